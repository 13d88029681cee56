package dev.homespun.server;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.homespun.http.Content;
import dev.homespun.http.Fields;
import dev.homespun.http.Handler;
import dev.homespun.http.HttpError;
import dev.homespun.http.MediaType;
import dev.homespun.http.Response;
import dev.homespun.http.Status;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.ServerSocket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class ServerTest {

    private static final ServerOptions ANY_PORT = ServerOptions.DEFAULTS.withPort(0);
    private static final String GET = "GET /hello HTTP/1.1\r\nHost: a\r\n\r\n";
    private static final String LAST_GET = "GET /hello HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n";

    private final Handler handler = request -> switch (request.path().raw()) {
        case "/hello" -> Response.text("hello");
        case "/echo" -> Response.of(Status.OK).with(MediaType.OCTETS, request.content().readAll());
        case "/count" -> Response.text(Long.toString(count(request.content().open())));
        case "/overflow" -> overflow();
        case "/endless" -> Response.of(Status.OK).with(Content.generated(ServerTest::endless));
        default -> Response.of(Status.NOT_FOUND);
    };

    @Test
    void theJdksClientIsServed() throws Exception {
        try (Server server = Server.start(handler, ANY_PORT); HttpClient client = HttpClient.newHttpClient()) {
            for (int i = 0; i < 3; i++) {
                HttpResponse<String> response = client.send(HttpRequest.newBuilder(URI.create(server.url() + "/echo"))
                        .POST(BodyPublishers.ofString("caf\u00e9")).build(), BodyHandlers.ofString());
                assertThat(response.statusCode()).isEqualTo(200);
                assertThat(response.body()).isEqualTo("caf\u00e9");
            }
        }
    }

    @Test
    void anUploadThatIsTooLargeIsRefusedSoThatTheClientSeesIt() throws Exception {
        try (Server server = Server.start(handler, ANY_PORT)) {
            for (boolean chunked : new boolean[] {false, true}) {
                for (int i = 0; i < 10; i++) {
                    HttpRequest.BodyPublisher body = chunked
                            ? BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(new byte[8 << 20]))
                            : BodyPublishers.ofByteArray(new byte[8 << 20]);
                    try (HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()) {
                        HttpResponse<String> response = client.send(
                                HttpRequest.newBuilder(URI.create(server.url() + "/echo")).POST(body).build(),
                                BodyHandlers.ofString());
                        assertThat(response.statusCode()).as("chunked: %s, try %d", chunked, i).isEqualTo(413);
                        assertThat(response.body()).contains("1048576");
                    }
                }
            }
        }
    }

    @Test
    void connectionsThatSayNothingOrHalfARequestDoNotHinderOthers() throws Exception {
        try (Server server = Server.start(handler, ANY_PORT)) {
            List<RawClient> halfOpen = new ArrayList<>();
            for (int i = 0; i < 200; i++) {
                halfOpen.add(new RawClient(server).send(i % 2 == 0 ? "" : "GET /hello HTTP/1.1\r\nHos"));
            }
            try (RawClient client = new RawClient(server)) {
                assertThat(client.send(LAST_GET).readAll()).startsWith("HTTP/1.1 200 OK\r\n").endsWith("hello");
            }
            for (RawClient client : halfOpen) {
                client.close();
            }
        }
    }

    @Test
    void slowlorisInTheHeadMissesTheDeadlineHoweverOftenItSends() throws Exception {
        ServerOptions options = ANY_PORT.with(Timeouts.DEFAULTS.withHead(Duration.ofMillis(400)));
        try (Server server = Server.start(handler, options); RawClient client = new RawClient(server)) {
            client.send("GET /hello HTTP/1.1\r\n");
            Thread drip = Thread.startVirtualThread(() -> {
                try {
                    for (int i = 0; i < 100; i++) {
                        client.send("X-%d: y\r\n".formatted(i));
                        Thread.sleep(50);
                    }
                } catch (IOException | InterruptedException closed) {
                    // as it should be
                }
            });
            assertThat(client.readAll()).startsWith("HTTP/1.1 408 Request Timeout\r\n").contains("Connection: close");
            drip.interrupt();
        }
    }

    @Test
    void slowlorisInTheContentMissesItsDeadline() throws Exception {
        ServerOptions options = ANY_PORT.with(Timeouts.DEFAULTS.withContentGrace(Duration.ofMillis(400)));
        try (Server server = Server.start(handler, options); RawClient client = new RawClient(server)) {
            client.send("POST /echo HTTP/1.1\r\nHost: a\r\nContent-Length: 100\r\n\r\nabc");
            assertThat(client.readAll()).startsWith("HTTP/1.1 408 Request Timeout\r\n");
        }
    }

    @Test
    void aHandlerThatIsSlowToReadIsNotTheClientsFault() throws Exception {
        ServerOptions options = ANY_PORT.with(Timeouts.DEFAULTS.withContentGrace(Duration.ofMillis(200)));
        Handler slow = request -> {
            Thread.sleep(600);
            return Response.text(Long.toString(count(request.content().open())));
        };
        try (Server server = Server.start(slow, options); RawClient client = new RawClient(server)) {
            client.send("POST / HTTP/1.1\r\nHost: a\r\nConnection: close\r\nContent-Length: 3\r\n\r\nabc");
            assertThat(client.readAll()).startsWith("HTTP/1.1 200 OK\r\n").endsWith("\r\n\r\n3");
        }
    }

    @Test
    void connectionsThatStayIdleAreClosedWithoutAWord() throws Exception {
        Timeouts brief = Timeouts.DEFAULTS.withConnect(Duration.ofMillis(200)).withIdle(Duration.ofMillis(300));
        try (Server server = Server.start(handler, ANY_PORT.with(brief))) {
            try (RawClient silent = new RawClient(server)) {
                assertThat(silent.readAll()).isEmpty();
            }
            try (RawClient idle = new RawClient(server)) {
                assertThat(idle.send(GET).readAll()).endsWith("hello");
            }
        }
    }

    @Test
    void aClientThatStopsReadingIsClosed() throws Exception {
        ServerOptions options = ANY_PORT.with(Timeouts.DEFAULTS.withWrite(Duration.ofMillis(300)));
        CountDownLatch ended = new CountDownLatch(1);
        Handler endless = _ -> Response.of(Status.OK).with(Content.generated(out -> {
            try {
                endless(out);
            } finally {
                ended.countDown();
            }
        }));
        try (Server server = Server.start(endless, options); RawClient client = new RawClient(server)) {
            client.send(GET);
            ended.await();
        }
    }

    @Test
    void contentThatFailsHalfWayIsCutAndNeverLooksWhole() throws Exception {
        Handler failing = _ -> Response.of(Status.OK).with(Content.generated(out -> {
            out.write("part".getBytes(UTF_8));
            out.flush();
            throw new IllegalStateException("provoked");
        }));
        try (Server server = Server.start(failing, ANY_PORT); RawClient client = new RawClient(server)) {
            client.send(GET);
            assertThat(client.readUntil("4\r\npart\r\n")).contains("Transfer-Encoding: chunked");
            assertThatThrownBy(client::readAll).isInstanceOf(IOException.class);
        }
    }

    @Test
    void contentThatFailsAtOnceIsA500() throws Exception {
        Handler failing = _ -> Response.of(Status.OK).with(Content.generated(_ -> {
            throw new IllegalStateException("provoked");
        }));
        try (Server server = Server.start(failing, ANY_PORT); RawClient client = new RawClient(server)) {
            assertThat(client.send(GET).readAll()).startsWith("HTTP/1.1 500 ").doesNotContain("provoked");
        }
    }

    @Test
    void aStackOverflowHarmsItsOwnRequestOnly() throws Exception {
        try (Server server = Server.start(handler, ANY_PORT); RawClient client = new RawClient(server)) {
            client.send("GET /overflow HTTP/1.1\r\nHost: a\r\n\r\n");
            assertThat(client.readUntil("}")).startsWith("HTTP/1.1 500 ");
            assertThat(client.send(LAST_GET).readAll()).startsWith("HTTP/1.1 200 OK");
        }
    }

    @Test
    void unboundedConnectionsTheOneThatIsIdleLongestGivesWay() throws Exception {
        try (Server server = Server.start(handler, ANY_PORT.withConnections(2));
                RawClient oldest = new RawClient(server); RawClient younger = new RawClient(server)) {
            oldest.send(GET).readUntil("hello");
            younger.send(GET).readUntil("hello");
            try (RawClient newest = new RawClient(server)) {
                assertThat(newest.send(LAST_GET).readAll()).endsWith("hello");
            }
            assertThat(oldest.readAll()).as("ended without a word").isEmpty();
            assertThat(younger.send(LAST_GET).readAll()).endsWith("hello");
        }
    }

    @Test
    void unboundedConnectionsWaitWhileAllOthersAreAtWork() throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch release = new CountDownLatch(1);
        Handler slow = _ -> {
            begun.countDown();
            release.await();
            return Response.text("hello");
        };
        try (Server server = Server.start(slow, ANY_PORT.withConnections(1)); RawClient first = new RawClient(server)) {
            first.send(GET);
            begun.await();
            try (RawClient second = new RawClient(server)) {
                second.send(LAST_GET).socket().setSoTimeout(400);
                assertThatThrownBy(second::readAll).isInstanceOf(SocketTimeoutException.class);
                release.countDown();
                first.readUntil("hello");
                second.socket().setSoTimeout(10_000);
                assertThat(second.readAll()).endsWith("hello");
            }
        }
    }

    @Test
    void moreRequestsThanAllowedAreToldToComeAgain() throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch release = new CountDownLatch(1);
        Handler slow = _ -> {
            begun.countDown();
            release.await();
            return Response.text("hello");
        };
        try (Server server = Server.start(slow, ANY_PORT.withRequests(1));
                RawClient first = new RawClient(server); RawClient second = new RawClient(server)) {
            first.send(GET);
            begun.await();
            assertThat(second.send(GET).readUntil("}")).startsWith("HTTP/1.1 503 Service Unavailable\r\n")
                    .contains("Retry-After: 1\r\n");
            release.countDown();
            first.readUntil("hello");
            assertThat(second.send(LAST_GET).readAll()).endsWith("hello");
        }
    }

    @Test
    void aTlsHandshakeOnAPlainPortIsClosedWithoutAWord() throws Exception {
        try (Server server = Server.start(handler, ANY_PORT); RawClient client = new RawClient(server)) {
            assertThat(client.send("\u0016\u0003\u0001\u0002\u0000\u0001").readAll()).isEmpty();
        }
    }

    @Test
    void stoppingFinishesWhatIsInProgressAndWhoWaitsInTheBacklog() throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch release = new CountDownLatch(1);
        Handler slow = _ -> {
            begun.countDown();
            release.await();
            return Response.text("done");
        };
        Server server = Server.start(slow, ANY_PORT);
        try (RawClient inProgress = new RawClient(server); RawClient idle = new RawClient(server)) {
            inProgress.send(GET);
            begun.await();
            try (RawClient accepted = new RawClient(server)) {
                Thread closing = Thread.ofPlatform().start(server::close);
                while (!server.isStopping()) {
                    Thread.onSpinWait();
                }
                accepted.send(GET);
                assertThat(idle.readAll()).as("an idle connection is closed").isEmpty();
                release.countDown();
                assertThat(inProgress.readAll()).contains("Connection: close").endsWith("done");
                assertThat(accepted.readAll()).contains("Connection: close").endsWith("done");
                closing.join();
            }
        }
        assertThatThrownBy(() -> new RawClient(server)).isInstanceOf(IOException.class);
    }

    @Test
    void stoppingGoesOnAsBeforeForTheDrainDelay() throws Exception {
        Server server = Server.start(handler, ANY_PORT.with(Timeouts.DEFAULTS.withDrainDelay(Duration.ofSeconds(2))));
        Thread closing = Thread.ofPlatform().start(server::close);
        while (!server.isStopping()) {
            Thread.onSpinWait();
        }
        try (RawClient client = new RawClient(server)) {
            assertThat(client.send(GET).readUntil("hello")).doesNotContain("Connection: close");
            closing.join();
            assertThat(client.readAll()).as("ended once it was idle").isEmpty();
        }
    }

    @Test
    void stoppingUnderLoadLosesNoRequest() throws Exception {
        Server server = Server.start(handler, ANY_PORT);
        AtomicInteger answered = new AtomicInteger();
        List<Throwable> lost = new CopyOnWriteArrayList<>();
        List<Thread> clients = new ArrayList<>();
        for (int i = 0; i < 16; i++) {
            clients.add(Thread.startVirtualThread(() -> {
                try (RawClient client = new RawClient(server)) {
                    String response = "";
                    while (!response.contains("Connection: close")) {
                        response = client.send(GET).readUntil("\r\n\r\nhello");
                        answered.incrementAndGet();
                    }
                } catch (IOException e) {
                    lost.add(e);
                }
            }));
        }
        while (answered.get() < 200) {
            Thread.sleep(1);
        }
        server.close();
        for (Thread client : clients) {
            client.join();
        }
        assertThat(lost).isEmpty();
    }

    @Test
    void stoppingIsNotPutOffByASteadyStreamOfClients() throws Exception {
        Server server = Server.start(handler, ANY_PORT);
        CountDownLatch flowing = new CountDownLatch(50);
        Thread stream = Thread.ofPlatform().start(() -> {
            while (!Thread.interrupted()) {
                try (RawClient client = new RawClient(server)) {
                    client.send(LAST_GET).readAll();
                    flowing.countDown();
                } catch (IOException closed) {
                    return;
                }
            }
        });
        flowing.await();
        Thread closing = Thread.ofPlatform().start(server::close);
        assertThat(closing.join(Duration.ofSeconds(20))).as("stopped").isTrue();
        stream.interrupt();
        stream.join();
    }

    @Test
    void stoppingAnswersWhoWaitsForRoom() throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch release = new CountDownLatch(1);
        Handler slow = _ -> {
            begun.countDown();
            release.await();
            return Response.text("hello");
        };
        Server server = Server.start(slow, ANY_PORT.withConnections(1));
        try (RawClient inProgress = new RawClient(server)) {
            inProgress.send(GET);
            begun.await();
            try (RawClient second = new RawClient(server); RawClient third = new RawClient(server)) {
                second.send(GET);
                third.send(GET);
                Thread closing = Thread.ofPlatform().start(server::close);
                while (!server.isStopping()) {
                    Thread.onSpinWait();
                }
                release.countDown();
                for (RawClient client : List.of(inProgress, second, third)) {
                    assertThat(client.readAll()).endsWith("hello");
                }
                closing.join();
            }
        }
    }

    @Test
    void aProtocolThatFailsIsCutWithoutAWordOfHttp() throws Exception {
        for (Exception failure : List.of(new IllegalStateException("provoked"), new IOException("provoked"))) {
            Handler upgrading = _ -> Response.of(Status.SWITCHING_PROTOCOLS).with("Upgrade", "x")
                    .with(Content.takeover((_, out) -> {
                        out.write("abc".getBytes(UTF_8));
                        if (failure instanceof IOException io) {
                            throw io;
                        }
                        throw (RuntimeException) failure;
                    }));
            try (Server server = Server.start(upgrading, ANY_PORT); RawClient client = new RawClient(server)) {
                client.send("GET / HTTP/1.1\r\nHost: a\r\nConnection: Upgrade\r\nUpgrade: x\r\n\r\n");
                assertThat(client.readUntil("\r\n\r\nabc")).startsWith("HTTP/1.1 101 ");
                try {
                    assertThat(client.readAll()).isEmpty();
                } catch (SocketException reset) {
                    assertThat(reset).hasMessageContaining("reset");
                }
            }
        }
    }

    @Test
    void anErrorInContentIsA500BeforeTheFirstOctetAndNeverAnOrderlyEndAfterIt() throws Exception {
        Handler failing = request -> Response.of(Status.OK).with(Content.generated(out -> {
            if (request.path().raw().equals("/late")) {
                out.write(new byte[20_000]);
            }
            throw new AssertionError("provoked");
        }));
        try (Server server = Server.start(failing, ANY_PORT)) {
            try (RawClient client = new RawClient(server)) {
                assertThat(client.send(GET).readAll()).startsWith("HTTP/1.1 500 ").doesNotContain("provoked");
            }
            try (RawClient client = new RawClient(server)) {
                client.send("GET /late HTTP/1.0\r\n\r\n");
                assertThatThrownBy(client::readAll).isInstanceOf(IOException.class);
            }
        }
    }

    @Test
    void contentThatIsNotSentAfterAllIsClosed() throws Exception {
        CountDownLatch closed = new CountDownLatch(1);
        Handler stubborn = request -> {
            try {
                request.content().readAll();
            } catch (HttpError broken) {
                // goes on as if nothing had been
            }
            return Response.of(Status.OK).with(Content.of(new ByteArrayInputStream(new byte[10]) {
                @Override
                public void close() {
                    closed.countDown();
                }
            }));
        };
        try (Server server = Server.start(stubborn, ANY_PORT); RawClient client = new RawClient(server)) {
            client.send("POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\nx\r\n");
            assertThat(client.readAll()).startsWith("HTTP/1.1 400 ");
            closed.await();
        }
    }

    @Test
    void anInterimResponseCannotComeBetweenTwoChunks() throws Exception {
        Handler late = request -> Response.of(Status.OK).with(Content.generated(out -> {
            out.write("part".getBytes(UTF_8));
            out.flush();
            request.interim().send(Status.EARLY_HINTS, Fields.none());
        }));
        try (Server server = Server.start(late, ANY_PORT); RawClient client = new RawClient(server)) {
            client.send(GET).readUntil("4\r\npart\r\n");
            assertThatThrownBy(client::readAll).isInstanceOf(IOException.class);
        }
    }

    @Test
    void stoppingGivesUpOnWhatTakesTooLong() throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        Handler stuck = _ -> {
            begun.countDown();
            Thread.sleep(Duration.ofMinutes(1));
            return Response.text("never");
        };
        Server server = Server.start(stuck, ANY_PORT.with(Timeouts.DEFAULTS.withDrain(Duration.ofMillis(300))));
        try (RawClient client = new RawClient(server)) {
            client.send(GET);
            begun.await();
            server.close();
            assertThatThrownBy(client::readAll).isInstanceOf(IOException.class);
        }
    }

    @Test
    void aPortThatIsTakenIsToldInASentence() throws Exception {
        try (ServerSocket taken = new ServerSocket(0)) {
            ServerOptions options = ServerOptions.DEFAULTS.withHost("0.0.0.0").withPort(taken.getLocalPort());
            assertThatThrownBy(() -> Server.start(handler, options).close()).isInstanceOf(IOException.class)
                    .hasMessage("Port %d on 0.0.0.0 is taken; stop the program that listens there, or choose another port (0 takes a free one)"
                            .formatted(taken.getLocalPort()));
        }
    }

    @Test
    void anAddressThatIsNotOursIsToldInASentence() {
        assertThatThrownBy(() -> Server.start(handler, ANY_PORT.withHost("192.0.2.1")).close())
                .isInstanceOf(IOException.class).hasMessageContaining("192.0.2.1").hasMessageContaining("no address of this machine");
        assertThatThrownBy(() -> Server.start(handler, ANY_PORT.withHost("no.such.host.invalid")).close())
                .isInstanceOf(IOException.class).hasMessageContaining("no.such.host.invalid").hasMessageContaining("no address");
    }

    @Test
    void optionsOutOfRangeAreToldInASentence() {
        assertThatThrownBy(() -> ANY_PORT.withPort(70_000)).hasMessageContaining("port").hasMessageContaining("65");
        assertThatThrownBy(() -> ANY_PORT.withHost(" ")).hasMessageContaining("host");
        assertThatThrownBy(() -> Timeouts.DEFAULTS.withHead(Duration.ZERO)).hasMessageContaining("head");
    }

    private static long count(InputStream in) throws IOException {
        return in.transferTo(OutputStream.nullOutputStream());
    }

    private static void endless(OutputStream out) throws IOException {
        byte[] block = new byte[1 << 16];
        while (true) {
            out.write(block);
        }
    }

    @SuppressWarnings("InfiniteRecursion")
    private static Response overflow() {
        return overflow().with("X", "y");
    }
}
