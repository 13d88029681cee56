package dev.homespun.server;

import dev.homespun.http.Handler;
import dev.homespun.http.MediaType;
import dev.homespun.http.Request;
import dev.homespun.http.Response;
import dev.homespun.http.Status;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;

/// The application of the tests here, and the requests that they send to it.
final class SampleHandler implements Handler {

    static final ServerOptions ANY_PORT = ServerOptions.DEFAULTS.withPort(0);
    static final String GET = "GET /hello HTTP/1.1\r\nHost: a\r\n\r\n";
    static final String LAST_GET = "GET /hello HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n";

    @Override
    public Response handle(Request request) throws IOException {
        return switch (request.path().raw()) {
            case "/hello" -> Response.text("hello");
            case "/echo" -> Response.of(Status.OK).with(MediaType.OCTETS, request.content().readAll());
            case "/overflow" -> overflow();
            case "/memory" -> memory();
            default -> Response.of(Status.NOT_FOUND);
        };
    }

    static long count(InputStream in) throws IOException {
        return in.transferTo(OutputStream.nullOutputStream());
    }

    static void endless(OutputStream out) throws IOException {
        byte[] block = new byte[1 << 16];
        while (true) {
            out.write(block);
        }
    }

    private static Response memory() {
        List<byte[]> all = new ArrayList<>();
        while (true) {
            all.add(new byte[1 << 16]);
        }
    }

    @SuppressWarnings("InfiniteRecursion")
    private static Response overflow() {
        return overflow().with("X", "y");
    }
}
