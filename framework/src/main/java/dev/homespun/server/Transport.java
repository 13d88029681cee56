package dev.homespun.server;

import dev.homespun.http.HttpError;
import dev.homespun.http.Peer;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/// What a connection runs over: octets in, octets out, and the ways to end either. Hides the kind of socket.
///
/// Used by the connection's thread; [#hasArrived], [#endIdle], [#shutdownInput], [#abort] and [#close] also by the
/// thread that keeps the deadlines and by the one that stops the server.
interface Transport extends Closeable {

    /// Does what comes before the first octet of HTTP, if there is anything, such as the handshake of TLS. The streams
    /// and the peer are asked for afterwards.
    ///
    /// @return false when it has come to nothing, and what there was to say about it has been said
    /// @throws HttpError when the peer can be answered by HTTP alone
    default boolean establish() throws IOException {
        return true;
    }

    InputStream input();

    OutputStream output();

    Peer peer();

    /// {@return for whom the connection counts, as far as that is known}
    default Origin origin() {
        return Origin.of(peer());
    }

    /// Makes a read that is blocked, and all later ones, return the end.
    void shutdownInput() throws IOException;

    /// {@return whether a read would find octets}
    default boolean hasArrived() {
        try {
            return input().available() > 0;
        } catch (IOException closed) {
            return false;
        }
    }

    /// Tells the peer that nothing more will come, and then makes a read that is blocked return the end: in this order,
    /// and from the thread that decides it, so that a peer about to send a request learns of the end as soon as
    /// possible.
    default void endIdle() throws IOException {
        shutdownOutput();
        shutdownInput();
    }

    /// Tells the peer that nothing more will come, where there is a word for it above the socket, such as the
    /// `close_notify` of TLS (RFC 8446, section 6.1). Nothing can be written afterwards.
    default void announceEnd() throws IOException {}

    /// Ends the output of the socket; reading goes on.
    void shutdownOutput() throws IOException;

    /// Closes so that the peer can tell it from a proper end, where there is such a way.
    void abort() throws IOException;

    /// One that adds something to another, and is the same in everything else.
    interface Around extends Transport {

        /// {@return the other}
        Transport inner();

        @Override
        default boolean establish() throws IOException {
            return inner().establish();
        }

        @Override
        default InputStream input() {
            return inner().input();
        }

        @Override
        default OutputStream output() {
            return inner().output();
        }

        @Override
        default Peer peer() {
            return inner().peer();
        }

        @Override
        default Origin origin() {
            return inner().origin();
        }

        @Override
        default void shutdownInput() throws IOException {
            inner().shutdownInput();
        }

        @Override
        default boolean hasArrived() {
            return inner().hasArrived();
        }

        @Override
        default void endIdle() throws IOException {
            inner().endIdle();
        }

        @Override
        default void announceEnd() throws IOException {
            inner().announceEnd();
        }

        @Override
        default void shutdownOutput() throws IOException {
            inner().shutdownOutput();
        }

        @Override
        default void abort() throws IOException {
            inner().abort();
        }

        @Override
        default void close() throws IOException {
            inner().close();
        }
    }
}
