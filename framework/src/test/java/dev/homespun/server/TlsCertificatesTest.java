package dev.homespun.server;

import static dev.homespun.server.SampleHandler.ANY_PORT;
import static dev.homespun.server.SampleHandler.LAST_GET;
import static dev.homespun.server.ThrowAway.PASSWORD;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.homespun.http.Handler;
import dev.homespun.http.Response;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509TrustManager;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Which certificate is shown, whose is asked for, and what is said when one cannot be used.
@Timeout(120)
class TlsCertificatesTest {

    @TempDir
    static Path made;

    private static ThrowAway ec;
    private static ThrowAway rsa;
    private static ThrowAway edwards;

    @TempDir
    Path folder;

    @BeforeAll
    static void makeCertificates() throws Exception {
        ec = ThrowAway.make(made, "localhost", "EC");
        rsa = ThrowAway.make(made, "www.example.org", "RSA");
        edwards = ThrowAway.make(made, "*.example.org", "Ed25519");
    }

    /// {@return the common name in the certificate that a server shows}
    private static String shown(Server server, String host) throws Exception {
        try (SSLSocket client = connect(server, trustingAll(), host)) {
            X509Certificate certificate = (X509Certificate) client.getSession().getPeerCertificates()[0];
            return certificate.getSubjectX500Principal().getName().replace("CN=", "");
        }
    }

    private static SSLSocket connect(Server server, SSLContext context, String host) throws Exception {
        SSLSocket client = (SSLSocket) context.getSocketFactory().createSocket("127.0.0.1", server.port());
        client.setSoTimeout(10_000);
        SSLParameters parameters = client.getSSLParameters();
        if (!host.isEmpty()) {
            parameters.setServerNames(List.of(new SNIHostName(host)));
        }
        client.setSSLParameters(parameters);
        client.startHandshake();
        return client;
    }

