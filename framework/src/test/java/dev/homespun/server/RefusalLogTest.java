package dev.homespun.server;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import dev.homespun.http.HttpError;
import dev.homespun.http.Status;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// What peers can do to the log.
@Timeout(60)
class RefusalLogTest {

    private static final Logger LOGGER = Logger.getLogger(RefusalLog.class.getName());

    private final List<String> lines = new CopyOnWriteArrayList<>();
    private final Handler collector = new Handler() {
        @Override
        public void publish(LogRecord record) {
            lines.add(record.getMessage());
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    };

    @BeforeEach
    void listen() {
        LOGGER.addHandler(collector);
    }

    @AfterEach
    void stopListening() {
        LOGGER.removeHandler(collector);
    }

    @Test
    void aRefusedMessageIsALineWithPeerReasonAndId() throws Exception {
        assertThat(refused("GET / HTTP/1.1\r\nno colon\r\n\r\n")).singleElement().asString().matches(
                "refused a message from in-memory: 400 Bad Request: Field line has no colon \\(RFC 9112, 5\\)\\. \\(urn:uuid:\\S+\\)");
    }

    /// A line feed would forge a line; U+0085 is one for some viewers; U+009B starts commands to a terminal, as ESC.
    @Test
    void logInjectionOnlyVisibleAsciiOfAPeerGetsIntoTheLog() throws Exception {
        String nasty = "\u001b[2J\u0085\u009b31m\u00ff\t\u0000\r\u007f";
        for (String place : List.of("%s / HTTP/1.1\r\nHost: a\r\n\r\n", "GET /%s HTTP/1.1\r\nHost: a\r\n\r\n",
                "GET / HTTP/%s\r\nHost: a\r\n\r\n", "GET / HTTP/1.1\r\nHost: %s\r\n\r\n",
                "GET / HTTP/1.1\r\nHost: a\r\n%s: b\r\n\r\n", "GET / HTTP/1.1\r\nHost: a\r\nX: %s\r\n\r\n",
                "POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: %s, chunked\r\n\r\n",
                "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: %s\r\n\r\n",
                "GET / HTTP/1.1\r\nHost: a\r\nExpect: %s\r\n\r\n")) {
            for (int i = 0; i < nasty.length(); i++) {
                refused(place.formatted(nasty.charAt(i)));
            }
            refused(place.formatted("a".repeat(7_000) + "\u0085"));
        }
        assertThat(lines).isNotEmpty().allSatisfy(line -> assertThat(line).matches("[ -~]{1,400}"));
    }

    @Test
    void logInjectionWhateverAReasonRepeatsIsShownAsVisibleAsciiAndCut() {
        new RefusalLog(System::nanoTime).message("192.0.2.1", HttpError.of(Status.BAD_REQUEST,
                "a\r\nb\u001b[2J\u0085\u009b\u2028" + "x".repeat(1_000)));
        assertThat(lines).singleElement().asString().matches("[ -~]{1,400}")
                .contains("a\\u000d\\u000ab\\u001b[2J\\u0085\\u009b\\u2028xxx");
    }

    @Test
    void aFloodOfRefusalsIsTenLinesASecondAndACount() {
        AtomicLong clock = new AtomicLong();
        RefusalLog log = new RefusalLog(clock::get);
        HttpError why = HttpError.of(Status.BAD_REQUEST, "because");
        for (int i = 0; i < 1_000; i++) {
            log.message("192.0.2.1", why);
        }
        assertThat(lines).hasSize(RefusalLog.MOST_LINES_A_SECOND);
        clock.set(1_000_000_000);
        log.message("192.0.2.1", why);
        log.message("192.0.2.1", why);
        assertThat(lines).hasSize(RefusalLog.MOST_LINES_A_SECOND + 2);
        assertThat(lines.get(10)).endsWith("; 990 like it before were left out");
        assertThat(lines.get(11)).endsWith(")");
    }

    /// A server for each, so that none is left out.
    private List<String> refused(String message) throws IOException {
        Server.serve(new ByteArrayInputStream(message.getBytes(ISO_8859_1)), OutputStream.nullOutputStream(),
                new SampleHandler(), ServerOptions.DEFAULTS);
        return lines;
    }
}
