package dev.homespun.server;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/// Certificates and keys as text (RFC 7468). The JDK reads certificates of this form, but no keys; its own API for both
/// is a preview still (JEP 470).
///
/// @param path where it is
/// @param text what is in it
record PemFile(Path path, String text) {

    private static final Pattern BLOCK =
            Pattern.compile("-----BEGIN ([A-Z0-9 ]+)-----\\s(.*?)-----END \\1-----", Pattern.DOTALL);
    private static final String KEY = "PRIVATE KEY";

    /// @throws IOException when it cannot be read; the message is a sentence that says why
    static PemFile read(Path path) throws IOException {
        CredentialSource.requireFile(path);
        try {
            return new PemFile(path, Files.readString(path, StandardCharsets.ISO_8859_1));
        } catch (IOException e) {
            throw new IOException("Cannot read %s: %s".formatted(path.toAbsolutePath(), e), e);
        }
    }

    /// {@return the certificates, in order, at least one}
    List<X509Certificate> certificates() throws IOException {
        List<X509Certificate> certificates = new ArrayList<>();
        for (MatchResult block : blocks()) {
            if (block.group(1).equals("CERTIFICATE")) {
                certificates.add(certificate(octets(block)));
            }
        }
        if (certificates.isEmpty()) {
            throw new IOException(
                    "There is no certificate in %s; a \"BEGIN CERTIFICATE\" is looked for, and there is %s"
                            .formatted(path, found()));
        }
        return certificates;
    }

    private X509Certificate certificate(byte[] octets) throws IOException {
        try {
            return (X509Certificate) CertificateFactory.getInstance("X.509")
                    .generateCertificate(new ByteArrayInputStream(octets));
        } catch (CertificateException e) {
            throw new IOException("A certificate in %s cannot be read: %s".formatted(path, e.getMessage()), e);
        }
    }

    /// {@return the one private key}
    PrivateKey key() throws IOException {
        List<MatchResult> keys = blocks().stream().filter(block -> block.group(1).endsWith(KEY)).toList();
        if (keys.isEmpty()) {
            throw new IOException(
                    "There is no private key in %s; a \"BEGIN PRIVATE KEY\" is looked for, and there is %s"
                            .formatted(path, found()));
        }
        if (!keys.getFirst().group(1).equals(KEY)) {
            throw new IOException(("The key in %1$s is of the form \"BEGIN %2$s\"; only \"BEGIN PRIVATE KEY\" is read. "
                    + "Convert it with: openssl pkcs8 -topk8 -nocrypt -in %1$s -out new.pem")
                    .formatted(path, keys.getFirst().group(1)));
        }
        return key(octets(keys.getFirst()));
    }

    /// The algorithm is said inside, where the JDK does not look by itself.
    private PrivateKey key(byte[] octets) throws IOException {
        for (String algorithm : List.of("RSA", "EC", "EdDSA", "RSASSA-PSS")) {
            try {
                return KeyFactory.getInstance(algorithm).generatePrivate(new PKCS8EncodedKeySpec(octets));
            } catch (InvalidKeySpecException another) {
                // said below, when it is none of them
            } catch (GeneralSecurityException e) {
                throw new IOException("This JDK has no keys of the algorithm " + algorithm, e);
            }
        }
        throw new IOException("The key in %s cannot be read; %s can".formatted(path, Credential.KINDS));
    }

    private List<MatchResult> blocks() {
        return BLOCK.matcher(text).results().toList();
    }

    private String found() {
        List<String> labels = blocks().stream().map(block -> "\"BEGIN " + block.group(1) + "\"").toList();
        return labels.isEmpty() ? "nothing of this kind" : String.join(", ", labels);
    }

    private byte[] octets(MatchResult block) throws IOException {
        try {
            return Base64.getMimeDecoder().decode(block.group(2));
        } catch (IllegalArgumentException e) {
            throw new IOException("\"BEGIN %s\" in %s is not followed by Base64: %s"
                    .formatted(block.group(1), path, e.getMessage()), e);
        }
    }
}
