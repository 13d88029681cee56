package dev.homespun.server;

import java.io.Closeable;
import java.io.IOException;
import java.util.Optional;

/// Where connections come in. Used by the acceptor alone, once it is open.
interface Listener extends Closeable {

    /// Begins to listen. What can go wrong here is the first thing a user sees of the framework, so each way has its
    /// sentence.
    ///
    /// @throws IOException when that is not possible; the message is a sentence that says why
    static Listener open(ServerOptions options) throws IOException {
        return switch (options.address()) {
            case Address.Tcp tcp -> TcpListener.open(tcp, options.capacity().backlog());
            case Address.Unix unix -> UnixListener.open(unix, options.capacity().backlog());
        };
    }

    /// {@return the next connection, or nothing when there is none within a time}
    ///
    /// @param millis 1 or more
    Optional<Transport> accept(int millis) throws IOException;

    /// {@return the port that is listened on, 0 where there are no ports}
    int port();
}
