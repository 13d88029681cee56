package dev.homespun.benchmarks.compare;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyStore;
import java.util.Base64;
import java.util.List;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/// A certificate for one run, and its key, made by the JDK's keytool.
///
/// @param chain a PEM file
/// @param key a PEM file
/// @param trusting what a client needs that trusts only this
record Certificate(Path chain, Path key, SSLContext trusting) {

    private static final String PASSWORD = "changeit";

    /// @param folder where the files are written
    static Certificate make(Path folder, Children children)
            throws IOException, InterruptedException, GeneralSecurityException {
        Path store = folder.resolve("server.p12");
        children.output(List.of(Jdk.program("keytool"), "-genkeypair", "-keyalg", "EC", "-groupname", "secp256r1",
                "-dname", "CN=localhost", "-storepass", PASSWORD, "-keystore", store.toString(), "-alias", "server"));
        KeyStore own = KeyStore.getInstance(store.toFile(), PASSWORD.toCharArray());
        java.security.cert.Certificate certificate = own.getCertificate("server");
        Key key = own.getKey("server", PASSWORD.toCharArray());
        return new Certificate(pem(folder.resolve("certificate.pem"), "CERTIFICATE", certificate.getEncoded()),
                pem(folder.resolve("key.pem"), "PRIVATE KEY", key.getEncoded()), trusting(certificate));
    }

    private static Path pem(Path file, String label, byte[] content) throws IOException {
        String lines = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(content);
        return Files.writeString(file, "-----BEGIN %s-----\n%s\n-----END %s-----\n".formatted(label, lines, label),
                StandardCharsets.US_ASCII);
    }

    private static SSLContext trusting(java.security.cert.Certificate certificate)
            throws IOException, GeneralSecurityException {
        KeyStore trusted = KeyStore.getInstance("PKCS12");
        trusted.load(null, null);
        trusted.setCertificateEntry("server", certificate);
        TrustManagerFactory trust = TrustManagerFactory.getInstance("PKIX");
        trust.init(trusted);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, trust.getTrustManagers(), null);
        return context;
    }
}
