package dev.homespun.binding;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.homespun.App;
import dev.homespun.annotation.Get;
import dev.homespun.http.HttpError;
import dev.homespun.http.Request;
import dev.homespun.http.Response;
import dev.homespun.http.Status;
import dev.homespun.json.JacksonCodec;
import dev.homespun.server.Server;
import dev.homespun.server.ServerOptions;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/// Streams as results, over the engine.
@Timeout(30)
class StreamResultsTest {

    private static final String LONG = "x".repeat(100);

    record Row(int number, String text) {}

    record Unwritable(int number) {
        public int number() {
            if (number > 0) {
                throw new IllegalStateException("out of order");
            }
            return number;
        }
    }

    static final class Rows {
        final AtomicInteger made = new AtomicInteger();
        final CountDownLatch closed = new CountDownLatch(1);
        final CountDownLatch hasRead = new CountDownLatch(1);

        private <T> Stream<T> watched(Stream<T> stream) {
            return stream.onClose(closed::countDown);
        }

        @Get("/few") Stream<Row> few() {
            return watched(Stream.of(new Row(1, "a\nb"), new Row(2, "c")));
        }

        @Get("/none") Stream<Row> none() { return watched(Stream.empty()); }
        @Get("/ints") IntStream ints() { return IntStream.range(0, 3).onClose(closed::countDown); }
        @Get("/perhaps") Optional<Stream<Integer>> perhaps() { return Optional.of(watched(Stream.of(1))); }
        @Get("/parallel") Stream<Integer> parallel() { return watched(IntStream.range(0, 5).boxed().parallel()); }
        @SuppressWarnings("NullAway")
        @Get("/nulls") Stream<String> nulls() { return watched(Arrays.asList("a", null, "b").stream()); }

        @Get("/object") Stream<Object> object() { return watched(Stream.of(1, new IllegalStateException("secret"))); }
        @Get("/first") Stream<Unwritable> first() { return watched(Stream.of(new Unwritable(1))); }

        @Get("/later") Stream<Unwritable> later() {
            return watched(IntStream.iterate(-10_000, i -> i + 1).mapToObj(Unwritable::new));
        }

        @Get("/endless") Stream<Row> endless() {
            return watched(Stream.iterate(0, i -> i + 1).peek(_ -> made.incrementAndGet()).map(i -> new Row(i, LONG)));
        }

        @Get("/nested") Stream<Row> nested() {
            return watched(Stream.of(1).flatMap(_ -> endless()));
        }

        @Get("/patient") Stream<Row> patient() {
            return watched(IntStream.range(0, 1001).mapToObj(this::thousandth));
        }

        @Get("/slow") Stream<Integer> slow() {
            return watched(Stream.iterate(0, i -> i + 1).peek(_ -> pause()));
        }

        /// Nothing is late here: each element comes as long after the one before as is said.
        private void pause() {
            made.incrementAndGet();
            LockSupport.parkNanos(20_000_000);
        }

        @Get("/gone") Stream<Integer> gone() {
            return watched(Stream.of(1, 2).peek(i -> {
                if (i == 2) {
                    throw HttpError.of(Status.GONE, "It is gone.");
                }
            }));
        }

        /// Does not make the last one before the client has some of the others.
        private Row thousandth(int i) {
            try {
                if (i == 1000) {
                    hasRead.await();
                }
                return new Row(i, LONG);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    private final Rows rows = new Rows();
    private final App app = App.create().controller(rows);

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', value = {
            "/few      | [{\"number\":1,\"text\":\"a\\nb\"},{\"number\":2,\"text\":\"c\"}]",
            "/none     | []", "/ints | [0,1,2]", "/perhaps | [1]", "/parallel | [0,1,2,3,4]",
            "/nulls    | [\"a\",null,\"b\"]",
    })
    void elementsAreAnArray(String path, String array) throws Exception {
        String answer = answer("GET", path, "*/*");
        assertThat(answer).startsWith("HTTP/1.1 200 OK").contains("Content-Type: application/json\r\n")
                .contains("Content-Length: " + array.length() + "\r\n").endsWith("\r\n\r\n" + array);
        rows.closed.await();
    }

    @Test
    void elementsAreLinesEachOfWhichLeavesAtOnce() throws Exception {
        assertThat(answer("GET", "/few", "application/x-ndjson")).contains("Transfer-Encoding: chunked\r\n").endsWith(
                "\r\n\r\n1b\r\n{\"number\":1,\"text\":\"a\\nb\"}\n\r\n"
                + "18\r\n{\"number\":2,\"text\":\"c\"}\n\r\n0\r\n\r\n");
        rows.closed.await();
    }

    @Test
    void aLineIsALineAlsoWhenJsonIsWrittenForPeople() throws Exception {
        App pretty = App.create().controller(rows).json(JacksonCodec.of(
                JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build()));
        String body = new String(pretty.handle(Request.get("/few")
                .with("Accept", "application/x-ndjson")).content().readAll(), UTF_8);
        assertThat(body).hasLineCount(2);
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"*/*", "application/x-ndjson"})
    void aFailureBeforeTheFirstOctetLeftIsA500(String accept) throws Exception {
        assertThat(answer("GET", "/first", accept)).startsWith("HTTP/1.1 500").doesNotContain("out of order");
        rows.closed.await();
    }

    @Test
    void anElementThatNobodyMeantIsA500() throws Exception {
        assertThat(answer("GET", "/object", "*/*")).startsWith("HTTP/1.1 500").doesNotContain("secret");
        rows.closed.await();
    }

