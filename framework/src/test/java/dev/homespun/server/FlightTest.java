package dev.homespun.server;

import static dev.homespun.server.SampleHandler.ANY_PORT;
import static dev.homespun.server.SampleHandler.GET;
import static dev.homespun.server.SampleHandler.LAST_GET;
import static org.assertj.core.api.Assertions.assertThat;

import dev.homespun.http.Content;
import dev.homespun.http.Handler;
import dev.homespun.http.MediaType;
import dev.homespun.http.Method;
import dev.homespun.http.Response;
import dev.homespun.http.Status;
import dev.homespun.routing.Endpoint;
import dev.homespun.routing.PathPattern;
import dev.homespun.routing.Router;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordingFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What flight recordings have of connections and requests, and what they must not have.
@Timeout(60)
class FlightTest {

    private static final String SECRET = "s3cr3t";
    private static final Handler BOOKS = router(
            route(Method.GET, "/books/{id}", _ -> Response.text("a book")),
            route(Method.POST, "/books", request ->
                    Response.of(Status.CREATED).with(MediaType.OCTETS, request.content().readAll())),
            route(Method.GET, "/slow", _ -> {
                Thread.sleep(60);
                return Response.text("late");
            }),
            route(Method.GET, "/made", _ -> Response.of(Status.OK).with(Content.generated(out -> out.write(new byte[9])))),
            route(Method.GET, "/broken", _ -> Response.of(Status.OK).with(Content.generated(_ -> {
                throw new IllegalStateException("broken on purpose");
            }))));

    @TempDir
    Path folder;

    private static Endpoint route(Method method, String path, Handler handler) {
        return new Endpoint(method, PathPattern.parse(path), handler, "here");
    }

    private static Router router(Endpoint... endpoints) {
        return Router.of(List.of(endpoints), List.of());
    }

    /// What is done while the recorder is on.
    private interface Flight {
        void fly(Server server) throws Exception;
    }

    /// {@return what was recorded of the server, in order, all of it over when this returns}
    private List<RecordedEvent> record(Duration threshold, ServerOptions options, Flight flight) throws Exception {
        try (Recording recording = new Recording()) {
            recording.enable("dev.homespun.Request").withThreshold(threshold);
            for (String name : List.of("Connection", "ParseError", "LimitHit")) {
                recording.enable("dev.homespun." + name);
            }
            recording.start();
            try (Server server = Server.start(BOOKS, options)) {
                flight.fly(server);
            }
            recording.stop();
            Path file = folder.resolve("flight.jfr");
            recording.dump(file);
            return RecordingFile.readAllEvents(file);
        }
    }

    private List<RecordedEvent> record(Flight flight) throws Exception {
        return record(Duration.ZERO, ANY_PORT, flight);
    }

    private static Stream<RecordedEvent> named(String name, List<RecordedEvent> events) {
        return events.stream().filter(event -> event.getEventType().getName().equals("dev.homespun." + name));
    }

    private static RecordedEvent only(String name, List<RecordedEvent> events) {
        List<RecordedEvent> all = named(name, events).toList();
        assertThat(all).as(name).hasSize(1);
        return all.getFirst();
    }

    private static String send(Server server, String octets) throws IOException {
        try (RawClient client = new RawClient(server)) {
            return client.send(octets).readAll();
        }
    }

    private static String last(String start, String... fields) {
        return start + " HTTP/1.1\r\nHost: a\r\nConnection: close\r\n"
                + Stream.of(fields).map(field -> field + "\r\n").reduce("", String::concat) + "\r\n";
    }

    @Test
    void aRequestIsRecordedByItsRoute() throws Exception {
        RecordedEvent request = only("Request", record(server -> send(server, last("GET /books/7?page=2"))));
        assertThat(request.getString("method")).isEqualTo("GET");
        assertThat(request.getString("route")).isEqualTo("/books/{id}");
        assertThat(request.getInt("status")).isEqualTo(200);
        assertThat(request.getBoolean("complete")).isTrue();
        assertThat(request.getLong("requestContent")).isZero();
        assertThat(request.getLong("responseContent")).isEqualTo(6);
        assertThat(request.getString("address")).isEqualTo("127.0.0.1");
        assertThat(request.getDuration()).isPositive();
        assertThat(request.getStackTrace()).isNull();
        assertThat(request.getThread().isVirtual()).isTrue();
    }

