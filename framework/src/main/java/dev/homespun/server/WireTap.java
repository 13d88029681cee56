package dev.homespun.server;

import dev.homespun.http.Peer;

/// Sees the octets of HTTP as they come and go, for somebody who asks what really was sent.
///
/// Given with [ServerOptions#with(WireTap)]. `dev.homespun.testing` has one that prints.
///
/// What comes before HTTP, the header of a proxy and the handshake of TLS, is not shown, and octets are shown as they
/// are without encryption. That includes passwords and cookies. When there is no tap, no connection asks for one.
@FunctionalInterface
public interface WireTap {

    /// Sees nothing.
    WireTap NONE = _ -> Observer.NONE;

    /// Asked once for each connection, before its first octet; calls for different connections overlap.
    ///
    /// @param peer the other end, as requests show it
    /// @return who is shown the octets of this connection, [Observer#NONE] for nobody
    Observer observe(Peer peer);

    /// Sees one connection. Calls never overlap, and each is on the thread that reads or writes, which waits meanwhile:
    /// an observer that takes its time makes the connection slow, and deadlines go on.
    ///
    /// What is thrown here is logged once and ends the observation. The connection does not notice.
    interface Observer {

        /// Sees nothing.
        Observer NONE = new Observer() {

            @Override
            public void received(byte[] octets, int offset, int length) {}

            @Override
            public void sent(byte[] octets, int offset, int length) {}
        };

        /// The peer has sent octets, whatever becomes of them.
        ///
        /// @param octets holds them, and will hold others soon: copy what you keep, change nothing
        /// @param offset where they begin
        /// @param length how many there are, 1 or more
        void received(byte[] octets, int offset, int length);

        /// The socket has taken octets for the peer.
        ///
        /// @param octets holds them, and will hold others soon: copy what you keep, change nothing
        /// @param offset where they begin
        /// @param length how many there are, 1 or more
        void sent(byte[] octets, int offset, int length);

        /// The connection is closed. Nothing is called after this.
        default void ended() {}
    }
}
