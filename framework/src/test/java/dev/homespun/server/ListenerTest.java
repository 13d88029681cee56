package dev.homespun.server;

import static dev.homespun.server.SampleHandler.ANY_PORT;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.ServerSocket;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Why a server cannot listen, in a sentence each.
@Timeout(60)
class ListenerTest {

    @Test
    void aPortThatIsTakenIsToldInASentence() throws Exception {
        try (ServerSocket taken = new ServerSocket(0)) {
            ServerOptions options = ServerOptions.DEFAULTS.withHost("0.0.0.0").withPort(taken.getLocalPort());
            assertThatThrownBy(() -> Server.start(new SampleHandler(), options).close()).isInstanceOf(IOException.class)
                    .hasMessage("Port %d on 0.0.0.0 is taken; stop the program that listens there, or choose another port (0 takes a free one)"
                            .formatted(taken.getLocalPort()));
        }
    }

    @Test
    void anAddressThatIsNotOursIsToldInASentence() {
        assertThatThrownBy(() -> Server.start(new SampleHandler(), ANY_PORT.withHost("192.0.2.1")).close())
                .isInstanceOf(IOException.class).hasMessageContaining("192.0.2.1").hasMessageContaining("no address of this machine");
        assertThatThrownBy(() -> Server.start(new SampleHandler(), ANY_PORT.withHost("no.such.host.invalid")).close())
                .isInstanceOf(IOException.class).hasMessageContaining("no.such.host.invalid").hasMessageContaining("no address");
    }
}
