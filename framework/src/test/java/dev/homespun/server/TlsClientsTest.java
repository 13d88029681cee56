package dev.homespun.server;

import static dev.homespun.server.SampleHandler.ANY_PORT;
import static dev.homespun.server.SampleHandler.LAST_GET;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import dev.homespun.http.Handler;
import dev.homespun.http.MediaType;
import dev.homespun.http.Response;
import dev.homespun.http.Status;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Clients of others over TLS, UNIX domain sockets and behind the PROXY protocol: curl, openssl, the JDK's.
@Timeout(60)
class TlsClientsTest {

    private static final Handler WHO = request -> switch (request.path().raw()) {
        case "/echo" -> Response.of(Status.OK).with(MediaType.OCTETS, request.content().readAll());
        default -> Response.text(request.peer().address() + " " + request.peer().certificates().stream()
                .map(certificate -> certificate.getSubjectX500Principal().getName()).toList());
    };

    @TempDir
    static Path made;

    private static ThrowAway certificate;
    private static ThrowAway own;

    @TempDir
    Path folder;

    @BeforeAll
    static void makeCertificates() throws Exception {
        certificate = ThrowAway.make(made, "localhost", "RSA");
        own = ThrowAway.make(made, "client", "EC");
    }

    private static Server start() throws IOException {
        return Server.start(WHO, ANY_PORT.with(certificate.tls()
                .withHost("www.example.org", own.certificate(), own.key())
                .withClients(ClientCertificates.REQUESTED, own.certificate())));
    }

    @ParameterizedTest
    @ValueSource(strings = {"--tlsv1.3", "--tls-max=1.2"})
    void curlIsContent(String version) throws Exception {
        Curl.require();
        Curl curl = new Curl(folder);
        byte[] content = new byte[600_000];
        new Random(1).nextBytes(content);
        String[] versions = version.split("=");
        List<String> arguments = new ArrayList<>(List.of(versions));
        arguments.addAll(List.of("--cacert", certificate.certificate().toString()));
        try (Server server = start()) {
            Curl.Run anonymous = curl.run(with(arguments, server.url()));
            assertThat(anonymous.text()).as(anonymous.log()).isEqualTo("127.0.0.1 []");
            Curl.Run named = curl.run(with(arguments, "--cert", own.certificate().toString(), "--key",
                    own.key().toString(), server.url()));
            assertThat(named.text()).as(named.log()).isEqualTo("127.0.0.1 [CN=client]");
            Curl.Run echoed = curl.run(with(arguments, "--data-binary", "@" + curl.file(content),
                    server.url() + "/echo", "--next", "--silent", "--cacert", certificate.certificate().toString(),
                    "--write-out", "%{num_connects}", "--output", "discarded", server.url()));
            assertThat(echoed.exit()).as(echoed.log()).isZero();
            assertThat(echoed.octets()).hasSize(content.length + 1);
        }
    }

    private static String[] with(List<String> arguments, String... more) {
        List<String> all = new ArrayList<>(arguments);
        all.addAll(List.of(more));
        return all.toArray(String[]::new);
    }

    @Test
    void curlReachesAUnixSocket() throws Exception {
        Curl.require();
        Path socket = folder.resolve("app.sock");
        try (Server _ = Server.start(WHO, ServerOptions.defaults().withUnixSocket(socket))) {
            Curl.Run run = new Curl(folder).run("--unix-socket", socket.toString(), "http://localhost/");
            assertThat(run.text()).as(run.log()).isEqualTo("unix []");
        }
    }

    @Test
    void curlBeginsWithAHeaderOfAProxy() throws Exception {
        Curl.require();
        try (Server server = Server.start(WHO, ANY_PORT.withProxyProtocol("127.0.0.0/8"))) {
            Curl.Run run = new Curl(folder).run("--haproxy-protocol", server.url());
            assertThat(run.text()).as(run.log()).isEqualTo("127.0.0.1 []");
        }
    }

    @Test
    void curlIsToldWhichPortSpeaksWhat() throws Exception {
        Curl.require();
        Curl curl = new Curl(folder);
        try (Server plain = Server.start(WHO, ANY_PORT); Server encrypted = start()) {
            assertThat(curl.run(plain.url().replace("http:", "https:")).log()).contains("alert handshake failure");
            assertThat(curl.run(encrypted.url().replace("https:", "http:")).text()).contains("This port speaks TLS");
        }
    }

    /// {@return what `openssl s_client` says}
    private static String openssl(Server server, String input, String... arguments) throws Exception {
        String address = "127.0.0.1:" + server.port();
        List<String> command = new ArrayList<>(List.of("openssl", "s_client", "-connect", address));
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        process.getOutputStream().write(input.getBytes(ISO_8859_1));
        process.getOutputStream().flush();
        String said = new String(process.getInputStream().readAllBytes(), ISO_8859_1);
        process.waitFor();
        return said;
    }

