package dev.homespun.server;

import static dev.homespun.server.SampleHandler.ANY_PORT;
import static dev.homespun.server.SampleHandler.LAST_GET;
import static org.assertj.core.api.Assertions.assertThat;

import dev.homespun.http.Handler;
import dev.homespun.http.Response;
import java.io.IOException;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// A server behind a proxy that passes connections on.
@Timeout(60)
class ProxyProtocolTest {

    private static final ServerOptions BEHIND_LOOPBACK = ANY_PORT.withProxyProtocol("127.0.0.1");
    private static final Handler WHO = request -> Response.text(request.peer().address() + " " + request.peer().port());
    private static final String CLIENT = "PROXY TCP4 203.0.113.7 192.0.2.1 51234 443\r\n";

    @Test
    void theHandlerSeesTheClient() throws Exception {
        try (Server server = Server.start(WHO, BEHIND_LOOPBACK); RawClient client = new RawClient(server)) {
            assertThat(client.send(CLIENT + LAST_GET).readAll()).endsWith("203.0.113.7 51234");
        }
    }

    @Test
    void theProxyMaySpeakForItself() throws Exception {
        try (Server server = Server.start(WHO, BEHIND_LOOPBACK); RawClient client = new RawClient(server)) {
            assertThat(client.send("PROXY UNKNOWN\r\n" + LAST_GET).readAll())
                    .endsWith("127.0.0.1 " + client.socket().getLocalPort());
        }
    }

    @Test
    void whoComesFromElsewhereOrWithoutAHeaderIsClosed() throws Exception {
        try (Server server = Server.start(WHO, BEHIND_LOOPBACK)) {
            try (RawClient elsewhere = new RawClient(server.port(), "127.0.0.2")) {
                assertThat(readAllOrReset(elsewhere.send(CLIENT + LAST_GET))).isEmpty();
            }
            try (RawClient direct = new RawClient(server)) {
                assertThat(readAllOrReset(direct.send(LAST_GET))).isEmpty();
            }
        }
    }

    private static String readAllOrReset(RawClient client) throws IOException {
        try {
            return client.readAll();
        } catch (SocketException reset) {
            return "";
        }
    }

    @Test
    void aHeaderThatDripsMissesItsDeadline() throws Exception {
        Timeouts brief = Timeouts.DEFAULTS.withHandshake(Duration.ofMillis(400));
        try (Server server = Server.start(WHO, BEHIND_LOOPBACK.with(brief)); RawClient client = new RawClient(server)) {
            Thread drip = Thread.startVirtualThread(() -> {
                try {
                    for (char c : CLIENT.toCharArray()) {
                        client.send(String.valueOf(c));
                        Thread.sleep(50);
                    }
                } catch (IOException | InterruptedException closed) {
                    // as it should be
                }
            });
            assertThat(readAllOrReset(client)).isEmpty();
            drip.interrupt();
            drip.join();
        }
    }

    @Test
    void theHeaderComesBeforeTls() throws Exception {
        ThrowAway certificate = ThrowAway.make();
        try (Server server = Server.start(WHO, BEHIND_LOOPBACK.with(certificate.tls()));
                Socket raw = new Socket("127.0.0.1", server.port())) {
            raw.setSoTimeout(10_000);
            raw.getOutputStream().write(CLIENT.getBytes(StandardCharsets.ISO_8859_1));
            try (SSLSocket client = (SSLSocket) certificate.trusting().getSocketFactory()
                    .createSocket(raw, "127.0.0.1", raw.getPort(), true)) {
                client.getOutputStream().write(LAST_GET.getBytes(StandardCharsets.ISO_8859_1));
                assertThat(new String(client.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1))
                        .endsWith("203.0.113.7 51234");
            }
        }
    }

    @Test
    void connectionsAreCountedForEachClientOfTheProxy() throws Exception {
        Gate gate = new Gate();
        String other = CLIENT.replace("203.0.113.7", "203.0.113.8");
        try (Server server = Server.start(gate, BEHIND_LOOPBACK.withConnectionsPerAddress(1));
                RawClient first = new RawClient(server)) {
            first.send(CLIENT + LAST_GET);
            gate.awaitBegun();
            try (RawClient second = new RawClient(server); RawClient third = new RawClient(server)) {
                assertThat(readAllOrReset(second.send(CLIENT + LAST_GET))).as("one more of the same client").isEmpty();
                third.send(other + LAST_GET);
                gate.open();
                assertThat(third.readAll()).as("another client").endsWith("hello");
                assertThat(first.readAll()).endsWith("hello");
            }
            String again = "";
            while (!again.endsWith("hello")) {
                try (RawClient client = new RawClient(server)) {
                    again = readAllOrReset(client.send(CLIENT + LAST_GET));
                }
            }
        }
    }

    @Test
    void aClientThatHasTheAddressOfTheProxyIsCountedLikeAnyOther() throws Exception {
        Gate gate = new Gate();
        String alike = CLIENT.replace("203.0.113.7", "127.0.0.1");
        try (Server server = Server.start(gate, BEHIND_LOOPBACK.withConnectionsPerAddress(1));
                RawClient first = new RawClient(server)) {
            first.send(alike + LAST_GET);
            gate.awaitBegun();
            try (RawClient second = new RawClient(server)) {
                assertThat(readAllOrReset(second.send(alike + LAST_GET))).as("one more of the same client").isEmpty();
            }
            gate.open();
            assertThat(first.readAll()).endsWith("hello");
        }
    }

    @Test
    void whatTheProxyHasOpenForItselfIsNoClients() throws Exception {
        String alike = CLIENT.replace("203.0.113.7", "127.0.0.1");
        Gate gate = new Gate();
        try (Server server = Server.start(gate, BEHIND_LOOPBACK.withConnectionsPerAddress(1));
                RawClient silent = new RawClient(server); RawClient own = new RawClient(server);
                RawClient another = new RawClient(server); RawClient client = new RawClient(server)) {
            own.send("PROXY UNKNOWN\r\n" + LAST_GET);
            gate.awaitBegun();
            another.send("PROXY UNKNOWN\r\n" + LAST_GET);
            client.send(alike + LAST_GET);
            gate.open();
            assertThat(client.readAll()).as("the client").endsWith("hello");
            assertThat(another.readAll()).as("another of the proxy's own").endsWith("hello");
            assertThat(own.readAll()).as("one of the proxy's own").endsWith("hello");
            assertThat(silent.send(CLIENT + LAST_GET).readAll()).as("one without a header yet").endsWith("hello");
        }
    }

    @Test
    void aProxyMayHaveAsManyConnectionsAsItHasClients() throws Exception {
        Gate gate = new Gate();
        List<RawClient> clients = new ArrayList<>();
        try (Server server = Server.start(gate, BEHIND_LOOPBACK.withConnectionsPerAddress(1))) {
            for (int i = 1; i <= 100; i++) {
                RawClient client = new RawClient(server);
                clients.add(client);
                client.send(CLIENT.replace("203.0.113.7", "203.0.113." + i) + LAST_GET);
            }
            gate.open();
            for (RawClient client : clients) {
                assertThat(client.readAll()).endsWith("hello");
            }
        } finally {
            for (RawClient client : clients) {
                client.close();
            }
        }
    }
}
