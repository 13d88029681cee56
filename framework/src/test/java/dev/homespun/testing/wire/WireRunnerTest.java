package dev.homespun.testing.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/// A runner is worth what it catches: here it meets one server that is right and many that are wrong in one point.
class WireRunnerTest {

    private static final Duration PATIENCE = Duration.ofMillis(250);

    private static final WireFile FILE = WireFile.parse("right.wire", """
            scenario keep-alive
            rule 9112#9.3
            > GET /hello HTTP/1.1
            > Host: x
            >
            < HTTP/1.1 200 OK
            < Date: <date>
            < Content-Length: <n>
            <body "hello"
            expect-open 20ms

            scenario close
            rule 9112#9.6
            > GET /hello HTTP/1.1
            > Connection: close
            >
            < HTTP/1.1 200 OK
            < Connection: close
            < ...
            <body "hello"
            expect-eof

            scenario no-content
            rule 9110#15.3.5
            > GET /empty HTTP/1.1
            >
            < HTTP/1.1 204 No Content
            < Date: <date>
            < !Content-Length

            scenario chunks
            rule 9112#7.1
            > GET /chunks HTTP/1.1
            >
            < HTTP/1.1 200 OK
            < Transfer-Encoding: chunked
            < ...
            <body "hello"

            scenario chunk-by-chunk
            rule 9112#7.1
            > GET /chunks HTTP/1.1
            >
            < HTTP/1.1 200 OK
            < ...
            <chunk "hel"
            <chunk "lo"
            <last-chunk
            """);

    /// For a server that does not do that: otherwise a run takes a minute.
    private static final Scenario STAYS_OPEN = WireFile.parse("open.wire", """
            scenario stays-open
            rule 9112#9.3
            > GET /hello HTTP/1.1
            > Host: x
            >
            < HTTP/1.1 200 OK
            < ...
            <body "hello"
            expect-open 60s
            """).scenarios().getFirst();

    /// A server that is right, but for what is done to its answers.
    private record Fake(UnaryOperator<String> change) implements Connector.Service {

        private static final String DATE = "Date: Mon, 23 Nov 2026 12:00:00 GMT\r\n";

        @Override
        public void serve(InputStream in, OutputStream out) throws IOException {
            try (in; out) {
                for (String head = head(in); !head.isEmpty(); head = head(in)) {
                    String answer = change.apply(answer(head));
                    out.write(answer.getBytes(StandardCharsets.ISO_8859_1));
                    if (answer.contains("Connection: close")) {
                        return;
                    }
                }
            }
        }

        private static String head(InputStream in) throws IOException {
            StringBuilder head = new StringBuilder();
            while (head.indexOf("\r\n\r\n") < 0) {
                int octet = in.read();
                if (octet < 0) {
                    return "";
                }
                head.append((char) octet);
            }
            return head.toString();
        }

        private static String answer(String head) {
            String close = head.contains("Connection: close") ? "Connection: close\r\n" : "";
            if (head.startsWith("GET /empty")) {
                return "HTTP/1.1 204 No Content\r\n" + DATE + close + "\r\n";
            }
            if (head.startsWith("GET /chunks")) {
                return "HTTP/1.1 200 OK\r\n" + DATE + close
                        + "Transfer-Encoding: chunked\r\n\r\n3\r\nhel\r\n2\r\nlo\r\n0\r\n\r\n";
            }
            return "HTTP/1.1 200 OK\r\n" + DATE + "Content-Length: 5\r\n" + close + "\r\nhello";
        }
    }

    private static Scenario scenario(String name) {
        return FILE.scenarios().stream().filter(scenario -> scenario.name().equals(name)).findFirst().orElseThrow();
    }

    private static List<Outcome> play(String name, Connector.Service server) {
        return new WireRunner(Connector.inMemory(server)).withPatience(PATIENCE).run(scenario(name));
    }

    private static Outcome.Failure failure(Outcome outcome) {
        assertThat(outcome).isInstanceOf(Outcome.Failed.class);
        return ((Outcome.Failed) outcome).failure();
    }

