package dev.homespun.testing.wire;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import javax.net.ssl.SSLContext;

/// Opens connections to the server that is put to the test. Used by several threads when scenarios run at a time.
@FunctionalInterface
public interface Connector {

    /// {@return a new connection}
    ///
    /// @throws IOException when there is nobody to connect to
    Line connect() throws IOException;

    /// {@return connections in memory, each served on a virtual thread of its own}
    ///
    /// Here the pieces in which octets are sent are exactly what the server's reads return, so the variants are exact.
    ///
    /// @param service what serves one connection
    static Connector inMemory(Service service) {
        return () -> MemoryLine.open(service);
    }

    /// {@return connections to a port of this machine's loopback address}
    ///
    /// TCP keeps no borders between writes. Pieces are sent without delay and a millisecond apart, which a server
    /// that reads at once sees as pieces; of more than 300 cuts only the first and the last 150 are made.
    ///
    /// @param port 1 to 65535
    static Connector loopback(int port) {
        return () -> SocketLine.open(port);
    }

    /// {@return connections to a port of this machine's loopback address, encrypted}
    ///
    /// As [#loopback(int)], and each piece is a TLS record of its own. Where the JDK is told to be strict
    /// (`-Dcom.sun.net.ssl.requireCloseNotify=true`), an end without a `close_notify` counts as broken.
    ///
    /// @param port 1 to 65535
    /// @param trusting what trusts the certificate of the server
    static Connector loopback(int port, SSLContext trusting) {
        return () -> SocketLine.open(port, trusting);
    }

    /// {@return connections to a UNIX domain socket}
    ///
    /// Pieces are sent as with [#loopback(int)].
    ///
    /// @param path where the socket is
    static Connector unix(Path path) {
        return () -> UnixLine.open(path);
    }

    /// Serves one connection in the calling thread and closes both streams when it is over.
    @FunctionalInterface
    interface Service {
        /// Serves a connection.
        ///
        /// @param in what the client sends
        /// @param out what the client gets
        /// @throws IOException when the client is gone
        void serve(InputStream in, OutputStream out) throws IOException;
    }
}
