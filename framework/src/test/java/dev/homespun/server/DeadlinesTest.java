package dev.homespun.server;

import static dev.homespun.server.SampleHandler.ANY_PORT;
import static dev.homespun.server.SampleHandler.GET;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.homespun.http.Content;
import dev.homespun.http.Handler;
import dev.homespun.http.Response;
import dev.homespun.http.Status;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Peers that take their time, against deadlines that are set short.
@Timeout(60)
class DeadlinesTest {

    private static final Duration MOMENT = Duration.ofMillis(100);

    @Test
    void slowlorisInTheHeadMissesTheDeadlineHoweverOftenItSends() throws Exception {
        Timeouts brief = Timeouts.DEFAULTS.withHead(Duration.ofMillis(400)).withLinger(MOMENT);
        ServerOptions options = ANY_PORT.with(brief);
        try (Server server = Server.start(new SampleHandler(), options); RawClient client = new RawClient(server)) {
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
        Timeouts brief = Timeouts.DEFAULTS.withContentGrace(Duration.ofMillis(400)).withLinger(MOMENT);
        ServerOptions options = ANY_PORT.with(brief);
        try (Server server = Server.start(new SampleHandler(), options); RawClient client = new RawClient(server)) {
            client.send("POST /echo HTTP/1.1\r\nHost: a\r\nContent-Length: 100\r\n\r\nabc");
            assertThat(client.readAll()).startsWith("HTTP/1.1 408 Request Timeout\r\n");
        }
    }

    @Test
    void aHandlerThatIsSlowToReadIsNotTheClientsFault() throws Exception {
        ServerOptions options = ANY_PORT.with(Timeouts.DEFAULTS.withContentGrace(Duration.ofMillis(200)));
        Handler slow = request -> {
            Thread.sleep(600);
            return Response.text(Long.toString(SampleHandler.count(request.content().open())));
        };
        try (Server server = Server.start(slow, options); RawClient client = new RawClient(server)) {
            client.send("POST / HTTP/1.1\r\nHost: a\r\nConnection: close\r\nContent-Length: 3\r\n\r\nabc");
            assertThat(client.readAll()).startsWith("HTTP/1.1 200 OK\r\n").endsWith("\r\n\r\n3");
        }
    }

    @Test
    void connectionsThatStayIdleAreClosedWithoutAWord() throws Exception {
        Timeouts brief = Timeouts.DEFAULTS.withConnect(Duration.ofMillis(200)).withIdle(Duration.ofMillis(300));
        try (Server server = Server.start(new SampleHandler(), ANY_PORT.with(brief))) {
            try (RawClient silent = new RawClient(server)) {
                assertThat(silent.readAll()).isEmpty();
            }
            try (RawClient idle = new RawClient(server)) {
                assertThat(idle.send(GET).readAll()).endsWith("hello");
            }
        }
    }

    /// A megabyte and more lies in the buffers of the system: it takes longer to become a third empty than a client may
    /// be without progress.
    @Test
    void aClientThatReadsSlowlyAndSteadilyGetsAll() throws Exception {
        byte[] content = new byte[12 << 20];
        Handler large = _ -> Response.of(Status.OK).with(Content.of(content));
        ServerOptions options = ANY_PORT.with(Timeouts.DEFAULTS.withStall(Duration.ofMillis(800)));
        try (Server server = Server.start(large, options); RawClient client = new RawClient(server)) {
            client.send("GET / HTTP/1.1\r\nHost: a\r\n\r\n").readUntil("\r\n\r\n");
            int read = 0;
            while (read < 3 << 20) {
                read += client.socket().getInputStream().readNBytes(32 << 10).length;
                Thread.sleep(50);
            }
            assertThat(read + client.socket().getInputStream().readNBytes(content.length - read).length)
                    .isEqualTo(content.length);
        }
    }

    @Test
    void aResponseThatIsCutDoesNotLookWhole() throws Exception {
        Handler endless = _ -> Response.of(Status.OK).with(Content.generated(SampleHandler::endless));
        ServerOptions options = ANY_PORT.with(Timeouts.DEFAULTS.withStall(Duration.ofMillis(300)));
        try (Server server = Server.start(endless, options); RawClient client = new RawClient(server)) {
            client.send("GET / HTTP/1.0\r\n\r\n").readUntil("\r\n\r\n");
            Thread.sleep(1_500);
            assertThatThrownBy(client::readAll).isInstanceOf(IOException.class);
        }
    }

    @Test
    void whoWasTooLateCanStillReadThat() throws Exception {
        Timeouts brief = Timeouts.DEFAULTS.withHead(Duration.ofMillis(200)).withLinger(Duration.ofSeconds(1));
        try (Server server = Server.start(new SampleHandler(), ANY_PORT.with(brief));
                RawClient client = new RawClient(server)) {
            client.send("GET /hello HTTP/1.1\r\n").readUntil("HTTP/1.1 408 Request Timeout\r\n");
            for (int i = 0; i < 10; i++) {
                client.send("X: y\r\n");
                Thread.sleep(20);
            }
            assertThat(client.readUntil("}")).contains("408");
        }
    }

    @Test
    void aClientThatHardlyReadsIsClosed() throws Exception {
        Timeouts brief = Timeouts.DEFAULTS.withStall(Duration.ofMillis(500)).withOctetsPerSecond(1_000_000);
        CountDownLatch ended = new CountDownLatch(1);
        try (Server server = Server.start(endlessUntil(ended), ANY_PORT.with(brief));
                RawClient client = new RawClient(server)) {
            client.send(GET);
            while (!ended.await(10, TimeUnit.MILLISECONDS)) {
                client.socket().getInputStream().readNBytes(1_000);
            }
        }
    }

    @Test
    void aClientThatStopsReadingIsClosed() throws Exception {
        ServerOptions options = ANY_PORT.with(Timeouts.DEFAULTS.withStall(Duration.ofMillis(300)));
        CountDownLatch ended = new CountDownLatch(1);
        try (Server server = Server.start(endlessUntil(ended), options); RawClient client = new RawClient(server)) {
            client.send(GET);
            ended.await();
        }
    }

    private static Handler endlessUntil(CountDownLatch ended) {
        return _ -> Response.of(Status.OK).with(Content.generated(out -> {
            try {
                SampleHandler.endless(out);
            } finally {
                ended.countDown();
            }
        }));
    }
}
