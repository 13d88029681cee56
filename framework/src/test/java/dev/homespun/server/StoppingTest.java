package dev.homespun.server;

import static dev.homespun.server.SampleHandler.ANY_PORT;
import static dev.homespun.server.SampleHandler.GET;
import static dev.homespun.server.SampleHandler.LAST_GET;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.homespun.http.Response;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// How a server ends: nothing that was accepted is lost, and nothing keeps it for ever.
@Timeout(60)
class StoppingTest {

    @Test
    void stoppingFinishesWhatIsInProgressAndWhoWaitsInTheBacklog() throws Exception {
        Gate gate = new Gate();
        Server server = Server.start(gate, ANY_PORT);
        try (RawClient inProgress = new RawClient(server); RawClient idle = new RawClient(server)) {
            inProgress.send(GET);
            gate.awaitBegun();
            try (RawClient accepted = new RawClient(server)) {
                Thread closing = Thread.ofPlatform().start(server::close);
                while (!server.isStopping()) {
                    Thread.onSpinWait();
                }
                accepted.send(GET);
                assertThat(idle.readAll()).as("an idle connection is closed").isEmpty();
                gate.open();
                assertThat(inProgress.readAll()).contains("Connection: close").endsWith("hello");
                assertThat(accepted.readAll()).contains("Connection: close").endsWith("hello");
                closing.join();
            }
        }
        assertThatThrownBy(() -> new RawClient(server)).isInstanceOf(IOException.class);
    }

    @Test
    void stoppingGoesOnAsBeforeForTheDrainDelay() throws Exception {
        Server server = Server.start(new SampleHandler(), ANY_PORT.with(Timeouts.DEFAULTS.withDrainDelay(Duration.ofSeconds(2))));
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
        Server server = Server.start(new SampleHandler(), ANY_PORT);
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
        Server server = Server.start(new SampleHandler(), ANY_PORT);
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
        Gate gate = new Gate();
        Server server = Server.start(gate, ANY_PORT.withConnections(1)
                .with(Timeouts.DEFAULTS.withLinger(Duration.ofMillis(200))));
        try (RawClient inProgress = new RawClient(server)) {
            inProgress.send(GET);
            gate.awaitBegun();
            try (RawClient second = new RawClient(server); RawClient third = new RawClient(server)) {
                second.send(GET);
                third.send(GET);
                Thread closing = Thread.ofPlatform().start(server::close);
                while (!server.isStopping()) {
                    Thread.onSpinWait();
                }
                gate.open();
                for (RawClient client : List.of(inProgress, second, third)) {
                    assertThat(client.readAll()).endsWith("hello");
                }
                closing.join();
            }
        }
    }

    @Test
    void stoppingGivesUpOnWhatTakesTooLong() throws Exception {
        Gate gate = new Gate();
        Server server = Server.start(gate, ANY_PORT.with(Timeouts.DEFAULTS.withDrain(Duration.ofMillis(300))));
        try (RawClient client = new RawClient(server); Said said = new Said()) {
            client.send(GET);
            gate.awaitBegun();
            server.close();
            assertThatThrownBy(client::readAll).isInstanceOf(IOException.class);
            assertThat(said.lines).containsExactly("cut 1 connection that did not end within 300 ms (GET /hello); "
                    + "what handles their requests goes on");
        }
    }

    @Test
    void stoppingNamesSomeOfManyRequestsAndNoneThatIsOver() throws Exception {
        CountDownLatch begun = new CountDownLatch(12);
        Server server = Server.start(request -> {
            if (request.path().raw().equals("/hello")) {
                return Response.text("hello");
            }
            begun.countDown();
            Thread.sleep(60_000);
            return Response.text("late");
        }, ANY_PORT.with(Timeouts.DEFAULTS.withDrain(Duration.ofMillis(300))));
        List<RawClient> clients = new ArrayList<>();
        try (Said said = new Said()) {
            for (int i = 0; i < 12; i++) {
                RawClient client = new RawClient(server);
                clients.add(client);
                client.send(GET).readUntil("hello");
                client.send("GET /slow/%d?x HTTP/1.1\r\nHost: a\r\n\r\n".formatted(i));
            }
            begun.await();
            RawClient unfinished = new RawClient(server);
            clients.add(unfinished);
            unfinished.send(GET).readUntil("hello");
            unfinished.send("GET /unfin");
            server.close();
            assertThat(said.lines).singleElement().asString().matches(
                    "cut 13 connections that did not end within 300 ms "
                            + "\\(GET /slow/\\d+\\?x(, GET /slow/\\d+\\?x){9} and 2 more\\); "
                            + "what handles their requests goes on");
        } finally {
            for (RawClient client : clients) {
                client.close();
            }
        }
    }

    /// What servers log.
    private static final class Said extends Handler implements AutoCloseable {

        private final Logger logger = Logger.getLogger(Server.class.getName());
        private final List<String> lines = new CopyOnWriteArrayList<>();

        Said() {
            logger.addHandler(this);
        }

        @Override
        public void publish(LogRecord record) {
            lines.add(new SimpleFormatter().formatMessage(record));
        }

        @Override
        public void flush() {}

        @Override
        public void close() {
            logger.removeHandler(this);
        }
    }
}
