package dev.homespun.server;

import static dev.homespun.server.SampleHandler.ANY_PORT;
import static dev.homespun.server.SampleHandler.GET;
import static dev.homespun.server.SampleHandler.LAST_GET;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.homespun.http.MessageLimits;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// More of everything than is allowed.
@Timeout(60)
class LimitsTest {

    @Test
    void unboundedConnectionsTheOneThatIsIdleLongestGivesWay() throws Exception {
        try (Server server = Server.start(new SampleHandler(), ANY_PORT.withConnections(2));
                RawClient oldest = new RawClient(server); RawClient younger = new RawClient(server)) {
            oldest.send(GET).readUntil("hello");
            Thread.sleep(300); // so that it is idle first
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
        Gate gate = new Gate();
        try (Server server = Server.start(gate, ANY_PORT.withConnections(1)); RawClient first = new RawClient(server)) {
            first.send(GET);
            gate.awaitBegun();
            try (RawClient second = new RawClient(server)) {
                second.send(LAST_GET).socket().setSoTimeout(400);
                assertThatThrownBy(second::readAll).isInstanceOf(SocketTimeoutException.class);
                gate.open();
                first.readUntil("hello");
                second.socket().setSoTimeout(10_000);
                assertThat(second.readAll()).endsWith("hello");
            }
        }
    }

    @Test
    void whoSaidThatNothingFollowsMakesRoomAtOnce() throws Exception {
        ServerOptions options = ANY_PORT.withConnections(1)
                .with(Timeouts.DEFAULTS.withLinger(Duration.ofSeconds(60)));
        try (Server server = Server.start(new SampleHandler(), options); RawClient first = new RawClient(server)) {
            assertThat(first.send(LAST_GET).readAll()).endsWith("hello");
            try (RawClient second = new RawClient(server)) {
                second.socket().setSoTimeout(10_000);
                assertThat(second.send(LAST_GET).readAll()).as("while the first has not closed").endsWith("hello");
            }
        }
    }

    @Test
    void onePeerWithTooManyConnectionsLosesTheOneThatIsIdleLongest() throws Exception {
        ServerOptions options = ANY_PORT.withConnectionsPerAddress(2);
        try (Server server = Server.start(new SampleHandler(), options);
                RawClient oldest = new RawClient(server); RawClient younger = new RawClient(server)) {
            oldest.send(GET).readUntil("hello");
            Thread.sleep(300); // so that it is idle first
            younger.send(GET).readUntil("hello");
            Thread.sleep(1_100); // what an idle connection has for sure
            try (RawClient newest = new RawClient(server)) {
                assertThat(newest.send(LAST_GET).readAll()).endsWith("hello");
            }
            assertThat(oldest.readAll()).as("ended without a word").isEmpty();
            assertThat(younger.send(LAST_GET).readAll()).endsWith("hello");
        }
    }

    @Test
    void onePeerWithTooManyConnectionsIsClosedOnAndAnotherIsNot() throws Exception {
        Gate gate = new Gate();
        ServerOptions options = ANY_PORT.withConnectionsPerAddress(1);
        try (Server server = Server.start(gate, options); RawClient first = new RawClient(server)) {
            first.send(GET);
            gate.awaitBegun();
            try (RawClient second = new RawClient(server)) {
                assertThat(second.readAll()).as("closed without a word").isEmpty();
            }
            try (RawClient other = new RawClient(server.port(), "127.0.0.2")) {
                other.send(LAST_GET);
                gate.open();
                assertThat(other.readAll()).endsWith("hello");
            }
            first.readUntil("hello");
            first.send(LAST_GET).readAll();
            awaitFree(server);
        }
    }

    /// The peer has its place back when its connection has ended, which is a moment after it has seen that.
    private static void awaitFree(Server server) throws Exception {
        String answer = "";
        while (!answer.endsWith("hello")) {
            try (RawClient again = new RawClient(server)) {
                answer = again.send(LAST_GET).readAll();
            } catch (IOException reset) {
                Thread.sleep(10);
            }
        }
    }

    @Test
    void contentThatNobodyReadIsDroppedUpToALimit() throws Exception {
        ServerOptions options = ANY_PORT.with(MessageLimits.DEFAULTS.withDropped(1_000, 100_000));
        String post = "POST /hello HTTP/1.1\r\nHost: a\r\nContent-Length: %d\r\n\r\n%s";
        try (Server server = Server.start(new SampleHandler(), options); RawClient client = new RawClient(server)) {
            client.send(post.formatted(1_000, "x".repeat(1_000)));
            assertThat(client.readUntil("hello")).doesNotContain("Connection: close");
            client.send(post.formatted(1_001, "x".repeat(1_001)));
            assertThat(client.readAll()).contains("Connection: close\r\n").endsWith("hello");
        }
    }

    @Test
    void moreRequestsThanAllowedAreToldToComeAgain() throws Exception {
        Gate gate = new Gate();
        try (Server server = Server.start(gate, ANY_PORT.withRequests(1));
                RawClient first = new RawClient(server); RawClient second = new RawClient(server)) {
            first.send(GET);
            gate.awaitBegun();
            assertThat(second.send(GET).readUntil("}")).startsWith("HTTP/1.1 503 Service Unavailable\r\n")
                    .contains("Retry-After: 1\r\n");
            gate.open();
            first.readUntil("hello");
            assertThat(second.send(LAST_GET).readAll()).endsWith("hello");
        }
    }

    @Test
    void optionsOutOfRangeAreToldInASentence() {
        assertThatThrownBy(() -> ANY_PORT.withPort(70_000)).hasMessageContaining("port").hasMessageContaining("65");
        assertThatThrownBy(() -> ANY_PORT.withBacklog(0)).hasMessage("backlog is 0; 1 to 65535");
        assertThatThrownBy(() -> ANY_PORT.withConnectionsPerAddress(0))
                .hasMessage("connectionsPerAddress is 0; 1 to 1000000");
        assertThatThrownBy(() -> MessageLimits.DEFAULTS.withDropped(-1, 0))
                .hasMessage("unreadOctets is -1; 0 to 1073741824");
        assertThatThrownBy(() -> MessageLimits.DEFAULTS.withChunks(31, 0))
                .hasMessage("chunkLineOctets is 31; 32 to 1048576");
        assertThatThrownBy(() -> Timeouts.DEFAULTS.withOctetsPerSecond(0))
                .hasMessage("octetsPerSecond is 0; 1 to 1000000");
        assertThatThrownBy(() -> Timeouts.DEFAULTS.withStall(Duration.ofHours(2))).hasMessageContaining("stall");
        assertThatThrownBy(() -> ANY_PORT.withHost(" ")).hasMessageContaining("host");
        assertThatThrownBy(() -> Timeouts.DEFAULTS.withHead(Duration.ZERO)).hasMessageContaining("head");
        assertThatThrownBy(() -> Timeouts.DEFAULTS.withHandshake(Duration.ZERO)).hasMessageContaining("handshake");
    }
}
