package dev.homespun.benchmarks.micro;

import dev.homespun.http.MessageLimits;
import dev.homespun.http.RequestHead;
import dev.homespun.wire.BodyLength;
import dev.homespun.wire.OctetInput;
import dev.homespun.wire.RequestReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.infra.Blackhole;

/// The head of a request: from octets to a [RequestHead] that may be acted upon. Reader and buffer are those of a
/// connection that persists; each head comes in one read.
@State(Scope.Thread)
public class HeadBenchmark {

    /// What is read.
    @Param
    public Head head = Head.SMALL;

    private final RequestReader reader = new RequestReader(MessageLimits.DEFAULTS);
    private InputStream source = InputStream.nullInputStream();
    private OctetInput input = new OctetInput(source);

    /// What clients send.
    public enum Head {
        /// The least there can be.
        SMALL("/plaintext", 1, """
                GET /plaintext HTTP/1.1
                Host: localhost:8080

                """),
        /// Some 600 octets, as browsers have them.
        BROWSER("/shelves/42/books?title=dune&limit=10", 9, """
                GET /shelves/42/books?title=dune&limit=10 HTTP/1.1
                Host: books.example:8080
                User-Agent: Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0
                Accept: text/html,application/xhtml+xml,application/xml;q=0.9,image/avif,image/webp,*/*;q=0.8
                Accept-Language: en-GB,en-US;q=0.8,en;q=0.7,de-AT;q=0.5,de;q=0.3
                Accept-Encoding: gzip, deflate, br, zstd
                Referer: https://books.example:8080/shelves/42/books?title=dune&limit=10
                Cookie: session=8f14e45fceea167a5a36dedd4bea2543c9f0f895; theme=dark; seen=2026-11-23T08:15:30Z; page=12
                Sec-Fetch-Mode: navigate
                Sec-Fetch-Site: same-origin

                """);

        private final String target;
        private final int fieldLines;
        private final byte[] octets;

        Head(String target, int fieldLines, String lines) {
            this.target = target;
            this.fieldLines = fieldLines;
            this.octets = lines.replace("\n", "\r\n").getBytes(StandardCharsets.US_ASCII);
        }
    }

    /// Opens the input, and reads from it once.
    @Setup
    public void open() throws IOException {
        source = new ByteArrayInputStream(head.octets);
        input = new OctetInput(source);
        RequestHead read = reader.read(input);
        Check.isSame(read.target().toString(), head.target);
        Check.isSame(read.fields().size(), head.fieldLines);
        Check.isSame(RequestReader.check(read, false), new BodyLength.Fixed(0));
    }

    /// Reads and checks a head.
    @Benchmark
    public void read(Blackhole result) throws IOException {
        source.reset();
        RequestHead read = reader.read(input);
        result.consume(read);
        result.consume(RequestReader.check(read, false));
    }
}
