package dev.homespun.server;

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
        try (Server server = Server.start(new SampleHandler(), SampleHandler.ANY_PORT.withConnections(2));
                RawClient oldest = new RawClient(server); RawClient younger = new RawClient(server)) {
            oldest.send(SampleHandler.GET).readUntil("hello");
            younger.send(SampleHandler.GET).readUntil("hello");
            try (RawClient newest = new RawClient(server)) {
                assertThat(newest.send(SampleHandler.LAST_GET).readAll()).endsWith("hello");
            }
            assertThat(oldest.readAll()).as("ended without a word").isEmpty();
            assertThat(younger.send(SampleHandler.LAST_GET).readAll()).endsWith("hello");
        }
    }

    @Test
    void unboundedConnectionsWaitWhileAllOthersAreAtWork() throws Exception {
        Gate gate = new Gate();
        try (Server server = Server.start(gate, SampleHandler.ANY_PORT.withConnections(1)); RawClient first = new RawClient(server)) {
            first.send(SampleHandler.GET);
            gate.awaitBegun();
            try (RawClient second = new RawClient(server)) {
                second.send(SampleHandler.LAST_GET).socket().setSoTimeout(400);
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
        try (Server server = Server.start(gate, SampleHandler.ANY_PORT.withRequests(1));
                RawClient first = new RawClient(server); RawClient second = new RawClient(server)) {
            first.send(SampleHandler.GET);
            gate.awaitBegun();
            assertThat(second.send(SampleHandler.GET).readUntil("}")).startsWith("HTTP/1.1 503 Service Unavailable\r\n")
                    .contains("Retry-After: 1\r\n");
            gate.open();
            first.readUntil("hello");
            assertThat(second.send(SampleHandler.LAST_GET).readAll()).endsWith("hello");
        }
    }

    @Test
    void optionsOutOfRangeAreToldInASentence() {
        assertThatThrownBy(() -> SampleHandler.ANY_PORT.withPort(70_000)).hasMessageContaining("port").hasMessageContaining("65");
        assertThatThrownBy(() -> SampleHandler.ANY_PORT.withHost(" ")).hasMessageContaining("host");
        assertThatThrownBy(() -> Timeouts.DEFAULTS.withHead(Duration.ZERO)).hasMessageContaining("head");
    }
}
