package dev.homespun.http;

/// The other end of the connection, as the socket shows it. Nothing here comes from a field of the message.
///
/// @param address the numeric IP address, or `in-memory` where there is no socket
/// @param port 1 to 65535, or 0 where there is no socket
/// @param secure whether the connection is encrypted
public record Peer(String address, int port, boolean secure) {

    /// The peer of a request that did not come through a socket, as in tests.
    public static final Peer IN_MEMORY = new Peer("in-memory", 0, false);
}
