package dev.homespun.benchmarks.soak;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/// A certificate for one run and its key, made by the JDK's keytool.
///
/// @param store PKCS #12, with the password [#PASSWORD], in a folder of its own
record Certificate(Path store) implements AutoCloseable {

    static final String PASSWORD = "changeit";

    static Certificate make() throws IOException, InterruptedException {
        Path store = Files.createTempDirectory("soak").resolve("server.p12");
        Process process = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair", "-keyalg", "EC", "-groupname", "secp256r1", "-dname", "CN=localhost", "-storepass",
                PASSWORD, "-keystore", store.toString(), "-alias", "server").redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new IOException("keytool failed: " + said);
        }
        return new Certificate(store);
    }

    /// {@return what a client needs that trusts only this}
    SSLContext trusting() throws IOException, GeneralSecurityException {
        TrustManagerFactory trust = TrustManagerFactory.getInstance("PKIX");
        trust.init(trusted());
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, trust.getTrustManagers(), null);
        return context;
    }

    private KeyStore trusted() throws IOException, GeneralSecurityException {
        KeyStore own = KeyStore.getInstance(store.toFile(), PASSWORD.toCharArray());
        KeyStore trusted = KeyStore.getInstance("PKCS12");
        trusted.load(null, null);
        trusted.setCertificateEntry("server", own.getCertificate("server"));
        return trusted;
    }

    @Override
    public void close() throws IOException {
        Files.deleteIfExists(store);
        Files.delete(store.getParent());
    }
}