    @Test
    void a_server_that_is_right_passes_in_all_variants() {
        for (Scenario scenario : FILE.scenarios()) {
            List<Outcome> outcomes = play(scenario.name(), new Fake(answer -> answer));

            assertThat(outcomes).hasSize(scenario.name().equals("close") ? 4 : 8)
                    .allSatisfy(outcome -> assertThat(outcome).as(scenario.name()).isInstanceOf(Outcome.Passed.class));
        }
    }

    @Test
    void a_server_that_is_right_passes_over_loopback_too() throws IOException {
        try (ServerSocket listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            Thread.ofVirtual().start(() -> accept(listener));
            WireRunner runner = new WireRunner(Connector.loopback(listener.getLocalPort()));

            assertThat(FILE.scenarios()).allSatisfy(scenario ->
                    assertThat(runner.run(scenario)).allSatisfy(outcome ->
                            assertThat(outcome).isInstanceOf(Outcome.Passed.class)));
        }
    }

    private static void accept(ServerSocket listener) {
        while (!listener.isClosed()) {
            try (Socket socket = listener.accept()) {
                new Fake(answer -> answer).serve(socket.getInputStream(), socket.getOutputStream());
            } catch (IOException _) {
                // The client is gone, or the test is over.
            }
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\0', value = {
            // what is wrong | scenario | in the answer | becomes | expected | found
            "length too small          | keep-alive | Length: 5  | Length: 4  | the content \"hello\" | \"hell\"",
            "length too large | keep-alive | Length: 5 | Length: 6 | 6 octets of content | nothing within 250 ms",
            "length signed | keep-alive | Length: 5 | Length: +5 | the field \"Content-Length: <n>\" "
                    + "(right.wire:8) | \"Content-Length: +5\"",
            "length missing | keep-alive | Content-Length: 5\\r\\n | | the field \"Content-Length: <n>\" "
                    + "(right.wire:8) | no field of this name",
            "length twice | close | Content-Length: 5 | Content-Length: 5\\r\\nContent-Length: 5 | one "
                    + "Content-Length or Transfer-Encoding (RFC 9112, 6.3) | more than one",
            "length and chunked | chunks | Transfer- | Content-Length: 5\\r\\nTransfer- | one Content-Length or "
                    + "Transfer-Encoding (RFC 9112, 6.3) | more than one",
            "date missing | keep-alive | Date: | X-Date: | the field \"Date: <date>\" (right.wire:7) | no field of "
                    + "this name",
            "date in another form | keep-alive | Mon, 23 Nov 2026 | Monday, 23-Nov-26 | the field \"Date: <date>\" "
                    + "(right.wire:7) | \"Date: Monday, 23-Nov-26 12:00:00 GMT\"",
            "wrong day of the week | keep-alive | Mon, 23 | Tue, 23 | the field \"Date: <date>\" (right.wire:7) | "
                    + "\"Date: Tue, 23 Nov 2026 12:00:00 GMT\"",
            "LF for CRLF | keep-alive | OK\\r\\n | OK\\n | CRLF at the end of the line (RFC 9112, 2.2) | LF alone",
            "CR for CRLF | keep-alive | OK\\r\\n | OK\\r | LF behind CR (RFC 9112, 2.2) | another octet",
            "no empty line | keep-alive | 5\\r\\n\\r\\n | 5\\r\\n | a field or the empty line | nothing within 250 ms",
            "no field at all | keep-alive | Date: Mon | Date Mon | a field: a token, a colon and a value (RFC "
                    + "9112, 5) | \"Date Mon, 23 Nov 2026 12:00:00 GMT\"",
            "space before the colon | keep-alive | Date: | Date : | a field: a token, a colon and a value (RFC "
                    + "9112, 5) | \"Date : Mon, 23 Nov 2026 12:00:00 GMT\"",
            "another status | keep-alive | 200 OK | 201 OK | the status line \"HTTP/1.1 200 OK\" | \"HTTP/1.1 201 OK\"",
            "unexpected field | keep-alive | Date | X-Secret: 1\\r\\nDate | no other field | X-Secret: 1",
            "other content             | keep-alive | hello      | hullo      | the content \"hello\" | \"hullo\"",
            "octets behind the answer | keep-alive | hello | hello! | an open connection and no octet for 20 ms | "
                    + "\"!\"",
            "closes always | keep-alive | Content | Connection: close\\r\\nContent | no other field | Connection: "
                    + "close",
            "does not say that it closes | close | Connection: close\\r\\n | | the field \"Connection: close\" "
                    + "(right.wire:18) | no field of this name",
            "204 with a length | no-content | Date | Content-Length: 0\\r\\nDate | no field Content-Length "
                    + "(right.wire:29) | \"Content-Length: 0\"",
            "204 with chunks | no-content | Date | Transfer-Encoding: chunked\\r\\nDate | no other field | "
                    + "Transfer-Encoding: chunked",
            "chunk size wrong | chunks | 3\\r\\n | 4\\r\\n | CRLF behind a chunk (RFC 9112, 7.1) | 0x0A",
            "chunk size missing | chunks | 3\\r\\n | \\r\\n | the size of a chunk in hexadecimal digits (RFC 9112, "
                    + "7.1) | \"\"",
            "no CRLF behind a chunk | chunks | hel\\r\\n | hel | CRLF behind a chunk (RFC 9112, 7.1) | 0x32",
            "no last chunk             | chunks     | 0\\r\\n\\r\\n | | the size of a chunk | nothing within 250 ms",
            "no line behind last chunk | chunks | 0\\r\\n\\r\\n | 0\\r\\n | a trailer or the empty line | nothing "
                    + "within 250 ms",
            "chunks joined | chunk-by-chunk | 3\\r\\nhel\\r\\n2\\r\\nlo | 5\\r\\nhello | the chunk \"hel\" | \"hello\"",
            "a trailer | chunk-by-chunk | 0\\r\\n\\r\\n | 0\\r\\nX: y\\r\\n\\r\\n | the empty line behind the last "
                    + "chunk (RFC 9112, 7.1) | 0x58",
    })
    void a_server_that_is_wrong_in_one_point_is_caught(String what, String scenario, String right, String wrong,
            String expected, String found) {
        String from = Escapes.latin1(Escapes.octets(right));
        String to = wrong == null ? "" : Escapes.latin1(Escapes.octets(wrong));

        Outcome whole = play(scenario, new Fake(answer -> answer.replace(from, to))).getFirst();

        assertThat(failure(whole)).as(what).extracting(Outcome.Failure::expected, Outcome.Failure::found)
                .containsExactly(expected, found);
    }

