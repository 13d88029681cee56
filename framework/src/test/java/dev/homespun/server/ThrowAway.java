package dev.homespun.server;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/// A certificate that vouches for itself, and its key, for one run of a test: made by the JDK's keytool, in all the
/// forms that are read.
///
/// @param store PKCS #12, with the password [#PASSWORD]
/// @param certificate PEM
/// @param key PEM
public record ThrowAway(Path store, Path certificate, Path key) {

    static final String PASSWORD = "changeit";

    /// {@return a certificate for the loopback address, in a folder of its own}
    public static ThrowAway make() throws IOException, InterruptedException, GeneralSecurityException {
        return make(Files.createTempDirectory("homespun-certificate"), "localhost", "EC");
    }

    /// @param name the file names begin with it, and it is what the certificate is for, besides 127.0.0.1
    /// @param algorithm EC, RSA or Ed25519
    static ThrowAway make(Path folder, String name, String algorithm, String... more)
            throws IOException, InterruptedException, GeneralSecurityException {
        Path store = folder.resolve(name.replace('*', '_') + ".p12");
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(), "-genkeypair", "-keyalg",
                algorithm, "-dname", "CN=" + name, "-ext", "san=dns:" + name + ",ip:127.0.0.1", "-storepass", PASSWORD,
                "-keystore", store.toString(), "-alias", "throw-away"));
        command.addAll(List.of(more));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), UTF_8);
        if (process.waitFor() != 0) {
            throw new IOException("keytool failed: " + said);
        }
        KeyStore read = KeyStore.getInstance(store.toFile(), PASSWORD.toCharArray());
        String alias = read.aliases().nextElement();
        return new ThrowAway(store,
                pem(store, "CERTIFICATE", read.getCertificate(alias).getEncoded()),
                pem(store, "PRIVATE KEY", read.getKey(alias, PASSWORD.toCharArray()).getEncoded()));
    }

    private static Path pem(Path store, String label, byte[] octets) throws IOException {
        String text = "-----BEGIN %s-----\n%s\n-----END %1$s-----\n".formatted(label,
                Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(octets));
        String suffix = label.equals("CERTIFICATE") ? ".pem" : "-key.pem";
        return Files.writeString(Path.of(store.toString().replace(".p12", suffix)), text);
    }

    public Tls tls() {
        return Tls.pem(certificate, key);
    }

    /// {@return what a client needs that trusts only this}
    public SSLContext trusting() throws GeneralSecurityException, IOException {
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, trust().getTrustManagers(), null);
        return context;
    }

    /// {@return what a client needs that trusts only this, and shows a certificate of its own}
    SSLContext trusting(ThrowAway own) throws GeneralSecurityException, IOException {
        KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(KeyStore.getInstance(own.store.toFile(), PASSWORD.toCharArray()), PASSWORD.toCharArray());
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(keys.getKeyManagers(), trust().getTrustManagers(), null);
        return context;
    }

    private TrustManagerFactory trust() throws GeneralSecurityException, IOException {
        KeyStore trusted = KeyStore.getInstance("PKCS12");
        trusted.load(null, null);
        try (InputStream in = Files.newInputStream(certificate)) {
            trusted.setCertificateEntry("server",
                    CertificateFactory.getInstance("X.509").generateCertificate(in));
        }
        TrustManagerFactory factory = TrustManagerFactory.getInstance("PKIX");
        factory.init(trusted);
        return factory;
    }
}
