package dev.homespun.server;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// How a server encrypts: TLS 1.3 and 1.2 (RFC 8446, RFC 5246), with the cipher suites that the JDK has switched on.
///
/// ```java
/// ServerOptions options = ServerOptions.defaults().withPort(8443)
///         .with(Tls.pem(Path.of("certificate.pem"), Path.of("key.pem")));
/// ```
///
/// Nothing is read before the server starts. While it runs, the files are looked at for changes, once a second at most,
/// when a client connects; new ones are taken when they fit together, and until then the old ones stay. Immutable.
public final class Tls {

    private final List<CredentialSource> credentials;
    private final @Nullable Clients clients;

    /// @param trusted certificates of those who may vouch for clients
    record Clients(ClientCertificates certificates, Path trusted) {}

    private Tls(List<CredentialSource> credentials, @Nullable Clients clients) {
        this.credentials = List.copyOf(credentials);
        this.clients = clients;
    }

    /// {@return TLS with a certificate from files of text (PEM, RFC 7468)}
    ///
    /// @param certificates the server's own certificate first, then those above it, if any
    /// @param key the private key of the first, as PKCS #8 without a password: `BEGIN PRIVATE KEY`; RSA, EC or
    ///     Ed25519
    public static Tls pem(Path certificates, Path key) {
        return new Tls(List.of(new CredentialSource.Pem(HostPattern.ANY, certificates, key)), null);
    }

    /// {@return TLS with a certificate from a key store}
    ///
    /// @param file PKCS #12 or JKS, with exactly one key
    /// @param password of the store and of the key in it
    public static Tls keyStore(Path file, String password) {
        return new Tls(List.of(new CredentialSource.Store(file, password)), null);
    }

    /// {@return this with one more certificate, for those who ask for a certain host (SNI)}
    ///
    /// Whoever asks for a host that nothing is given for, or for none, gets the certificate that this began with. A
    /// host may be given several times, with keys of different kinds. A session is resumed for its own host only.
    ///
    /// @param host a name such as `www.example.org`, or `*.example.org` for all names with one label more; up to 253
    ///     characters, in labels of up to 63 letters, digits and inner hyphens; other letters are taken for their
    ///     ASCII form (RFC 5890)
    /// @param certificates as for [#pem]
    /// @param key as for [#pem]
    /// @throws IllegalArgumentException when the host is no name that a client could ask for (RFC 6066, section 3)
    public Tls withHost(String host, Path certificates, Path key) {
        List<CredentialSource> more = new ArrayList<>(credentials);
        more.add(new CredentialSource.Pem(HostPattern.parse(host), certificates, key));
        return new Tls(more, clients);
    }

    /// {@return this with certificates of clients (mutual TLS)}
    ///
    /// Handlers find them in [dev.homespun.http.Peer#certificates].
    ///
    /// @param certificates whether clients must have one
    /// @param trusted a PEM file with the certificates of those who may vouch for clients; no others are trusted
    public Tls withClients(ClientCertificates certificates, Path trusted) {
        return new Tls(credentials, new Clients(certificates, trusted));
    }

    List<CredentialSource> credentials() {
        return credentials;
    }

    /// {@return what clients are asked for, or null when they are not}
    @Nullable Clients clients() {
        return clients;
    }

    /// {@return all files to look at for a change}
    List<Path> files() {
        List<Path> files = new ArrayList<>();
        credentials.forEach(source -> files.addAll(source.files()));
        if (clients != null) {
            files.add(clients.trusted());
        }
        return files;
    }

    /// Without passwords.
    @Override
    public String toString() {
        return "Tls" + credentials + (clients == null ? "" : " " + clients.certificates());
    }
}
