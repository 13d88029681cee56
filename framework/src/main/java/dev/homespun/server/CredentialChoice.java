package dev.homespun.server;

import java.net.Socket;
import java.security.Principal;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.stream.IntStream;
import javax.net.ssl.ExtendedSSLSession;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedKeyManager;
import org.jspecify.annotations.Nullable;

/// Chooses the certificate by the name that the client asks for (SNI; RFC 6066, section 3). Who asks for a name that
/// nothing here is for gets the first: to refuse would only replace one error by a less clear one.
///
/// The name decides first and the kind of key second: a certificate for another name is no help to a client that would
/// rather have another kind of key. An alias is the index in the list.
final class CredentialChoice extends X509ExtendedKeyManager {

    private final List<Credential> credentials;

    CredentialChoice(List<Credential> credentials) {
        this.credentials = List.copyOf(credentials);
    }

    @Override
    public @Nullable String chooseEngineServerAlias(String keyType, Principal @Nullable [] issuers, SSLEngine engine) {
        String name = askedName(engine);
        int best = credentials.stream().mapToInt(credential -> credential.host().fit(name)).max().orElse(0);
        return IntStream.range(0, credentials.size())
                .filter(i -> credentials.get(i).host().fit(name) == best
                        && credentials.get(i).key().getAlgorithm().equals(keyType))
                .mapToObj(Integer::toString).findFirst().orElse(null);
    }

    private static String askedName(SSLEngine engine) {
        return engine.getHandshakeSession() instanceof ExtendedSSLSession session
                ? session.getRequestedServerNames().stream()
                        .filter(SNIHostName.class::isInstance).map(name -> ((SNIHostName) name).getAsciiName())
                        .findFirst().orElse("")
                : "";
    }

    @Override
    public X509Certificate[] getCertificateChain(String alias) {
        return credentials.get(Integer.parseInt(alias)).chain().toArray(X509Certificate[]::new);
    }

    @Override
    public PrivateKey getPrivateKey(String alias) {
        return credentials.get(Integer.parseInt(alias)).key();
    }

    // What follows is for clients and for sockets that encrypt by themselves, and is never asked.

    @Override
    public @Nullable String chooseServerAlias(String keyType, Principal @Nullable [] issuers, Socket socket) {
        return null;
    }

    @Override
    public String @Nullable [] getServerAliases(String keyType, Principal @Nullable [] issuers) {
        return null;
    }

    @Override
    public String @Nullable [] getClientAliases(String keyType, Principal @Nullable [] issuers) {
        return null;
    }

    @Override
    public @Nullable String chooseClientAlias(String[] keyType, Principal @Nullable [] issuers, Socket socket) {
        return null;
    }
}
