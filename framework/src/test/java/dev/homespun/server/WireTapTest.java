package dev.homespun.server;

import static dev.homespun.server.SampleHandler.ANY_PORT;
import static dev.homespun.server.SampleHandler.GET;
import static dev.homespun.server.SampleHandler.LAST_GET;
import static org.assertj.core.api.Assertions.assertThat;

import dev.homespun.http.Content;
import dev.homespun.http.Fields;
import dev.homespun.http.Handler;
import dev.homespun.http.Peer;
import dev.homespun.http.Response;
import dev.homespun.http.Status;
import dev.homespun.testing.WirePrinter;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.Socket;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What a tap is shown, over each kind of transport, and what a tap that fails can do.
@Timeout(60)
class WireTapTest {

    private final Recorded tap = new Recorded();

    @TempDir
    Path folder;

    /// Keeps everything; the latch orders what it has seen before the assertions.
    private static final class Recorded implements WireTap, WireTap.Observer {

        private final List<Peer> peers = new ArrayList<>();
        private final ByteArrayOutputStream received = new ByteArrayOutputStream();
        private final ByteArrayOutputStream sent = new ByteArrayOutputStream();
        private final CountDownLatch ended = new CountDownLatch(1);

        @Override
        public Observer observe(Peer peer) {
            peers.add(peer);
            return this;
        }

        @Override
        public void received(byte[] octets, int offset, int length) {
            received.write(octets, offset, length);
        }

        @Override
        public void sent(byte[] octets, int offset, int length) {
            sent.write(octets, offset, length);
        }

        @Override
        public void ended() {
            ended.countDown();
        }

        void awaitEnd() throws InterruptedException {
            assertThat(ended.await(30, TimeUnit.SECONDS)).isTrue();
        }

        String in() {
            return received.toString(StandardCharsets.ISO_8859_1);
        }

        String out() {
            return sent.toString(StandardCharsets.ISO_8859_1);
        }
    }

    private void assertSeen(String sent, String got) throws InterruptedException {
        tap.awaitEnd();
        assertThat(got).isNotEmpty();
        assertThat(tap.in()).isEqualTo(sent);
        assertThat(tap.out()).isEqualTo(got);
        assertThat(tap.peers).hasSize(1);
    }

    @Test
    void exactlyTheOctetsOfAPipelinedExchangeAreShown() throws Exception {
        try (Server server = Server.start(new SampleHandler(), ANY_PORT.with(tap));
                RawClient client = new RawClient(server)) {
            String got = client.send(GET + GET + LAST_GET).readAll();
            assertThat(got).containsPattern("(?s)(HTTP/1.1 200 OK.*hello){3}");
            assertSeen(GET + GET + LAST_GET, got);
            assertThat(tap.peers).containsExactly(new Peer("127.0.0.1", client.socket().getLocalPort(), false));
        }
    }

