package dev.homespun.benchmarks.soak;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.List;

/// A server under test, and the way to it.
///
/// @param props what is cleared away behind the server, in this order
record Stage(Over over, ServerProcess server, Connector connector, List<Closeable> props) implements AutoCloseable {

    /// @param patience how long the server waits for what a client does next
    static Stage set(Over over, Duration patience) throws IOException, InterruptedException, GeneralSecurityException {
        return switch (over) {
            case PLAIN -> {
                ServerProcess server = ServerProcess.start(patience, over);
                yield new Stage(over, server, Connector.plain(server.port()), List.of());
            }
            case PROXY -> {
                ServerProcess server = ServerProcess.start(patience, over);
                yield new Stage(over, server, Connector.proxied(server.port()), List.of());
            }
            case TLS -> {
                Certificate certificate = Certificate.make();
                ServerProcess server = ServerProcess.start(patience, over, certificate.store().toString());
                yield new Stage(over, server, Connector.tls(server.port(), certificate.trusting()),
                        List.of(certificate::close));
            }
            case UNIX -> {
                Path folder = Files.createTempDirectory("soak");
                Path path = folder.resolve("s");
                ServerProcess server = ServerProcess.start(patience, over, path.toString());
                yield new Stage(over, server, Connector.unix(path),
                        List.of(() -> Files.deleteIfExists(path), () -> Files.delete(folder)));
            }
        };
    }

    @Override
    public void close() throws IOException {
        server.close();
        for (Closeable prop : props) {
            prop.close();
        }
    }
}
