package dev.homespun.docs.guide.tls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.homespun.App;
import dev.homespun.http.Method;
import dev.homespun.http.Network;
import dev.homespun.server.Address;
import dev.homespun.server.ClientCertificates;
import dev.homespun.server.Server;
import dev.homespun.server.ServerOptions;
import dev.homespun.server.Tls;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// What docs/guide/tls.md says, with the certificates that its own lines make.
@Timeout(60)
class TlsGuideTest {

    private static final Path PAGE = Path.of("guide/tls.md");
    private static final char[] PASSWORD = "changeit".toCharArray();

    @TempDir
    Path folder;

    /// Runs the line of the page that begins with this program.
    private void run(String program, String executable) throws IOException, InterruptedException {
        String text = Files.readString(PAGE).replaceAll("\\\\\n\\s*", "");
        String line = text.lines().filter(each -> each.startsWith(program + " ")).findFirst().orElseThrow();
        List<String> command = new ArrayList<>(List.of(line.split("\\s+")));
        command.set(0, executable);
        Process process = new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes());
        assertThat(process.waitFor()).as(said).isZero();
    }

    private void runKeytool() throws IOException, InterruptedException {
        run("keytool", Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
    }

    private void runOpenssl() throws InterruptedException {
        try {
            run("openssl", "openssl");
        } catch (IOException none) {
            assumeTrue(false, "openssl is not on the PATH");
        }
    }

    /// {@return a client that trusts what keytool has made, and shows it for a certificate of its own}
    private HttpClient client() throws Exception {
        KeyStore store = KeyStore.getInstance(folder.resolve("server.p12").toFile(), PASSWORD);
        KeyStore trusted = KeyStore.getInstance("PKCS12");
        trusted.load((InputStream) null, null);
        trusted.setCertificateEntry("server", store.getCertificate(store.aliases().nextElement()));
        TrustManagerFactory trust = TrustManagerFactory.getInstance("PKIX");
        trust.init(trusted);
        KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(store, PASSWORD);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(keys.getKeyManagers(), trust.getTrustManagers(), null);
        return HttpClient.newBuilder().sslContext(context).build();
    }

    private static String get(HttpClient client, Server server) throws Exception {
        return client.send(HttpRequest.newBuilder(URI.create(server.url())).build(), BodyHandlers.ofString()).body();
    }

    @Test
    void theApplicationSpeaksTls() throws Exception {
        runKeytool();
        ServerOptions options = ServerOptions.defaults().withPort(0)
                .with(Tls.keyStore(folder.resolve("server.p12"), "changeit"));
        try (App app = Main.app(folder); Server server = app.listen(options); HttpClient client = client()) {
            assertThat(get(client, server)).isEqualTo("secure: true");
        }
    }

    @Test
    void certificatesOfOpensslAreRead() throws Exception {
        runOpenssl();
        for (String name : List.of("shop", "all")) {
            Files.copy(folder.resolve("certificate.pem"), folder.resolve(name + ".pem"));
            Files.copy(folder.resolve("key.pem"), folder.resolve(name + "-key.pem"));
        }
        Files.copy(folder.resolve("certificate.pem"), folder.resolve("client-authority.pem"));
        for (Tls tls : List.of(Main.pem(folder), Main.hosts(folder), Main.clients(folder))) {
            try (App app = App.create(); Server server = app.listen(ServerOptions.defaults().withPort(0).with(tls))) {
                assertThat(server.url()).startsWith("https://");
            }
        }
    }

    @Test
    void aHandlerSeesTheCertificate() throws Exception {
        runKeytool();
        KeyStore store = KeyStore.getInstance(folder.resolve("server.p12").toFile(), PASSWORD);
        String encoded = Base64.getMimeEncoder().encodeToString(
                store.getCertificate(store.aliases().nextElement()).getEncoded());
        Path trusted = Files.writeString(folder.resolve("trusted.pem"),
                "-----BEGIN CERTIFICATE-----\n" + encoded + "\n-----END CERTIFICATE-----\n");
        Tls tls = Tls.keyStore(folder.resolve("server.p12"), "changeit")
                .withClients(ClientCertificates.REQUESTED, trusted);
        try (App app = App.create().route(Method.GET, "/", Main::whoAmI);
                Server server = app.listen(ServerOptions.defaults().withPort(0).with(tls));
                HttpClient client = client()) {
            assertThat(get(client, server)).isEqualTo("CN=localhost");
        }
    }

    @Test
    void theOptionsAreAsThePageSays() {
        assertThat(Main.socket().address()).isEqualTo(new Address.Unix(Path.of("/run/shop/app.sock"), "rw-------"));
        assertThat(Main.socketOfAGroup().address()).hasToString("Unix[path=/run/shop/app.sock, permissions=rw-rw----]");
        assertThat(Main.proxied().proxies()).containsExactly(Network.parse("10.0.0.0/8"), Network.parse("::1"));
    }
}