    private static SSLContext trustingAll() throws Exception {
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, new TrustManager[] {new X509TrustManager() {
            @Override
            public void checkClientTrusted(X509Certificate[] chain, String kind) {}

            @Override
            public void checkServerTrusted(X509Certificate[] chain, String kind) {}

            @Override
            public X509Certificate[] getAcceptedIssuers() {
                return new X509Certificate[0];
            }
        }}, new SecureRandom());
        return context;
    }

    private static String ask(SSLSocket client) throws IOException {
        client.getOutputStream().write(LAST_GET.getBytes(StandardCharsets.ISO_8859_1));
        return new String(client.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
    }

    @ParameterizedTest(name = "\"{0}\" gets the one of {1}")
    @CsvSource({"'', localhost", "www.example.org, www.example.org", "WWW.EXAMPLE.ORG, www.example.org",
            "api.example.org, *.example.org", "a.api.example.org, localhost", "example.org, localhost",
            "elsewhere.test, localhost"})
    void whoAsksForAHostGetsItsCertificate(String host, String expected) throws Exception {
        Tls tls = ec.tls().withHost("*.Example.org", edwards.certificate(), edwards.key())
                .withHost("www.example.org", rsa.certificate(), rsa.key());
        try (Server server = Server.start(new SampleHandler(), ANY_PORT.with(tls))) {
            assertThat(shown(server, host)).isEqualTo(expected);
        }
    }

    @Test
    void aKeyStoreIsAsGood() throws Exception {
        Tls tls = Tls.keyStore(rsa.store(), PASSWORD);
        assertThat(tls.toString()).doesNotContain(PASSWORD);
        try (Server server = Server.start(new SampleHandler(), ANY_PORT.with(tls))) {
            assertThat(shown(server, "")).isEqualTo("www.example.org");
        }
    }

    @Test
    void clientsShowTheirCertificate() throws Exception {
        Handler who = request -> Response.text(request.peer().secure() + " " + request.peer().certificates().stream()
                .map(certificate -> certificate.getSubjectX500Principal().getName()).toList());
        ThrowAway client = rsa;
        ThrowAway stranger = edwards;
        Tls requested = ec.tls().withClients(ClientCertificates.REQUESTED, client.certificate());
        try (Server server = Server.start(who, ANY_PORT.with(requested))) {
            assertThat(ask(connect(server, ec.trusting(client), ""))).endsWith("true [CN=www.example.org]");
            assertThat(ask(connect(server, ec.trusting(), ""))).endsWith("true []");
        }
        Tls required = ec.tls().withClients(ClientCertificates.REQUIRED, client.certificate());
        try (Server server = Server.start(who, ANY_PORT.with(required))) {
            assertThat(ask(connect(server, ec.trusting(client), ""))).endsWith("true [CN=www.example.org]");
            assertThatThrownBy(() -> ask(connect(server, ec.trusting(), ""))).isInstanceOf(IOException.class)
                    .hasMessageContaining("alert");
            assertThatThrownBy(() -> ask(connect(server, ec.trusting(stranger), ""))).isInstanceOf(IOException.class);
        }
    }

    @Test
    void certificatesThatAreReplacedAreTakenWithoutARestart() throws Exception {
        Path certificate = Files.copy(ec.certificate(), folder.resolve("certificate.pem"));
        Path key = Files.copy(ec.key(), folder.resolve("key.pem"));
        AtomicLong clock = new AtomicLong();
        TlsContext context = new TlsContext(Tls.pem(certificate, key), clock::get);
        SSLContext before = contextOf(context, clock);
        assertThat(contextOf(context, clock)).as("nothing has changed").isSameAs(before);

        Files.copy(rsa.certificate(), certificate, StandardCopyOption.REPLACE_EXISTING);
        assertThat(contextOf(context, clock)).as("half of it has changed").isSameAs(before);
        Files.delete(key);
        assertThat(contextOf(context, clock)).as("half of it is missing").isSameAs(before);
        Files.copy(rsa.key(), key);
        context.engine();
        assertThat(context.current()).as("not looked at twice in a second").isSameAs(before);
        assertThat(contextOf(context, clock)).as("all has changed").isNotSameAs(before);
    }

    /// A file that may not be read yet has the same time, size and place when it may.
    @Test
    void certificatesThatCouldNotBeReadAreTriedAgain() throws Exception {
        Path certificate = Files.copy(ec.certificate(), folder.resolve("certificate.pem"));
        Path key = Files.copy(ec.key(), folder.resolve("key.pem"));
        AtomicLong clock = new AtomicLong();
        TlsContext context = new TlsContext(Tls.pem(certificate, key), clock::get);
        SSLContext before = contextOf(context, clock);
        byte[] good = Files.readAllBytes(rsa.key());
        Files.write(certificate, Files.readAllBytes(rsa.certificate()));
        Files.write(key, new byte[good.length]);
        Files.setLastModifiedTime(key, FileTime.fromMillis(0));
        assertThat(contextOf(context, clock)).isSameAs(before);
        Files.write(key, good);
        Files.setLastModifiedTime(key, FileTime.fromMillis(0));
        assertThat(contextOf(context, clock)).isNotSameAs(before);
    }

    private static SSLContext contextOf(TlsContext context, AtomicLong clock) {
        clock.addAndGet(1_000_000_000);
        SSLEngine engine = context.engine();
        assertThat(engine.getUseClientMode()).isFalse();
        return context.current();
    }

    @Test
    void reloadingUnderLoadLosesNobody() throws Exception {
        Path certificate = Files.copy(ec.certificate(), folder.resolve("certificate.pem"));
        Path key = Files.copy(ec.key(), folder.resolve("key.pem"));
        AtomicBoolean over = new AtomicBoolean();
        AtomicInteger answered = new AtomicInteger();
        try (Server server = Server.start(new SampleHandler(), ANY_PORT.with(Tls.pem(certificate, key)))) {
            List<Thread> clients = List.of(Thread.startVirtualThread(() -> askUntil(over, server, answered)),
                    Thread.startVirtualThread(() -> askUntil(over, server, answered)));
            assertThat(shown(server, "")).isEqualTo("localhost");
            Files.move(Files.copy(rsa.certificate(), folder.resolve("new.pem")), certificate,
                    StandardCopyOption.ATOMIC_MOVE);
            Thread.sleep(1_200);
            Files.move(Files.copy(rsa.key(), folder.resolve("new.pem")), key, StandardCopyOption.ATOMIC_MOVE);
            while (!shown(server, "").equals("www.example.org")) {
                Thread.sleep(100);
            }
            over.set(true);
            for (Thread client : clients) {
                client.join();
            }
            assertThat(answered.get()).isPositive();
        }
    }

    private static void askUntil(AtomicBoolean over, Server server, AtomicInteger answered) {
        while (!over.get()) {
            try (SSLSocket client = connect(server, trustingAll(), "")) {
                answered.addAndGet(ask(client).endsWith("hello") ? 1 : Integer.MIN_VALUE);
            } catch (Exception lost) {
                answered.set(Integer.MIN_VALUE);
            }
        }
    }

    @Test
    void whatCannotBeUsedIsToldInASentence() throws Exception {
        Path none = folder.resolve("none.pem");
        assertSentence(Tls.pem(none, ec.key()), "There is no file " + none);
        assertSentence(Tls.pem(ec.certificate(), none), "There is no file " + none);
        assertSentence(Tls.keyStore(none, PASSWORD), "There is no file " + none);
        assertSentence(Tls.pem(ec.key(), ec.key()), "There is no certificate in %s; a \"BEGIN CERTIFICATE\" is looked "
                + "for, and there is \"BEGIN PRIVATE KEY\"", ec.key());
        assertSentence(Tls.pem(ec.certificate(), ec.certificate()), "There is no private key in %s; a \"BEGIN PRIVATE "
                + "KEY\" is looked for, and there is \"BEGIN CERTIFICATE\"", ec.certificate());
        assertSentence(Tls.pem(ec.certificate(), file("")), "There is no private key in %s; a \"BEGIN PRIVATE KEY\" is "
                + "looked for, and there is nothing of this kind", folder.resolve("file.pem"));
        for (ThrowAway other : List.of(rsa, ThrowAway.make(folder, "other", "EC"))) {
            assertSentence(Tls.pem(ec.certificate(), other.key()), "The key in %s does not belong to the certificate "
                    + "of CN=localhost; the certificate of the server has to be the first of its file, and its key "
                    + "beside it", other.key());
        }
        for (String kind : List.of("RSA PRIVATE KEY", "EC PRIVATE KEY", "ENCRYPTED PRIVATE KEY")) {
            Path file = file("-----BEGIN %s-----\nProc-Type: 4,ENCRYPTED\n\nAAAA\n-----END %1$s-----\n"
                    .formatted(kind));
            assertSentence(Tls.pem(ec.certificate(), file), "The key in %s is of the form \"BEGIN %s\"; only \"BEGIN "
                    + "PRIVATE KEY\" is read. Convert it with: openssl pkcs8 -topk8 -nocrypt -in %s -out new.pem", file,
                    kind, file);
        }
        Path noKey = file("-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----\n");
        assertSentence(Tls.pem(ec.certificate(), noKey),
                "The key in %s cannot be read; RSA keys, EC keys on secp256r1, secp384r1 or secp521r1, and Ed25519 "
                        + "keys can", folder.resolve("file.pem"));
        assertSentence(Tls.pem(file("-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n"), ec.key()),
                "A certificate in %s cannot be read: ", folder.resolve("file.pem"));
        assertSentence(Tls.keyStore(ec.store(), "wrong"), "The password of the key store %s is wrong", ec.store());
        assertSentence(ec.tls().withClients(ClientCertificates.REQUIRED, none), "There is no file " + none);
        assertSentence(Tls.keyStore(folder, PASSWORD), folder + " is a folder; a file in it is needed");
        assertSentence(Tls.pem(folder, ec.key()), folder + " is a folder; a file in it is needed");
        assertSentence(Tls.pem(ec.certificate(), folder), folder + " is a folder; a file in it is needed");
        ThrowAway pss = ThrowAway.make(folder, "pss", "RSASSA-PSS", "-keysize", "2048");
        assertSentence(pss.tls(), "The key in %s is of the kind RSASSA-PSS, and cannot be used; RSA keys, EC keys on "
                + "secp256r1, secp384r1 or secp521r1, and Ed25519 keys can", pss.key());
    }

    /// The keytool of the JDK makes no such key, either.
    @Test
    void aKeyThatTheJdkCannotSignWithIsToldInASentence() throws Exception {
        Installed.require("openssl");
        Path certificate = folder.resolve("certificate.pem");
        Path key = folder.resolve("key.pem");
        Process process = new ProcessBuilder("openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt",
                "ec_paramgen_curve:secp256k1", "-nodes", "-keyout", key.toString(), "-out", certificate.toString(),
                "-subj", "/CN=localhost").redirectErrorStream(true).start();
        process.getInputStream().readAllBytes();
        assertThat(process.waitFor()).isZero();
        assertSentence(Tls.pem(certificate, key), "The key in %s is of the kind EC, and cannot sign: Curve not "
                + "supported: secp256k1 (1.3.132.0.10); RSA keys, EC keys on secp256r1, secp384r1 or secp521r1, and "
                + "Ed25519 keys can", key);
    }

    private Path file(String text) throws IOException {
        return Files.writeString(folder.resolve("file.pem"), text);
    }

    private static void assertSentence(Tls tls, String sentence, Object... with) {
        assertThatThrownBy(() -> Server.start(new SampleHandler(), ANY_PORT.with(tls)).close())
                .isInstanceOf(IOException.class).hasMessageStartingWith(sentence.formatted(with));
    }

    @Test
    void anExpiredCertificateIsUsedAndWarnedAbout() throws Exception {
        ThrowAway expired = ThrowAway.make(folder, "expired", "EC", "-startdate", "-10d", "-validity", "5");
        try (Server server = Server.start(new SampleHandler(), ANY_PORT.with(expired.tls()))) {
            assertThat(shown(server, "")).isEqualTo("expired");
        }
    }
}