    @Test
    void a_server_that_reads_only_once_is_caught_by_the_pieces() {
        Connector.Service readsOnce = (in, out) -> {
            try (in; out) {
                byte[] head = new byte[8192];
                int count = in.read(head);
                boolean complete = new String(head, 0, count, StandardCharsets.ISO_8859_1).endsWith("\r\n\r\n");
                String answer = complete ? Fake.answer("GET /hello") : "HTTP/1.1 400 Bad Request\r\n\r\n";
                out.write(answer.getBytes(StandardCharsets.ISO_8859_1));
                in.readAllBytes();
            }
        };

        List<Outcome> outcomes = play("keep-alive", readsOnce);

        assertThat(outcomes).extracting(outcome -> outcome.variant() + ": " + (outcome instanceof Outcome.Passed))
                .startsWith("whole: true", "whole, then a second request: false", "one octet at a time: false",
                        "one octet at a time, then a second request: false", "line by line: false");
    }

    @Test
    void a_server_with_content_behind_204_is_caught_by_the_second_request() {
        List<Outcome> outcomes = play("no-content",
                new Fake(answer -> answer.replace("GMT\r\n\r\n", "GMT\r\n\r\nhello")));

        assertThat(failure(outcomes.get(1)).found()).startsWith("\"helloHTTP/1.1 ");
    }

    @Test
    void a_server_that_never_closes_is_caught() {
        Connector.Service neverCloses = (in, out) -> {
            out.write(Fake.answer(Fake.head(in)).getBytes(StandardCharsets.ISO_8859_1));
            in.readAllBytes();
            out.close();
        };

        assertThat(failure(play("close", neverCloses).getFirst()))
                .extracting(Outcome.Failure::expected, Outcome.Failure::found)
                .containsExactly("the end of the connection", "an open connection after 250 ms");
    }

