package dev.homespun.benchmarks.soak;

import dev.homespun.http.Content;
import dev.homespun.http.MediaType;
import dev.homespun.http.Request;
import dev.homespun.http.Response;
import dev.homespun.http.Status;
import dev.homespun.server.Server;
import dev.homespun.server.ServerOptions;
import dev.homespun.server.Timeouts;
import dev.homespun.server.Tls;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.logging.Level;
import java.util.logging.Logger;

/// The server under test, a process of its own, so that what it takes up is its own. Says its port on its output, then
/// its footprint for each line on its input, and ends when that ends.
final class SoakServer {

    /// The line on its input that asks for connections, too.
    static final String CONNECTIONS = "connections";
    /// Shorter than by default, so that most of a run is not waiting; long enough for a machine with too much to do.
    static final Duration PATIENCE = Duration.ofSeconds(5);
    /// More than descriptors allow on most machines.
    private static final int CONNECTIONS_AT_MOST = 100_000;
    static final int MUCH = 16 << 20;
    /// Who is refused is said at INFO, and here that is most of them.
    private static final Logger LOGGER = Logger.getLogger("dev.homespun");

    private SoakServer() {}

    /// @param args how long to be patient ([Duration#parse]), what to listen over, and for TLS a key store with
    ///     [Certificate#PASSWORD], for UNIX a path
    static void main(String[] args) throws IOException {
        LOGGER.setLevel(Level.WARNING);
        Duration patience = Duration.parse(args[0]);
        Timeouts timeouts = Timeouts.DEFAULTS.withConnect(patience).withIdle(patience).withHead(patience)
                .withContentGrace(patience).withStall(patience);
        ServerOptions plain = ServerOptions.DEFAULTS.withPort(0).withConnections(CONNECTIONS_AT_MOST).with(timeouts);
        ServerOptions options = switch (Over.valueOf(args[1])) {
            case PLAIN -> plain;
            case TLS -> plain.with(Tls.keyStore(Path.of(args[2]), Certificate.PASSWORD));
            case UNIX -> plain.withUnixSocket(Path.of(args[2]));
            case PROXY -> plain.withProxyProtocol("127.0.0.0/8");
        };
        try (Server server = Server.start(SoakServer::answer, options);
                BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
            System.out.println(server.port());
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                Footprint now = Footprint.here();
                System.out.println((line.equals(CONNECTIONS) ? now.withConnections() : now).line());
            }
        }
    }

    private static Response answer(Request request) throws IOException {
        return switch (request.path().raw()) {
            case "/hello" -> Response.text("hello");
            case "/upload" -> upload(request);
            case "/much" -> Response.of(Status.OK).with("Content-Type", MediaType.OCTETS.toString())
                    .with(Content.generated(SoakServer::much));
            default -> Response.of(Status.NOT_FOUND);
        };
    }

    private static Response upload(Request request) throws IOException {
        try (InputStream content = request.content().withLimit(MUCH).open()) {
            return Response.text(Long.toString(content.transferTo(OutputStream.nullOutputStream())));
        }
    }

    private static void much(OutputStream out) throws IOException {
        byte[] block = new byte[1 << 16];
        for (int written = 0; written < MUCH; written += block.length) {
            out.write(block);
        }
    }
}
