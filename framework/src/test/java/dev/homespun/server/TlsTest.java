package dev.homespun.server;

import static dev.homespun.server.SampleHandler.ANY_PORT;
import static dev.homespun.server.SampleHandler.GET;
import static dev.homespun.server.SampleHandler.LAST_GET;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.homespun.http.Content;
import dev.homespun.http.Handler;
import dev.homespun.http.MediaType;
import dev.homespun.http.Response;
import dev.homespun.http.Status;
import java.io.IOException;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Clients that speak TLS, and such as should. That everything of HTTP is as without TLS is what the corpus shows.
@Timeout(60)
class TlsTest {

    private static final Duration SHORT = Duration.ofMillis(400);
    private static ThrowAway certificate;

    @BeforeAll
    static void makeCertificate() throws Exception {
        certificate = ThrowAway.make();
    }

    private static ServerOptions options(Timeouts timeouts) {
        return ANY_PORT.with(certificate.tls()).with(timeouts);
    }

    private static Server start(Timeouts timeouts) throws IOException {
        return Server.start(new SampleHandler(), options(timeouts));
    }

    private static SSLSocket connect(Server server, String... protocols) throws Exception {
        SSLSocket socket =
                (SSLSocket) certificate.trusting().getSocketFactory().createSocket("127.0.0.1", server.port());
        socket.setSoTimeout(10_000);
        if (protocols.length > 0) {
            socket.setEnabledProtocols(protocols);
        }
        return socket;
    }

    private static void send(Socket socket, String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    private static String readAll(Socket socket) throws IOException {
        return new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"TLSv1.3", "TLSv1.2"})
    void aRequestIsAnsweredAndTheEndAnnounced(String protocol) throws Exception {
        try (Server server = start(Timeouts.DEFAULTS); SSLSocket client = connect(server, protocol)) {
            send(client, GET + LAST_GET);
            assertThat(readAll(client)).startsWith("HTTP/1.1 200 OK\r\n").endsWith("hello").contains("helloHTTP/1.1");
            assertThat(client.getSession().getProtocol()).isEqualTo(protocol);
            assertThat(server.url()).isEqualTo("https://127.0.0.1:" + server.port());
        }
    }

    /// The client says that it sends nothing more, and goes on reading.
    @ParameterizedTest
    @ValueSource(strings = {"TLSv1.3", "TLSv1.2"})
    void aClientMayEndItsSideFirst(String protocol) throws Exception {
        try (Server server = start(Timeouts.DEFAULTS); SSLSocket client = connect(server, protocol)) {
            send(client, GET);
            client.shutdownOutput();
            assertThat(readAll(client)).endsWith("hello");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"TLSv1.3", "TLSv1.2"})
    void muchGoesBothWays(String protocol) throws Exception {
        Handler echo = request -> Response.of(Status.OK).with(MediaType.OCTETS, request.content().readAll());
        byte[] content = new byte[1_000_000];
        new Random(7).nextBytes(content);
        try (Server server = Server.start(echo, options(Timeouts.DEFAULTS));
                SSLSocket client = connect(server, protocol)) {
            for (int round = 0; round < 3; round++) {
                send(client, "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 1000000\r\n\r\n");
                client.getOutputStream().write(content);
                readHead(client);
                assertThat(client.getInputStream().readNBytes(content.length)).isEqualTo(content);
            }
        }
    }