    @Test
    void overTlsTheyAreShownWithoutEncryption() throws Exception {
        ThrowAway certificate = ThrowAway.make();
        try (Server server = Server.start(new SampleHandler(), ANY_PORT.with(certificate.tls()).with(tap));
                Socket client = certificate.trusting().getSocketFactory().createSocket("127.0.0.1", server.port())) {
            client.getOutputStream().write((GET + LAST_GET).getBytes(StandardCharsets.ISO_8859_1));
            String got = new String(client.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
            assertSeen(GET + LAST_GET, got);
            assertThat(tap.peers.getFirst().secure()).isTrue();
        }
    }

    @Test
    void whoIsToldThatThePortSpeaksTlsIsShown() throws Exception {
        ThrowAway certificate = ThrowAway.make();
        try (Server server = Server.start(new SampleHandler(), ANY_PORT.with(certificate.tls()).with(tap));
                RawClient client = new RawClient(server)) {
            String got = client.send(GET).readAll();
            tap.awaitEnd();
            assertThat(tap.out()).isEqualTo(got).startsWith("HTTP/1.1 400 ");
        }
    }

    @Test
    void overAUnixSocketTheyAreShown() throws Exception {
        Path path = folder.resolve("app.sock");
        try (Server _ = Server.start(new SampleHandler(), ServerOptions.defaults().withUnixSocket(path).with(tap));
                SocketChannel client = SocketChannel.open(UnixDomainSocketAddress.of(path))) {
            client.write(ByteBuffer.wrap((GET + LAST_GET).getBytes(StandardCharsets.ISO_8859_1)));
            String got = new String(Channels.newInputStream(client).readAllBytes(), StandardCharsets.ISO_8859_1);
            assertSeen(GET + LAST_GET, got);
        }
    }

    @Test
    void theHeaderOfAProxyIsNotShownAndThePeerIsWhomItNames() throws Exception {
        try (Server server = Server.start(new SampleHandler(), ANY_PORT.withProxyProtocol("127.0.0.1").with(tap));
                RawClient client = new RawClient(server)) {
            String got = client.send("PROXY TCP4 203.0.113.7 192.0.2.1 51234 443\r\n" + LAST_GET).readAll();
            assertSeen(LAST_GET, got);
            assertThat(tap.peers).containsExactly(new Peer("203.0.113.7", 51_234, false));
        }
    }

    @Test
    void whatFollowsAnUpgradeIsShown() throws Exception {
        Handler upgrades = _ -> new Response(Status.SWITCHING_PROTOCOLS, Fields.of("Upgrade", "parrot"),
                Content.takeover((in, out) -> out.write(in.readNBytes(5))));
        String request = "GET / HTTP/1.1\r\nHost: a\r\nConnection: upgrade\r\nUpgrade: parrot\r\n\r\n";
        try (Server server = Server.start(upgrades, ANY_PORT.with(tap)); RawClient client = new RawClient(server)) {
            client.send(request).readUntil("\r\n\r\n");
            assertThat(client.send("polly").readAll()).isEqualTo("polly");
            tap.awaitEnd();
            assertThat(tap.in()).isEqualTo(request + "polly");
            assertThat(tap.out()).endsWith("\r\n\r\npolly");
        }
    }

    @Test
    void aTapMayPassAConnectionBy() throws Exception {
        try (Server server = Server.start(new SampleHandler(), ANY_PORT.with(_ -> WireTap.Observer.NONE));
                RawClient client = new RawClient(server)) {
            assertThat(client.send(GET + LAST_GET).readAll()).endsWith("hello");
        }
    }

    /// Fails at one of its calls, and counts those that follow.
    private static final class Failing implements WireTap, WireTap.Observer {

        private final String at;
        private boolean failed;
        private int callsAfter;

        Failing(String at) {
            this.at = at;
        }

        private void call(String name) {
            if (failed) {
                callsAfter++;
            }
            if (at.equals(name)) {
                failed = true;
                if (at.equals("sent")) {
                    throw new StackOverflowError(at);
                }
                throw new IllegalStateException(at);
            }
        }

        @Override
        public Observer observe(Peer peer) {
            call("observe");
            return this;
        }

        @Override
        public void received(byte[] octets, int offset, int length) {
            call("received");
        }

        @Override
        public void sent(byte[] octets, int offset, int length) {
            call("sent");
        }

        @Override
        public void ended() {
            call("ended");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"observe", "received", "sent", "ended"})
    void aTapThatFailsSeesNoMoreAndHarmsNothing(String at) throws IOException {
        Failing failing = new Failing(at);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Server.serve(new ByteArrayInputStream((GET + LAST_GET).getBytes(StandardCharsets.ISO_8859_1)), out,
                new SampleHandler(), ServerOptions.defaults().with(failing));
        assertThat(out.toString(StandardCharsets.ISO_8859_1)).containsPattern("(?s)(HTTP/1.1 200 OK.*hello){2}");
        assertThat(failing.failed).isTrue();
        assertThat(failing.callsAfter).isZero();
    }

    @Test
    void thePrinterShowsEachLineWithItsEnd() throws IOException {
        List<String> lines = new ArrayList<>();
        String request = "POST /echo HTTP/1.1\r\nHost: a\r\nConnection: close\r\nContent-Length: 300\r\n\r\n"
                + "é".repeat(300);
        Server.serve(new ByteArrayInputStream(request.getBytes(StandardCharsets.ISO_8859_1)),
                new ByteArrayOutputStream(), new SampleHandler(),
                ServerOptions.defaults().with(new WirePrinter(lines::add)));
        assertThat(lines).startsWith("in-memory:0 > POST /echo HTTP/1.1␍␊", "in-memory:0 > Host: a␍␊")
                .contains("in-memory:0 > " + "\\xe9".repeat(200) + "… 300 octets", "in-memory:0 < HTTP/1.1 200 OK␍␊")
                .endsWith("in-memory:0 .");
    }
}
