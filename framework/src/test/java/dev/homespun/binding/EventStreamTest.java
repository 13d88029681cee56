package dev.homespun.binding;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.homespun.App;
import dev.homespun.annotation.Get;
import dev.homespun.annotation.Header;
import dev.homespun.http.Method;
import dev.homespun.http.Request;
import dev.homespun.http.Response;
import dev.homespun.http.Status;
import dev.homespun.server.Server;
import dev.homespun.server.ServerOptions;
import dev.homespun.server.Timeouts;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Server-sent events, over the engine.
@Timeout(30)
class EventStreamTest {

    record Price(String share, int cents) {}

    static final class Feed {
        final BlockingQueue<String> news = new LinkedBlockingQueue<>();
        final CountDownLatch runs = new CountDownLatch(1);
        final CompletableFuture<Throwable> ended = new CompletableFuture<>();

        @Get("/three") EventStream three(@Header("Last-Event-ID") Optional<String> last) {
            return EventStream.of(events -> {
                events.send("after " + last.orElse("nothing"));
                events.send(Event.of(new Price("A", 7)).named("price").withId("17"));
                events.comment("");
                events.send(Event.of("bye").reconnectingAfter(Duration.ofSeconds(3)));
            });
        }

        @Get("/polite") EventStream polite() {
            return EventStream.of(events -> {
                runs.countDown();
                while (events.isWanted()) {
                    String text = news.poll(5, TimeUnit.MILLISECONDS);
                    if (text != null) {
                        events.send(text);
                    }
                }
                events.send("bye");
            });
        }

        @Get("/endless") EventStream endless() {
            return EventStream.of(events -> {
                runs.countDown();
                try {
                    while (true) {
                        events.send(news.poll(1, TimeUnit.MILLISECONDS) == null ? "tick" : "news");
                    }
                } catch (IOException gone) {
                    ended.complete(gone);
                    throw gone;
                }
            });
        }

        @Get("/blocked") EventStream blocked() {
            return EventStream.of(events -> {
                runs.countDown();
                events.send(news.take());
            });
        }

        @Get("/broken") EventStream broken() {
            return EventStream.of(events -> {
                events.send("one");
                throw new Exception("the source is broken");
            });
        }
    }

    private final Feed feed = new Feed();
    private final App app = App.create().controller(feed);

    @Test
    void anEventIsItsFieldsAndThenItsData() throws Exception {
        Response response = app.handle(Request.get("/three").with("Last-Event-ID", "16"));
        assertThat(response.fields().first("Content-Type")).contains("text/event-stream");
        assertThat(response.fields().first("Cache-Control")).contains("no-store");
        assertThat(text(response)).isEqualTo("""
                data: after 16

                event: price
                id: 17
                data: {"share":"A","cents":7}

                :\s

                retry: 3000
                data: bye

                """);
    }

    @Test
    void theHeadAndEveryEventLeaveAtOnce() throws Exception {
        String answer = answer("GET", "/three");
        assertThat(answer).startsWith("HTTP/1.1 200 OK").contains("Transfer-Encoding: chunked\r\n")
                .contains("\r\n\r\n15\r\ndata: after nothing\n\n\r\n").endsWith("\r\n0\r\n\r\n");
    }

    @Test
    void headRunsNothing() throws Exception {
        assertThat(answer("HEAD", "/polite")).startsWith("HTTP/1.1 200").contains("text/event-stream");
        assertThat(feed.runs.getCount()).isEqualTo(1);
    }

