package dev.homespun.http;

import java.security.cert.X509Certificate;
import java.util.List;

/// The other end of the connection, as the socket shows it, or a proxy before us that is trusted with it. Nothing here
/// comes from a field of the message.
///
/// @param address the numeric IP address, `unix` behind a UNIX domain socket, or `in-memory` where there is no socket
/// @param port 1 to 65535, or 0 where there is none
/// @param secure whether the connection is encrypted
/// @param certificates who the client has proved to be, with TLS: its own certificate first, then those above it;
///     empty when it was not asked, or has none
public record Peer(String address, int port, boolean secure, List<X509Certificate> certificates) {

    /// The peer of a request that did not come through a socket, as in tests.
    public static final Peer IN_MEMORY = new Peer("in-memory", 0, false);

    /// Copies the list.
    public Peer {
        certificates = List.copyOf(certificates);
    }

    /// A peer that has shown no certificate.
    ///
    /// @param address the numeric IP address, `unix` or `in-memory`
    /// @param port 1 to 65535, or 0 where there is none
    /// @param secure whether the connection is encrypted
    public Peer(String address, int port, boolean secure) {
        this(address, port, secure, List.of());
    }
}