    @Test
    void opensslSeesWhatWasAgreedUpon() throws Exception {
        Installed.require("openssl");
        try (Server server = start()) {
            String request = LAST_GET.replace("\r\n", "\n");
            assertThat(openssl(server, request, "-crlf", "-alpn", "h2,http/1.1", "-servername", "www.example.org"))
                    .contains("ALPN protocol: http/1.1").contains("subject=CN = client").contains("HTTP/1.1 200 OK");
            assertThat(openssl(server, request, "-crlf", "-tls1_2", "-noservername"))
                    .contains("subject=CN = localhost").contains("HTTP/1.1 200 OK");
            assertThat(openssl(server, "", "-tls1_1", "-cipher", "ALL:@SECLEVEL=0")).contains("alert protocol version");
        }
    }

    /// Who resumes shows no certificate again, and nobody shows one to who resumes: so it must be the same host. With
    /// tickets, hosts that have a certificate of their own have a full handshake always.
    @ParameterizedTest(name = "{0}: from \"{1}\" to \"{2}\": {3}")
    @CsvSource({"-tls1_3, '', '', Reused", "-tls1_3, a.test, A.test, Reused", "-tls1_3, '', www.example.org, New",
            "-tls1_3, a.test, www.example.org, New", "-tls1_3, a.test, b.test, New",
            "-tls1_3, www.example.org, a.test, New", "-tls1_3, www.example.org, '', New",
            "-tls1_2, '', '', Reused", "-tls1_2, a.test, A.test, Reused", "-tls1_2, '', www.example.org, New",
            "-tls1_2, a.test, www.example.org, New", "-tls1_2, a.test, b.test, New",
            "-tls1_2, www.example.org, a.test, New",
            "-tls1_2 -no_ticket, '', '', Reused", "-tls1_2 -no_ticket, a.test, b.test, New",
            "-tls1_2 -no_ticket, www.example.org, www.example.org, Reused",
            "-tls1_2 -no_ticket, www.example.org, a.test, New", "-tls1_2 -no_ticket, '', www.example.org, New"})
    void aSessionIsResumedForItsOwnHostOnly(String version, String first, String then, String expected)
            throws Exception {
        Installed.require("openssl");
        String session = folder.resolve("session.pem").toString();
        List<String> arguments = new ArrayList<>(List.of("-crlf"));
        arguments.addAll(List.of(version.split(" ")));
        String request = LAST_GET.replace("\r\n", "\n");
        try (Server server = start()) {
            assertThat(openssl(server, request, with(with(arguments, name(first)), "-sess_out", session, "-cert",
                    own.certificate().toString(), "-key", own.key().toString()))).contains("127.0.0.1 [CN=client]");
            assertThat(openssl(server, request, with(with(arguments, name(then)), "-sess_in", session)))
                    .contains("\n" + expected + ", TLSv1.")
                    .contains(expected.equals("Reused") ? "127.0.0.1 [CN=client]" : "127.0.0.1 []");
        }
    }

    private static List<String> name(String host) {
        return host.isEmpty() ? List.of("-noservername") : List.of("-servername", host);
    }

    private static List<String> with(List<String> arguments, List<String> more) {
        return List.of(with(arguments, more.toArray(String[]::new)));
    }

    /// The JDK refuses them before anybody could choose a certificate.
    @ParameterizedTest
    @ValueSource(strings = {"a_b.example", "www.example.org.", "::1", "-a.example"})
    void whoAsksForWhatIsNoNameGetsAnAlert(String name) throws Exception {
        Installed.require("openssl");
        try (Server server = start()) {
            assertThat(openssl(server, "", "-servername", name)).contains("alert illegal parameter");
        }
    }

    /// A line that is `R` asks for another handshake, in TLS 1.2.
    @Test
    void opensslGetsNoSecondHandshake() throws Exception {
        Installed.require("openssl");
        try (Server server = start()) {
            assertThat(openssl(server, "R\n" + LAST_GET.replace("\r\n", "\n"), "-crlf", "-tls1_2"))
                    .contains("RENEGOTIATING").contains("alert unexpected message").doesNotContain("HTTP/1.1 200 OK");
        }
    }

    @Test
    void theClientOfTheJdkIsContent() throws Exception {
        byte[] content = new byte[300_000];
        new Random(2).nextBytes(content);
        try (Server server = start();
                HttpClient client = HttpClient.newBuilder().sslContext(certificate.trusting(own)).build()) {
            List<CompletableFuture<HttpResponse<byte[]>>> responses = new ArrayList<>();
            for (int i = 0; i < 20; i++) {
                responses.add(client.sendAsync(HttpRequest.newBuilder(URI.create(server.url() + "/echo"))
                        .POST(BodyPublishers.ofByteArray(content)).build(), BodyHandlers.ofByteArray()));
            }
            for (CompletableFuture<HttpResponse<byte[]>> response : responses) {
                assertThat(response.join().body()).isEqualTo(content);
                assertThat(response.join().version()).isEqualTo(HttpClient.Version.HTTP_1_1);
            }
            HttpRequest who = HttpRequest.newBuilder(URI.create(server.url())).build();
            assertThat(client.send(who, BodyHandlers.ofString()).body()).isEqualTo("127.0.0.1 [CN=client]");
        }
    }
}