    @Test
    void aFailureAfterItIsNeverAWholeAnswer() throws Exception {
        assertThat(answer("GET", "/later", "*/*")).startsWith("HTTP/1.1 200").contains("chunked")
                .doesNotContain("0\r\n\r\n").doesNotContain("]");
        rows.closed.await();
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"/few", "/endless"})
    void headRunsNothingAndClosesTheStream(String path) throws Exception {
        assertThat(answer("HEAD", path, "*/*")).startsWith("HTTP/1.1 200")
                .contains("Content-Type: application/json\r\n").endsWith("\r\n\r\n");
        rows.closed.await();
        assertThat(rows.made).hasValue(0);
    }

    @Test
    void theStreamIsReadNoFurtherThanItIsWritten() throws Exception {
        for (String path : List.of("/endless", "/nested")) {
            List<Integer> madeAtWrites = new ArrayList<>();
            Rows fresh = new Rows();
            serve(App.create().controller(fresh), "GET", path, "*/*", new OutputStream() {
                @Override
                public void write(int octet) throws IOException {
                    throw new IOException("one octet");
                }

                @Override
                public void write(byte[] octets, int offset, int length) throws IOException {
                    madeAtWrites.add(fresh.made.get());
                    if (madeAtWrites.size() == 10) {
                        throw new IOException("the client is gone");
                    }
                }
            });
            fresh.closed.await();
            assertThat(madeAtWrites).hasSize(10);
            for (int i = 0; i < 10; i++) {
                assertThat(madeAtWrites.get(i)).as(path).isLessThanOrEqualTo((i + 1) * 8192 / LONG.length() + 1);
            }
        }
    }

    @Test
    void theClientReadsTheFirstElementsBeforeTheLastAreMade() throws Exception {
        try (Server server = Server.start(app, ServerOptions.DEFAULTS.withPort(0));
                Socket client = new Socket("127.0.0.1", server.port())) {
            client.setSoTimeout(10_000);
            client.getOutputStream().write(request("GET", "/patient", "*/*"));
            InputStream in = client.getInputStream();
            String first = new String(in.readNBytes(1000), UTF_8);
            assertThat(first).contains("\"number\":0");
            rows.hasRead.countDown();
            assertThat(new String(in.readAllBytes(), UTF_8)).contains("\"number\":1000").endsWith("0\r\n\r\n");
        }
    }

    @Test
    void aClientThatGoesAwayEndsTheStream() throws Exception {
        try (Server server = Server.start(app, ServerOptions.DEFAULTS.withPort(0))) {
            try (Socket client = new Socket("127.0.0.1", server.port())) {
                client.getOutputStream().write(request("GET", "/endless", "application/x-ndjson"));
                assertThat(client.getInputStream().read()).isEqualTo('H');
            }
            rows.closed.await();
        }
    }

    @Test
    void aClientThatGoesAwayEndsASlowArrayLongBeforeItsBufferIsFull() throws Exception {
        try (Server server = Server.start(app, ServerOptions.DEFAULTS.withPort(0))) {
            try (Socket client = new Socket("127.0.0.1", server.port())) {
                client.setSoTimeout(10_000);
                client.getOutputStream().write(request("GET", "/slow", "application/json"));
                assertThat(client.getInputStream().read()).as("long before 8 KiB").isEqualTo('H');
            }
            rows.closed.await();
            assertThat(rows.made).as("8 KiB are 2000 of them").hasValueLessThan(1500);
        }
    }

    @Test
    void anHttpErrorBeforeTheFirstOctetLeftIsTheAnswer() throws Exception {
        assertThat(answer("GET", "/gone", "application/json")).startsWith("HTTP/1.1 410 Gone")
                .contains("It is gone.", "\"instance\":\"urn:uuid:");
        rows.closed.await();
    }

    @Test
    void anHttpErrorAfterItCutsTheAnswer() throws Exception {
        assertThat(answer("GET", "/gone", "application/x-ndjson")).startsWith("HTTP/1.1 200 OK").doesNotContain("0\r\n\r\n");
        rows.closed.await();
    }

    @Test
    void aStreamThatAFilterTurnsIntoNothingIsClosed() throws Exception {
        App filtered = App.create().controller(rows)
                .use((request, next) -> next.handle(request).with(Status.NOT_MODIFIED));
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        serve(filtered, "GET", "/few", "*/*", out);
        assertThat(out.toString(UTF_8)).startsWith("HTTP/1.1 304");
        rows.closed.await();
    }

    @Test
    void inMemoryItIsReadWhole() throws Exception {
        Response response = app.handle(Request.get("/ints"));
        assertThat(new String(response.content().readAll(), UTF_8)).isEqualTo("[0,1,2]");
    }

    private String answer(String method, String path, String accept) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        serve(app, method, path, accept, out);
        return out.toString(UTF_8);
    }

    private static void serve(App app, String method, String path, String accept, OutputStream out)
            throws IOException {
        Server.serve(new ByteArrayInputStream(request(method, path, accept)), out, app, ServerOptions.DEFAULTS);
    }

    private static byte[] request(String method, String path, String accept) {
        return "%s %s HTTP/1.1\r\nHost: a\r\nConnection: close\r\nAccept: %s\r\n\r\n".formatted(method, path, accept)
                .getBytes(UTF_8);
    }
}