    @Test
    void whoWantsSomethingElseIsRefused() throws Exception {
        assertThat(app.handle(Request.get("/three").with("Accept", "application/json")).status())
                .isEqualTo(Status.NOT_ACCEPTABLE);
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"a\nb", "a\rb", "a\r\nb"})
    void dataOfSeveralLinesStaysData(String data) throws Exception {
        assertThat(sent(events -> events.send(data))).isEqualTo("data: a\ndata: b\n\n");
        assertThat(sent(events -> events.comment(data))).isEqualTo(": a\n: b\n\n");
    }

    @Test
    void nothingThatIsSentBecomesAFieldOfItsOwn() throws Exception {
        assertThat(sent(events -> events.send("a\n\nevent: evil\r\rid: 7\n")))
                .isEqualTo("data: a\ndata: \ndata: event: evil\ndata: \ndata: id: 7\ndata: \n\n");
        assertThat(sent(events -> events.send(" a\u2028\u0085b"))).isEqualTo("data:  a\u2028\u0085b\n\n");
        assertThat(sent(events -> events.send(""))).isEqualTo("data: \n\n");
        assertThat(sent(events -> events.send(new Price("a\nb", 1))))
                .isEqualTo("data: {\"share\":\"a\\nb\",\"cents\":1}\n\n");
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"a\n", "\ra", "a\0b"})
    void namesAndIdsAreOneLine(String text) {
        assertThatThrownBy(() -> Event.of("x").named(text)).isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("name of an event contains 0x0");
        assertThatThrownBy(() -> Event.of("x").withId(text)).isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("id of an event contains 0x0");
    }

    @Test
    void whatNoBrowserUnderstandsIsRefused() {
        assertThatThrownBy(() -> Event.of("x").named("")).hasMessageContaining("leave it out");
        assertThatThrownBy(() -> Event.of("x").reconnectingAfter(Duration.ofMillis(-1)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    @SuppressWarnings("NullAway")
    void nothingIsNoEvent() {
        assertThatThrownBy(() -> sent(events -> events.send(null))).isInstanceOf(NullPointerException.class)
                .hasMessage("send(null): there is no event without data; send(\"\") is one with empty data");
        assertThatThrownBy(() -> Event.of(null)).isInstanceOf(NullPointerException.class)
                .hasMessage("Event.of(null): there is no event without data; \"\" is empty data");
    }

    @Test
    void aClientThatGoesAwayEndsTheLoopAndIsNobodysFault() throws Exception {
        Server server = Server.start(app, ServerOptions.DEFAULTS.withPort(0));
        try (Faults faults = new Faults()) {
            try (Socket client = open(server, "/endless")) {
                readUntil(client, "data: tick");
            }
            assertThat(feed.ended.get()).isInstanceOf(IOException.class);
            server.close();
            assertThat(faults.records).isEmpty();
        }
    }

    @Test
    void aLoopThatFailsIsLoggedAndNeverAWholeAnswer() throws Exception {
        try (Faults faults = new Faults()) {
            assertThat(answer("GET", "/broken")).contains("data: one\n").doesNotContain("\r\n0\r\n");
            assertThat(faults.records).singleElement().satisfies(record ->
                    assertThat(record.getThrown()).hasRootCauseMessage("the source is broken"));
        }
    }

    @Test
    void aServerThatStopsWaitsForLoopsThatLook() throws Exception {
        Server server = app.listen(ServerOptions.DEFAULTS.withPort(0));
        try (Socket client = open(server, "/polite")) {
            feed.news.add("first");
            readUntil(client, "data: first");
            server.close();
            assertThat(new String(client.getInputStream().readAllBytes(), UTF_8))
                    .contains("data: bye\n").endsWith("\r\n0\r\n\r\n");
        }
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"/endless", "/blocked"})
    void andCutsThoseThatDoNotWhenItsTimeIsOver(String path) throws Exception {
        Server server = app.listen(ServerOptions.DEFAULTS.withPort(0)
                .with(Timeouts.DEFAULTS.withDrain(Duration.ofMillis(50))));
        try (Faults faults = new Faults(); Socket client = open(server, path)) {
            feed.runs.await();
            server.close();
            feed.news.add("too late");
            assertThat(rest(client)).doesNotContain("too late").doesNotContain("\r\n0\r\n");
            assertThat(faults.records).isEmpty();
        }
    }

    /// What is logged as a fault of ours.
    private static final class Faults extends Handler implements AutoCloseable {

        private final Logger logger = Logger.getLogger("dev.homespun.http");
        private final List<LogRecord> records = new CopyOnWriteArrayList<>();

        Faults() {
            logger.addHandler(this);
        }

        @Override
        public void publish(LogRecord record) {
            if (record.getLevel().intValue() >= Level.WARNING.intValue()) {
                records.add(record);
            }
        }

        @Override
        public void flush() {}

        @Override
        public void close() {
            logger.removeHandler(this);
        }
    }

    private static Socket open(Server server, String path) throws IOException {
        Socket client = new Socket("127.0.0.1", server.port());
        client.setSoTimeout(10_000);
        client.getOutputStream().write("GET %s HTTP/1.1\r\nHost: a\r\n\r\n".formatted(path).getBytes(UTF_8));
        return client;
    }

    private static void readUntil(Socket client, String text) throws IOException {
        InputStream in = client.getInputStream();
        StringBuilder read = new StringBuilder();
        while (read.indexOf(text) < 0) {
            int octet = in.read();
            assertThat(octet).as("after " + read).isNotNegative();
            read.append((char) octet);
        }
    }

    /// Until the end, be that a reset.
    private static String rest(Socket client) {
        StringBuilder read = new StringBuilder();
        try {
            InputStream in = client.getInputStream();
            for (int octet = in.read(); octet >= 0; octet = in.read()) {
                read.append((char) octet);
            }
        } catch (IOException reset) {
            read.append('!');
        }
        return read.toString();
    }

    @Test
    void anEventIsAnEventWhateverItIsHandedOverAs() throws Exception {
        Object event = Event.of("x").named("y");
        assertThat(sent(events -> events.send(event))).isEqualTo("event: y\ndata: x\n\n");
    }

    private String sent(EventStream.Source source) throws Exception {
        return text(App.create().route(Method.GET, "/", Call.of(() -> EventStream.of(source)))
                .handle(Request.get("/")));
    }

    private static String text(Response response) throws Exception {
        return new String(response.content().readAll(), UTF_8);
    }

    private String answer(String method, String path) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Server.serve(new ByteArrayInputStream("%s %s HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n"
                .formatted(method, path).getBytes(UTF_8)), out, app, ServerOptions.DEFAULTS);
        return out.toString(UTF_8);
    }
}