    @Test
    void a_server_that_closes_too_early_is_caught() {
        Connector.Service closes = (in, out) -> {
            try (in; out) {
                out.write(Fake.answer(Fake.head(in)).getBytes(StandardCharsets.ISO_8859_1));
            }
        };

        assertThat(failure(new WireRunner(Connector.inMemory(closes)).run(STAYS_OPEN).getFirst()))
                .extracting(Outcome.Failure::expected, Outcome.Failure::found)
                .containsExactly("an open connection and no octet for 60 s", "the end of the connection");
    }

    @Test
    void a_server_that_closes_in_time_is_not_blamed_for_our_looking_late() {
        Scenario idle = WireFile.parse("idle.wire", """
                scenario idle
                rule 9112#9.5
                once
                expect-open 1ms
                expect-eof
                """).scenarios().getFirst();
        Connector late = () -> {
            long began = System.nanoTime();
            Line line = Connector.inMemory((in, out) -> {
                try (in; out) {
                    // nothing to say
                }
            }).connect();
            while (System.nanoTime() - began < 1_000_000) {
                Thread.onSpinWait();
            }
            return line;
        };

        assertThat(new WireRunner(late).run(idle)).allSatisfy(outcome ->
                assertThat(outcome).isInstanceOf(Outcome.Passed.class));
    }

    @Test
    void a_server_that_throws_or_forgets_to_close_its_streams_is_caught() {
        Connector.Service fails = (in, _) -> {
            Fake.head(in);
            throw new IllegalStateException("boom");
        };
        Connector.Service forgets = (in, _) -> Fake.head(in);

        assertThat(failure(play("close", fails).getFirst()).found())
                .isEqualTo("a broken connection (the server threw java.lang.IllegalStateException: boom)");
        assertThat(failure(play("close", forgets).getFirst()).found())
                .isEqualTo("a broken connection (the server returned without closing its output)");
    }

    @Test
    void a_server_that_closes_on_a_client_that_is_still_sending_is_caught() throws IOException {
        Scenario upload = WireFile.parse("upload.wire", """
                scenario upload
                rule 9112#9.6
                > POST /upload HTTP/1.1
                > Connection: close
                >
                >repeat 16777216 a
                < HTTP/1.1 200 OK
                < ...
                <body
                expect-eof
                """).scenarios().getFirst();
        try (ServerSocket listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            Thread.ofVirtual().start(() -> accept(listener));

            Outcome outcome = new WireRunner(Connector.loopback(listener.getLocalPort())).run(upload, Variant.WHOLE);

            assertThat(failure(outcome).found()).startsWith("a broken connection (");
        }
    }