    private static String readHead(Socket client) throws IOException {
        StringBuilder head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            head.append((char) client.getInputStream().read());
        }
        return head.toString();
    }

    @Test
    void aPlainRequestIsToldThatThisPortSpeaksTls() throws Exception {
        try (Server server = start(Timeouts.DEFAULTS); RawClient client = new RawClient(server)) {
            assertThat(client.send(GET).readAll()).startsWith("HTTP/1.1 400 Bad Request\r\n")
                    .contains("Connection: close\r\n").contains("application/problem+json").contains("use https");
        }
    }

    @Test
    void nonsenseInPlaceOfAHandshakeIsClosed() throws Exception {
        try (Server server = start(Timeouts.DEFAULTS)) {
            for (String nonsense : new String[] {"\u0080.\u0001", "\r\n\r\n", "\u0016\u0003\u0001\u00ff\u00ff",
                    "\u0016\u0003\u0001\0\u0005hello", "\u0016garbage that is longer than the header of a record"}) {
                try (RawClient client = new RawClient(server)) {
                    client.send(nonsense).socket().shutdownOutput();
                    assertThat(client.readAll()).doesNotContain("HTTP");
                }
            }
        }
    }

    @Test
    void aHandshakeThatDripsMissesItsDeadline() throws Exception {
        try (Server server = start(Timeouts.DEFAULTS.withHandshake(SHORT)); RawClient client = new RawClient(server)) {
            client.send("\u0016\u0003\u0001\u0002\u0000");
            assertClosedUnderDrip(client.socket());
        }
    }

    private static void assertClosedUnderDrip(Socket socket) throws Exception {
        Thread drip = Thread.startVirtualThread(() -> {
            try {
                while (true) {
                    socket.getOutputStream().write(1);
                    Thread.sleep(20);
                }
            } catch (IOException | InterruptedException closed) {
                // as it should be
            }
        });
        try {
            assertThat(socket.getInputStream().readAllBytes()).isEmpty();
        } catch (IOException reset) {
            // as good
        }
        drip.interrupt();
        drip.join();
    }

    @Test
    void whoConnectsAndSaysNothingIsClosed() throws Exception {
        try (Server server = start(Timeouts.DEFAULTS.withHandshake(SHORT)); RawClient client = new RawClient(server)) {
            assertThat(client.readAll()).isEmpty();
        }
    }

    @Test
    void slowlorisInTheHeadGetsA408() throws Exception {
        try (Server server = start(Timeouts.DEFAULTS.withHead(SHORT).withLinger(SHORT));
                SSLSocket client = connect(server)) {
            send(client, "GET /hello HTTP/1.1\r\n");
            assertThat(readAll(client)).startsWith("HTTP/1.1 408 Request Timeout\r\n");
        }
    }

    @Test
    void slowlorisInTheContentGetsA408() throws Exception {
        try (Server server = start(Timeouts.DEFAULTS.withContentGrace(SHORT).withLinger(SHORT));
                SSLSocket client = connect(server)) {
            send(client, "POST /echo HTTP/1.1\r\nHost: a\r\nContent-Length: 100\r\n\r\nabc");
            assertThat(readAll(client)).startsWith("HTTP/1.1 408 Request Timeout\r\n");
        }
    }

    /// What drips is no content before the record is whole.
    @Test
    void slowlorisWithinARecordGetsA408() throws Exception {
        Timeouts brief = Timeouts.DEFAULTS.withHead(SHORT).withLinger(SHORT);
        try (Server server = start(brief); Socket raw = new Socket("127.0.0.1", server.port());
                SSLSocket client = over(raw)) {
            send(client, "GET /hello HTTP/1.1\r\n");
            raw.getOutputStream().write(new byte[] {23, 3, 3, 1, 0});
            Thread drip = drip(raw);
            assertThat(readAll(client)).startsWith("HTTP/1.1 408 Request Timeout\r\n");
            drip.interrupt();
        }
    }

    /// Nor is it a request that would keep an idle connection.
    @Test
    void slowlorisWithinARecordIsIdle() throws Exception {
        Timeouts brief = Timeouts.DEFAULTS.withIdle(SHORT).withConnect(SHORT).withLinger(SHORT);
        try (Server server = start(brief); Socket raw = new Socket("127.0.0.1", server.port());
                SSLSocket client = over(raw)) {
            client.startHandshake();
            raw.getOutputStream().write(new byte[] {23, 3, 3, 1, 0});
            Thread drip = drip(raw);
            assertThat(readAll(client)).isEmpty();
            drip.interrupt();
        }
    }

    private static Thread drip(Socket raw) {
        return Thread.startVirtualThread(() -> {
            try {
                for (int i = 0; i < 100; i++) {
                    raw.getOutputStream().write(1);
                    Thread.sleep(20);
                }
            } catch (IOException | InterruptedException closed) {
                // as it should be
            }
        });
    }

    private static SSLSocket over(Socket raw) throws Exception {
        raw.setSoTimeout(10_000);
        raw.setTcpNoDelay(true);
        return (SSLSocket) certificate.trusting().getSocketFactory()
                .createSocket(raw, "127.0.0.1", raw.getPort(), true);
    }

    @Test
    void anIdleConnectionEndsWithAnAnnouncement() throws Exception {
        try (Server server = start(Timeouts.DEFAULTS.withIdle(SHORT)); SSLSocket client = connect(server)) {
            send(client, GET);
            assertThat(readAll(client)).endsWith("hello");
        }
    }

    /// The announcement of the end comes before the last octet of the upload; what follows is still taken.
    @ParameterizedTest
    @ValueSource(strings = {"TLSv1.3", "TLSv1.2"})
    void whoSendsTooMuchCanStillReadThat(String protocol) throws Exception {
        try (Server server = start(Timeouts.DEFAULTS); SSLSocket client = connect(server, protocol)) {
            send(client, "POST /echo HTTP/1.1\r\nHost: a\r\nContent-Length: 5000000\r\n\r\n");
            client.getOutputStream().write(new byte[5_000_000]);
            assertThat(readAll(client)).startsWith("HTTP/1.1 413 ").contains("Connection: close");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"TLSv1.3", "TLSv1.2"})
    void whoResumesASessionIsStillKnown(String protocol) throws Exception {
        ThrowAway own = ThrowAway.make(Files.createTempDirectory("homespun-certificate"), "client", "EC");
        Handler who = request -> Response.text(Integer.toString(request.peer().certificates().size()));
        Tls tls = certificate.tls().withClients(ClientCertificates.REQUIRED, own.certificate());
        SSLContext context = certificate.trusting(own);
        try (Server server = Server.start(who, ANY_PORT.with(tls))) {
            long first = 0;
            for (int i = 0; i < 3; i++) {
                try (SSLSocket client = (SSLSocket) context.getSocketFactory()
                        .createSocket("127.0.0.1", server.port())) {
                    client.setEnabledProtocols(new String[] {protocol});
                    send(client, LAST_GET);
                    assertThat(readAll(client)).endsWith("\r\n\r\n1");
                    first = i == 0 ? client.getSession().getCreationTime() : first;
                    assertThat(client.getSession().getCreationTime()).as("resumed").isEqualTo(first);
                }
            }
        }
    }

    @Test
    void aClientThatStopsReadingIsClosed() throws Exception {
        CountDownLatch ended = new CountDownLatch(1);
        Handler endless = _ -> Response.of(Status.OK).with(Content.generated(out -> {
            try {
                SampleHandler.endless(out);
            } finally {
                ended.countDown();
            }
        }));
        try (Server server = Server.start(endless, options(Timeouts.DEFAULTS.withStall(SHORT)));
                SSLSocket client = connect(server)) {
            send(client, GET);
            assertThat(ended.await(30, TimeUnit.SECONDS)).isTrue();
        }
    }

    /// Content of unknown length in HTTP/1.0 ends with the connection: only the missing announcement tells.
    @Test
    void contentThatIsCutDoesNotLookWhole() throws Exception {
        Handler broken = _ -> Response.of(Status.OK).with(Content.generated(out -> {
            out.write(new byte[100_000]);
            throw new IOException("the disk is gone");
        }));
        try (Server server = Server.start(broken, options(Timeouts.DEFAULTS)); SSLSocket client = connect(server)) {
            send(client, "GET / HTTP/1.0\r\n\r\n");
            assertThatThrownBy(() -> readAll(client)).isInstanceOf(IOException.class);
        }
    }

    /// As an attacker on the way could: the request ends in the middle, and so does the connection.
    @Test
    void truncationWithinContentIsNoRequest() throws Exception {
        CountDownLatch handled = new CountDownLatch(1);
        Handler handler = request -> {
            request.content().readAll();
            handled.countDown();
            return Response.text("hello");
        };
        try (Server server = Server.start(handler, options(Timeouts.DEFAULTS));
                Socket raw = new Socket("127.0.0.1", server.port()); SSLSocket client = over(raw)) {
            send(client, "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 10\r\n\r\nabc");
            raw.shutdownOutput();
            assertThat(readAll(client)).startsWith("HTTP/1.1 400 Bad Request\r\n");
            assertThat(handled.getCount()).as("not handled").isEqualTo(1);
        }
    }

    @Test
    void aRecordThatWasChangedOnTheWayEndsTheConnectionWithAnAlert() throws Exception {
        try (Server server = start(Timeouts.DEFAULTS); Socket raw = new Socket("127.0.0.1", server.port());
                SSLSocket client = over(raw)) {
            client.startHandshake();
            byte[] forged = new byte[5 + 40];
            System.arraycopy(new byte[] {23, 3, 3, 0, 40}, 0, forged, 0, 5);
            raw.getOutputStream().write(forged);
            assertThatThrownBy(() -> readAll(client)).isInstanceOf(SSLException.class)
                    .hasMessageContaining("bad_record_mac");
        }
    }

    /// Many octets behind the fault, which nobody reads any more: closing over them would be a reset, and lose it.
    @ParameterizedTest(name = "{0}, {1}")
    @CsvSource({"TLSv1.3, 17 03 03 ff ff, unexpected_message", "TLSv1.2, 17 03 03 ff ff, unexpected_message",
            "TLSv1.3, 17 03 03 48 01, unexpected_message", "TLSv1.2, 17 03 03 48 01, unexpected_message",
            "TLSv1.3, 16 03 03 00 28, unexpected_message", "TLSv1.2, 16 03 03 00 28, unexpected_message",
            "TLSv1.3, 14 03 03 00 01, unexpected_message", "TLSv1.2, 14 03 03 00 01, unexpected_message",
            "TLSv1.3, 63 03 03 00 28, unexpected_message", "TLSv1.2, 63 03 03 00 28, unexpected_message",
            "TLSv1.3, 15 03 03 00 02, unexpected_message", "TLSv1.3, 17 03 03 00 28, bad_record_mac",
            "TLSv1.2, 17 03 03 00 28, bad_record_mac"})
    void aRecordThatIsNotAllowedIsAnsweredWithAnAlert(String protocol, String header, String alert) throws Exception {
        try (Server server = start(Timeouts.DEFAULTS); Socket raw = new Socket("127.0.0.1", server.port());
                SSLSocket client = over(raw)) {
            client.setEnabledProtocols(new String[] {protocol});
            client.startHandshake();
            byte[] record = Arrays.copyOf(HexFormat.ofDelimiter(" ").parseHex(header), 40_000);
            raw.getOutputStream().write(record);
            assertThatThrownBy(() -> readAll(client)).isInstanceOf(SSLException.class).hasMessageContaining(alert);
        }
    }

    /// The deadline for a request is what bounds the wait for a peer that does not go when it was told to.
    @Test
    void whoStaysAfterAnAlertIsClosed() throws Exception {
        try (Server server = start(Timeouts.DEFAULTS.withConnect(SHORT));
                Socket raw = new Socket("127.0.0.1", server.port()); SSLSocket client = over(raw)) {
            client.startHandshake();
            send(raw, "\u0016\u0003\u0003\0\u0001x");
            Thread drip = drip(raw);
            try {
                raw.getInputStream().readAllBytes();
            } catch (SocketException reset) {
                // as good; a timeout would be none
            }
            drip.interrupt();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"16 03 01 ff ff", "16 03 01 48 01", "16 03 03 00 04 63 00 00 00", "16 03 03 00 00"})
    void aFirstRecordThatIsNotAllowedIsAnsweredWithAnAlert(String record) throws Exception {
        try (Server server = start(Timeouts.DEFAULTS); RawClient client = new RawClient(server)) {
            client.send(HexFormat.ofDelimiter(" ").parseHex(record)).socket().shutdownOutput();
            assertThat(client.readAll()).isEqualTo("\u0015\u0003\u0003\0\u0002\u0002\n");
        }
    }

    @Test
    void aSecondHandshakeIsRefused() throws Exception {
        try (Server server = start(Timeouts.DEFAULTS); SSLSocket client = connect(server, "TLSv1.2")) {
            client.startHandshake();
            assertThatThrownBy(() -> {
                client.startHandshake();
                send(client, LAST_GET);
                readAll(client);
            }).isInstanceOf(SSLException.class).hasMessageContaining("unexpected_message");
        }
    }

    /// In TLS 1.3 the JDK takes a second handshake for an update of the keys.
    @Test
    void keysMayBeUpdatedNowAndThen() throws Exception {
        try (Server server = start(Timeouts.DEFAULTS); SSLSocket client = connect(server, "TLSv1.3")) {
            for (int i = 0; i < 10; i++) {
                for (int update = 0; update < 10; update++) {
                    client.startHandshake();
                }
                send(client, GET);
                assertThat(readHead(client)).startsWith("HTTP/1.1 200 OK\r\n");
                assertThat(client.getInputStream().readNBytes(5)).asString().isEqualTo("hello");
            }
        }
    }

    @Test
    void aFloodOfKeyUpdatesEndsTheConnection() throws Exception {
        try (Server server = start(Timeouts.DEFAULTS); SSLSocket client = connect(server, "TLSv1.3")) {
            send(client, "POST /echo HTTP/1.1\r\nHost: a\r\nContent-Length: 1000\r\n\r\n");
            assertThatThrownBy(() -> {
                for (int i = 0; i < 10_000; i++) {
                    client.startHandshake();
                    send(client, "x");
                    Thread.sleep(1);
                }
            }).isInstanceOf(IOException.class);
        }
    }

    @Test
    void onlyAProtocolThatIsSpokenIsAgreedUpon() throws Exception {
        try (Server server = start(Timeouts.DEFAULTS)) {
            assertThat(agreed(server, "h2", "http/1.1")).isEqualTo("http/1.1");
            assertThat(agreed(server)).isEmpty();
            assertThatThrownBy(() -> agreed(server, "h2")).isInstanceOf(SSLException.class)
                    .hasMessageContaining("no_application_protocol");
        }
    }

    private static String agreed(Server server, String... offered) throws Exception {
        try (SSLSocket client = connect(server)) {
            SSLParameters parameters = client.getSSLParameters();
            parameters.setApplicationProtocols(offered);
            client.setSSLParameters(parameters);
            client.startHandshake();
            return client.getApplicationProtocol();
        }
    }

    @Test
    void aClientThatKnowsOnlyOlderVersionsGetsAnAlert() throws Exception {
        try (Server server = start(Timeouts.DEFAULTS); RawClient client = new RawClient(server)) {
            // The head of a ClientHello of TLS 1.1, without extensions.
            byte[] hello = new byte[5 + 4 + 2 + 32 + 1 + 4 + 2];
            System.arraycopy(new byte[] {22, 3, 1, 0, 45, 1, 0, 0, 41, 3, 2}, 0, hello, 0, 11);
            System.arraycopy(new byte[] {0, 0, 2, (byte) 0xc0, 0x13, 1, 0}, 0, hello, 43, 7);
            assertThat(client.send(hello).readAll()).startsWith("\u0015\u0003").hasSize(7);
        }
    }
}