    @Test
    void aRequestWithoutARouteIsRecordedWithoutItsPath() throws Exception {
        RecordedEvent request = only("Request", record(server -> send(server, last("GET /" + SECRET))));
        assertThat(request.getString("route")).isNull();
        assertThat(request.getInt("status")).isEqualTo(404);
    }

    @Test
    void itShowsWhetherTheHandlerWasSlow() throws Exception {
        RecordedEvent request = only("Request", record(server -> send(server, last("GET /slow"))));
        assertThat(request.getDuration("handling")).isBetween(Duration.ofMillis(60), request.getDuration());
        assertThat(request.getDuration("awaitingContent")).isZero();
    }

    @Test
    void itShowsWhetherTheClientWasSlow() throws Exception {
        RecordedEvent request = only("Request", record(server -> {
            try (RawClient client = new RawClient(server)) {
                client.send(last("POST /books", "Content-Length: 3") + "a");
                Thread.sleep(60);
                client.send("bc").readAll();
            }
        }));
        assertThat(request.getString("route")).isEqualTo("/books");
        assertThat(request.getDuration("awaitingContent")).isPositive().isLessThanOrEqualTo(request.getDuration());
        assertThat(request.getLong("requestContent")).isEqualTo(3);
        assertThat(request.getLong("responseContent")).isEqualTo(3);
    }

    @Test
    void whatIsMadeWhileItIsSentHasNoKnownLength() throws Exception {
        RecordedEvent request = only("Request", record(server -> send(server, last("GET /made"))));
        assertThat(request.getLong("responseContent")).isEqualTo(Long.MIN_VALUE);
        assertThat(request.getDuration("writing")).isPositive();
        assertThat(request.getBoolean("complete")).isTrue();
    }

    @Test
    void theStatusIsThatOfTheResponseThatWasWritten() throws Exception {
        RecordedEvent request = only("Request", record(server -> send(server, last("GET /broken"))));
        assertThat(request.getInt("status")).isEqualTo(500);
        assertThat(request.getString("route")).isEqualTo("/broken");
    }

    @Test
    void eachOfPipelinedRequestsIsRecorded() throws Exception {
        String one = "GET /books/1 HTTP/1.1\r\nHost: a\r\n\r\n";
        List<RecordedEvent> events = record(server -> send(server, one + one + last("GET /books/1")));
        assertThat(named("Request", events)).hasSize(3);
        assertThat(only("Connection", events).getInt("requests")).isEqualTo(3);
    }

    @Test
    void onlySlowRequestsAreRecordedUnlessAskedFor() throws Exception {
        assertThat(RequestEvent.class.getAnnotation(jdk.jfr.Threshold.class).value()).isEqualTo("20 ms");
        List<RecordedEvent> events = record(Duration.ofMillis(20), ANY_PORT, server -> {
            send(server, last("GET /slow"));
            for (int i = 0; i < 3; i++) {
                send(server, last("GET /books/1"));
            }
        });
        assertThat(named("Request", events)).anySatisfy(request ->
                assertThat(request.getString("route")).isEqualTo("/slow"));
    }

    @Test
    void aConnectionIsRecordedWithWhatPassed() throws Exception {
        int[] lengths = new int[2];
        RecordedEvent connection = only("Connection", record(server -> {
            try (RawClient client = new RawClient(server)) {
                lengths[0] = client.socket().getLocalPort();
                lengths[1] = client.send(GET + LAST_GET).readAll().length();
            }
        }));
        assertThat(connection.getString("address")).isEqualTo("127.0.0.1");
        assertThat(connection.getInt("port")).isEqualTo(lengths[0]);
        assertThat(connection.getBoolean("secure")).isFalse();
        assertThat(connection.getInt("requests")).isEqualTo(2);
        assertThat(connection.getLong("received")).isEqualTo((GET + LAST_GET).length());
        assertThat(connection.getLong("sent")).isEqualTo(lengths[1]);
        assertThat(connection.getString("end")).isEqualTo("ended after its last answer");
    }

