package dev.homespun.server;

import static dev.homespun.server.SampleHandler.ANY_PORT;
import static dev.homespun.server.SampleHandler.LAST_GET;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// A server on a socket, with clients that do not do as they should.
@Timeout(60)
class ServerTest {

    @Test
    void connectionsThatSayNothingOrHalfARequestDoNotHinderOthers() throws Exception {
        try (Server server = Server.start(new SampleHandler(), ANY_PORT)) {
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
    void aTlsHandshakeOnAPlainPortGetsAnAlert() throws Exception {
        try (Server server = Server.start(new SampleHandler(), ANY_PORT); RawClient client = new RawClient(server)) {
            assertThat(client.send("\u0016\u0003\u0001\u0002\u0000\u0001").readAll())
                    .isEqualTo("\u0015\u0003\u0001\0\u0002\u0002(");
        }
    }
}
