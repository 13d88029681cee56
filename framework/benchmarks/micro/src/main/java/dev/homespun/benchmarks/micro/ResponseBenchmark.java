package dev.homespun.benchmarks.micro;

import dev.homespun.http.HttpVersion;
import dev.homespun.http.MediaType;
import dev.homespun.http.Response;
import dev.homespun.http.Status;
import dev.homespun.wire.ResponseWriter;
import dev.homespun.wire.ResponseWriter.Framing;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/// A response that was made already, to octets: head and content in one write, which goes nowhere. The writer is that
/// of a connection that persists.
@State(Scope.Thread)
public class ResponseBenchmark {

    /// Made once a second by the server, and so not measured.
    private static final String DATE = "Sun, 06 Nov 1994 08:49:37 GMT";
    private static final Framing FRAMING = new Framing(false, HttpVersion.HTTP_1_1, false);
    private static final String HELLO = "Hello, World!";

    private final byte[] article = Article.octets();
    private final Response text = Response.text(HELLO);
    private final Response json = Response.of(Status.OK).with(MediaType.JSON, article);
    private final Sink sink = new Sink();
    private final ResponseWriter writer = writerTo(sink);

    /// Counts octets. The last array can be seen from elsewhere, so that none is optimised away.
    private static final class Sink extends OutputStream {
        private long count;
        private byte[] last = {};

        @Override
        public void write(int octet) {
            write(new byte[] {(byte) octet}, 0, 1);
        }

        @Override
        public void write(byte[] octets, int offset, int length) {
            count += length;
            last = octets;
        }
    }

    /// Writes both to where they can be looked at.
    @Setup
    public void check() throws IOException {
        ByteArrayOutputStream written = new ByteArrayOutputStream();
        ResponseWriter toMemory = writerTo(written);
        write(text, toMemory);
        write(json, toMemory);
        Check.isSame(written.toString(StandardCharsets.UTF_8),
                message(MediaType.TEXT, HELLO.getBytes(StandardCharsets.UTF_8))
                        + message(MediaType.JSON, article));
    }

    /// 13 octets of text.
    @Benchmark
    public long text() throws IOException {
        write(text, writer);
        return sink.count;
    }

    /// 1,024 octets of JSON.
    @Benchmark
    public long json() throws IOException {
        write(json, writer);
        return sink.count;
    }

    private static ResponseWriter writerTo(OutputStream out) {
        return new ResponseWriter(out, () -> DATE);
    }

    private static void write(Response response, ResponseWriter writer) throws IOException {
        writer.begin();
        writer.write(response, FRAMING, true);
    }

    private static String message(MediaType type, byte[] content) {
        return "HTTP/1.1 200 OK\r\nDate: %s\r\nContent-Type: %s\r\nContent-Length: %d\r\n\r\n%s"
                .formatted(DATE, type, content.length, new String(content, StandardCharsets.UTF_8));
    }
}