    @Test
    void a_server_that_dribbles_does_not_outlast_the_deadline() {
        Connector.Service dribbles = (in, out) -> {
            try (in; out) {
                Fake.head(in);
                for (char c : "HTTP/1.1 200 OK\r\n".repeat(100).toCharArray()) {
                    out.write(c);
                    Thread.sleep(50);
                }
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
            }
        };

        long start = System.nanoTime();
        assertThat(failure(new WireRunner(Connector.inMemory(dribbles)).withPatience(PATIENCE)
                .run(scenario("close"), Variant.WHOLE)).found()).isEqualTo("nothing within 250 ms");
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(3));
    }

    @Test
    void nobody_to_connect_to_is_a_failure_and_no_exception() throws IOException {
        int port;
        try (ServerSocket unused = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = unused.getLocalPort();
        }

        assertThat(failure(new WireRunner(Connector.loopback(port)).run(scenario("close"), Variant.WHOLE)).expected())
                .isEqualTo("a server that takes connections");
    }

    @Test
    void the_report_tells_all_that_is_needed_to_find_the_fault() {
        Outcome outcome = play("close", new Fake(answer -> answer.replace("Connection: close", "Connection: closed")
                .replace("\r\n\r\n", "\r\nConnection: close\r\n\r\n").replace("hello", "hall\u00f6\u0001"))).get(1);

        assertThat(((Outcome.Failed) outcome).report()).isEqualTo("""
                scenario  close (right.wire:12)
                variant   one octet at a time
                rule      9112#9.6
                at        right.wire:17
                expected  the content "hello"
                found     "hall\\xf6"
                sent, 42 octets so far:
                    GET /hello HTTP/1.1␍␊
                    Connection: close␍␊
                    ␍␊
                received, 120 octets so far:
                    HTTP/1.1 200 OK␍␊
                    Date: Mon, 23 Nov 2026 12:00:00 GMT␍␊
                    Content-Length: 5␍␊
                    Connection: closed␍␊
                    Connection: close␍␊
                    ␍␊
                    hall\\xf6␁
                     ^
                """);
    }

    @Test
    void the_report_cuts_what_is_long_but_never_around_the_caret() {
        Scenario large = WireFile.parse("large.wire", """
                scenario large
                rule 9112#6.3
                >repeat 3000 a
                >
                >
                < HTTP/1.1 200 OK
                < ...
                <body repeat 5000 b
                """).scenarios().getFirst();
        Connector.Service wrong = (in, out) -> {
            try (in; out) {
                Fake.head(in);
                out.write(("HTTP/1.1 200 OK\r\nContent-Length: 5000\r\n\r\n" + "b".repeat(4000) + "c" + "b".repeat(999))
                        .getBytes(StandardCharsets.ISO_8859_1));
            }
        };

        Outcome outcome = new WireRunner(Connector.inMemory(wrong)).run(large, Variant.WHOLE);

        assertThat(((Outcome.Failed) outcome).report().lines().toList()).endsWith(
                "sent, 3004 octets so far:",
                "    " + "a".repeat(110) + "… (3002 octets in this line)",
                "    ␍␊",
                "received, 5041 octets so far:",
                "    HTTP/1.1 200 OK␍␊",
                "    Content-Length: 5000␍␊",
                "    ␍␊",
                "    …" + "b".repeat(55) + "c" + "b".repeat(54) + "… (5000 octets in this line)",
                "     " + " ".repeat(55) + "^");
    }

    @Test
    void what_went_over_the_connection_is_kept_for_captures() {
        Outcome outcome = play("close", new Fake(answer -> answer)).getFirst();

        assertThat(outcome.passages()).extracting(Passage::direction)
                .containsExactly(Passage.Direction.SENT, Passage.Direction.RECEIVED);
        assertThat(outcome.passages().getFirst().octets()).asString().startsWith("GET /hello HTTP/1.1\r\n");
        assertThat(outcome.passages()).extracting(Passage::at).isSorted();
    }

    @ParameterizedTest
    @EnumSource(Splitting.class)
    void pieces_put_together_are_the_whole(Splitting splitting) {
        byte[] octets = "GET / HTTP/1.1\r\nHost: x\r\n\r\nrest".getBytes(StandardCharsets.ISO_8859_1);

        List<byte[]> pieces = splitting.pieces(octets, 1000);

        assertThat(pieces.stream().map(Escapes::latin1).reduce("", String::concat)).isEqualTo(Escapes.latin1(octets));
        assertThat(pieces).noneMatch(piece -> piece.length == 0).hasSize(switch (splitting) {
            case WHOLE -> 1;
            case OCTETS -> octets.length;
            case LINES, BETWEEN_CR_AND_LF -> 4;
        });
    }

    @Test
    void of_many_cuts_only_those_at_the_ends_are_made() {
        assertThat(Splitting.OCTETS.pieces(new byte[1000], 300)).hasSize(301)
                .filteredOn(piece -> piece.length > 1)
                .singleElement().satisfies(piece -> assertThat(piece).hasSize(700));
    }

    @Test
    void patience_is_positive() {
        WireRunner runner = new WireRunner(Connector.loopback(1));

        assertThatIllegalArgumentException().isThrownBy(() -> runner.withPatience(Duration.ZERO))
                .withMessage("patience is PT0S; positive");
    }
}
