package dev.homespun.server;

import java.io.IOException;
import java.lang.System.Logger.Level;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.security.cert.X509Certificate;
import java.util.List;

/// What a server proves with who it is: a certificate, those above it, and the key that belongs to the first.
record Credential(HostPattern host, List<X509Certificate> chain, PrivateKey key) {

    /// With which keys the JDK can sign; behind a sentence about one with which it cannot.
    static final String KINDS = "RSA keys, EC keys on secp256r1, secp384r1 or secp521r1, and Ed25519 keys";

    private static final System.Logger LOG = System.getLogger(Credential.class.getName());

    Credential {
        chain = List.copyOf(chain);
    }

    /// @param source where both came from, for the message
    /// @throws IOException when they do not belong together
    static Credential of(HostPattern host, List<X509Certificate> chain, PrivateKey key, String source)
            throws IOException {
        X509Certificate own = chain.getFirst();
        if (!belong(own.getPublicKey(), key, source)) {
            throw new IOException(("The key in %s does not belong to the certificate of %s; the certificate of the "
                    + "server has to be the first of its file, and its key beside it")
                    .formatted(source, own.getSubjectX500Principal()));
        }
        try {
            own.checkValidity();
        } catch (CertificateExpiredException | CertificateNotYetValidException e) {
            LOG.log(Level.WARNING, "clients will refuse the certificate of {0}, which is valid from {1} to {2}",
                    own.getSubjectX500Principal(), own.getNotBefore().toInstant(), own.getNotAfter().toInstant());
        }
        return new Credential(host, chain, key);
    }

    /// What the one signs the other has to verify.
    private static boolean belong(PublicKey certified, PrivateKey key, String source) throws IOException {
        if (!certified.getAlgorithm().equals(key.getAlgorithm())) {
            return false;
        }
        byte[] anything = {1, 2, 3};
        try {
            Signature signature = Signature.getInstance(switch (key.getAlgorithm()) {
                case "RSA" -> "SHA256withRSA";
                case "EC" -> "SHA256withECDSA";
                case "EdDSA" -> "EdDSA";
                default -> throw new IOException("The key in %s is of the kind %s, and cannot be used; %s can"
                        .formatted(source, key.getAlgorithm(), KINDS));
            });
            signature.initSign(key);
            signature.update(anything);
            byte[] signed = signature.sign();
            signature.initVerify(certified);
            signature.update(anything);
            return signature.verify(signed);
        } catch (GeneralSecurityException e) {
            throw new IOException(("The key in %s is of the kind %s, and cannot sign: %s; %s can")
                    .formatted(source, key.getAlgorithm(), e.getMessage(), KINDS), e);
        }
    }
}
