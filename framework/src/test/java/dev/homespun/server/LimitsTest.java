package dev.homespun.server;

import static dev.homespun.server.SampleHandler.ANY_PORT;
import static dev.homespun.server.SampleHandler.GET;
import static dev.homespun.server.SampleHandler.LAST_GET;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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
        assertThatThrownBy(() -> ANY_PORT.withHost(" ")).hasMessageContaining("host");
        assertThatThrownBy(() -> Timeouts.DEFAULTS.withHead(Duration.ZERO)).hasMessageContaining("head");
    }
}
