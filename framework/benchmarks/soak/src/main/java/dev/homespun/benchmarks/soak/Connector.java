package dev.homespun.benchmarks.soak;

import java.io.IOException;
import java.net.Socket;
import java.nio.file.Path;
import java.util.random.RandomGenerator;
import javax.net.ssl.SSLContext;

/// Opens connections to the server under test. Another kind of connection is another one of these, and everything else
/// stays.
///
/// @param bare a connection without what comes before HTTP
/// @param ready one on which HTTP can begin
record Connector(Opener bare, Opener ready) {

    /// A way to open a connection.
    @FunctionalInterface
    interface Opener {
        /// @param random of this connection only
        Line open(RandomGenerator random) throws IOException;
    }

    static Connector plain(int port) {
        Opener plain = _ -> SocketLine.connect(new Socket(), port);
        return new Connector(plain, plain);
    }

    /// The handshake is made by the first read or write.
    static Connector tls(int port, SSLContext trusting) {
        return new Connector(plain(port).bare(),
                _ -> SocketLine.connect(trusting.getSocketFactory().createSocket(), port));
    }

    static Connector unix(Path path) {
        Opener unix = _ -> UnixLine.connect(path);
        return new Connector(unix, unix);
    }

    static Connector proxied(int port) {
        Opener plain = plain(port).bare();
        return new Connector(plain, random -> {
            Line line = plain.open(random);
            try {
                Introduction.of(random).send(line.output(), random);
                return line;
            } catch (IOException e) {
                line.close();
                throw e;
            }
        });
    }
}