    @Test
    void itSaysWhatEndedIt() throws Exception {
        ServerOptions impatient = ANY_PORT.with(Timeouts.DEFAULTS.withIdle(Duration.ofMillis(50)));
        RecordedEvent idle = only("Connection", record(Duration.ZERO, impatient, server -> send(server, GET)));
        assertThat(idle.getString("end")).isEqualTo("idle, and ended here");

        RecordedEvent left = only("Connection", record(server -> {
            try (RawClient client = new RawClient(server)) {
                client.send(GET).socket().shutdownOutput();
                client.readAll();
            }
        }));
        assertThat(left.getString("end")).isEqualTo("ended by the peer");

        ServerOptions proxied = ANY_PORT.withProxyProtocol("10.0.0.1");
        RecordedEvent stranger = only("Connection", record(Duration.ZERO, proxied, server -> {
            try (RawClient client = new RawClient(server)) {
                assertThat(client.socket().getInputStream().read()).isNegative();
            }
        }));
        assertThat(stranger.getString("end")).isEqualTo("failed");
        assertThat(stranger.getInt("requests")).isZero();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "GET / HTTP/1.1~~                                                | 400 | No Host field",
            "GET  / HTTP/1.1~Host: a~~                                       | 400 | Request line is not",
            "GET / HTTP/3.0~Host: a~~                                        | 505 | Version is HTTP/3.0",
            "POST /books HTTP/1.1~Host: a~Content-Length: s3cr3t~~           | 400 | Content-Length",
            "POST /books HTTP/1.1~Host: a~Transfer-Encoding: chunked~~s3cr3t~| 400 | Chunk size is not",
    })
    void aMessageThatBreaksARuleIsRecordedWithTheRule(String octets, int status, String reason) throws Exception {
        List<RecordedEvent> events = record(server -> send(server, octets.strip().replace("~", "\r\n")));
        RecordedEvent error = only("ParseError", events);
        assertThat(error.getInt("status")).isEqualTo(status);
        assertThat(error.getString("reason")).startsWith(reason);
        assertThat(error.getString("address")).isEqualTo("127.0.0.1");
        assertThat(named("LimitHit", events)).isEmpty();
    }

    @Test
    void aMessageThatIsTooLargeOrTooSlowIsALimitThatWasHit() throws Exception {
        Timeouts hasty = Timeouts.DEFAULTS.withHead(Duration.ofMillis(100)).withContentGrace(Duration.ofMillis(100))
                .withLinger(Duration.ofMillis(100));
        List<RecordedEvent> events = record(Duration.ZERO, ANY_PORT.with(hasty), server -> {
            send(server, "GET /" + "a".repeat(9_000) + " HTTP/1.1\r\nHost: a\r\n\r\n");
            send(server, last("GET /", "X: " + "a".repeat(20_000)));
            send(server, last("POST /books", "Content-Length: 2000000"));
            send(server, "GET / HT");
            send(server, last("POST /books", "Content-Length: 2") + "a");
        });
        assertThat(named("LimitHit", events)).extracting(hit -> hit.getString("limit")).containsExactlyInAnyOrder(
                "requestLineOctets", "headOctets", "contentOctets", "timeout", "timeout");
        assertThat(named("LimitHit", events)).extracting(hit -> hit.getString("what"))
                .contains("Content is larger than 1048576 octets.", "The head of the request did not arrive in time.",
                        "The content of the request did not arrive in time.");
        assertThat(named("ParseError", events)).isEmpty();
    }

    @Test
    void tooManyConnectionsAndRequestsAreLimitsThatWereHit() throws Exception {
        List<RecordedEvent> crowd = record(Duration.ZERO, ANY_PORT.withConnectionsPerAddress(1), server -> {
            try (RawClient first = new RawClient(server); RawClient second = new RawClient(server)) {
                assertThat(second.socket().getInputStream().read()).isNegative();
                first.send(LAST_GET).readAll();
            }
        });
        RecordedEvent hit = only("LimitHit", crowd);
        assertThat(hit.getString("limit")).isEqualTo("connectionsPerAddress");
        assertThat(hit.getString("what")).isEqualTo("1 are open from there");
        assertThat(hit.getString("address")).isEqualTo("127.0.0.1");

        CountDownLatch within = new CountDownLatch(1);
        CountDownLatch enough = new CountDownLatch(1);
        Handler busy = _ -> {
            within.countDown();
            enough.await();
            return Response.text("done");
        };
        try (Recording recording = new Recording(); Server server = Server.start(busy, ANY_PORT.withRequests(1))) {
            recording.enable("dev.homespun.LimitHit");
            recording.start();
            try (RawClient first = new RawClient(server)) {
                first.send(LAST_GET);
                within.await();
                assertThat(send(server, LAST_GET)).startsWith("HTTP/1.1 503 ");
                enough.countDown();
                first.readAll();
            }
            recording.stop();
            recording.dump(folder.resolve("busy.jfr"));
            RecordedEvent full = only("LimitHit", RecordingFile.readAllEvents(folder.resolve("busy.jfr")));
            assertThat(full.getString("limit")).isEqualTo("requests");
        }
    }

    @Test
    void aPeerThatDoesNotTakeItsResponseIsALimitThatWasHit() throws Exception {
        Handler endless = _ -> Response.of(Status.OK).with(Content.generated(SampleHandler::endless));
        Timeouts hasty = Timeouts.DEFAULTS.withStall(Duration.ofMillis(200));
        try (Recording recording = new Recording()) {
            recording.enable("dev.homespun.LimitHit");
            recording.enable("dev.homespun.Request").withThreshold(Duration.ZERO);
            recording.start();
            try (Server server = Server.start(endless, ANY_PORT.with(hasty)); RawClient client = new RawClient(server)) {
                client.send(GET).readUntil("\r\n\r\n");
                Thread.sleep(1_000);
            }
            recording.stop();
            recording.dump(folder.resolve("stalled.jfr"));
        }
        List<RecordedEvent> events = RecordingFile.readAllEvents(folder.resolve("stalled.jfr"));
        assertThat(only("LimitHit", events).getString("what")).isEqualTo("The response was not taken in time.");
        RecordedEvent request = only("Request", events);
        assertThat(request.getBoolean("complete")).isFalse();
        assertThat(request.getDuration("writing")).isGreaterThan(Duration.ofMillis(150));
    }

    @Test
    void nothingThatAClientChoosesIsRecorded() throws Exception {
        List<RecordedEvent> events = record(server -> {
            send(server, last("GET /books/" + SECRET + "?token=" + SECRET, "Authorization: " + SECRET));
            send(server, last("GET /" + SECRET));
            send(server, last(SECRET + " /" + SECRET));
            send(server, last("GET http://" + SECRET + ":x/"));
            send(server, last("GET /%" + SECRET));
            send(server, "GET / HTTP/1.1\r\nHost: " + SECRET + "@" + SECRET + "\r\n\r\n");
            send(server, last("GET /", "Cookie: " + SECRET + "\u0001"));
            send(server, last("POST /books", "Content-Length: 1" + SECRET));
            send(server, last("POST /books", "Transfer-Encoding: " + SECRET));
            send(server, SECRET + SECRET + "\r\n");
        });
        assertThat(named("Request", events)).hasSizeGreaterThanOrEqualTo(5);
        assertThat(named("ParseError", events)).hasSizeGreaterThanOrEqualTo(6);
        assertThat(events).noneSatisfy(event -> assertThat(event.toString()).contains(SECRET));
    }
}
