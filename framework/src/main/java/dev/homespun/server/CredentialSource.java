package dev.homespun.server;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyStore;
import java.security.KeyStoreException;
import java.security.PrivateKey;
import java.security.UnrecoverableKeyException;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The files that a [Credential] is in. They may change while the server runs.
sealed interface CredentialSource {

    /// {@return the files to look at for a change}
    List<Path> files();

    /// @throws IOException when there is none; the message is a sentence that says why
    Credential load() throws IOException;

    /// @throws IOException when there is nothing there that could be read; the message is a sentence that says why
    static void requireFile(Path file) throws IOException {
        if (Files.isDirectory(file)) {
            throw new IOException(file.toAbsolutePath() + " is a folder; a file in it is needed");
        }
        if (Files.notExists(file)) {
            throw new IOException("There is no file " + file.toAbsolutePath());
        }
    }

    /// Two files of text: the chain, with the server's own certificate first, and the key.
    record Pem(HostPattern host, Path certificates, Path key) implements CredentialSource {

        @Override
        public List<Path> files() {
            return List.of(certificates, key);
        }

        @Override
        public Credential load() throws IOException {
            return Credential.of(host, PemFile.read(certificates).certificates(), PemFile.read(key).key(),
                    key.toString());
        }
    }

    /// A key store with one key, of the kinds PKCS #12 and JKS.
    record Store(Path file, String password) implements CredentialSource {

        @Override
        public List<Path> files() {
            return List.of(file);
        }

        @Override
        public Credential load() throws IOException {
            requireFile(file);
            try {
                KeyStore store = KeyStore.getInstance(file.toFile(), password.toCharArray());
                String alias = onlyKey(store);
                Key key = store.getKey(alias, password.toCharArray());
                Certificate @Nullable [] chain = store.getCertificateChain(alias);
                List<X509Certificate> certificates = new ArrayList<>();
                for (Certificate certificate : chain == null ? new Certificate[0] : chain) {
                    certificates.add((X509Certificate) certificate);
                }
                return Credential.of(HostPattern.ANY, certificates, (PrivateKey) key, file.toString());
            } catch (IOException e) {
                throw e.getCause() instanceof UnrecoverableKeyException
                        ? new IOException("The password of the key store %s is wrong".formatted(file), e) : e;
            } catch (GeneralSecurityException | IllegalArgumentException e) {
                throw new IOException("Cannot read the key store %s: %s".formatted(file, e.getMessage()), e);
            }
        }

        private String onlyKey(KeyStore store) throws KeyStoreException, IOException {
            List<String> keys = new ArrayList<>();
            for (String alias : Collections.list(store.aliases())) {
                if (store.entryInstanceOf(alias, KeyStore.PrivateKeyEntry.class)) {
                    keys.add(alias);
                }
            }
            if (keys.size() != 1) {
                String found = keys.isEmpty() ? "no private key with a certificate"
                        : keys.size() + " keys: " + String.join(", ", keys);
                throw new IOException("The key store %s has %s; exactly one is needed".formatted(file, found));
            }
            return keys.getFirst();
        }

        /// Without the password.
        @Override
        public String toString() {
            return "Store[file=" + file + "]";
        }
    }
}
