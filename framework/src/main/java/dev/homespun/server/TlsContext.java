package dev.homespun.server;

import java.io.IOException;
import java.lang.System.Logger.Level;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SNIMatcher;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import org.jspecify.annotations.Nullable;

/// The TLS of a server: makes an engine for each connection, of files that may change meanwhile.
///
/// Whoever makes an engine looks at the files first, if nobody has for a second; so no thread watches them. What was
/// read is replaced as a whole, with its cache of sessions: who resumes one gets a full handshake, and its certificate
/// is checked against what is trusted now.
final class TlsContext {

    private static final System.Logger LOG = System.getLogger(TlsContext.class.getName());

    private static final long SECOND = 1_000_000_000;
    /// Who resumes a session does not show its certificate again, which may run out meanwhile.
    private static final int SESSION_SECONDS = 3600;
    /// Only sessions of TLS 1.2 with clients that take no tickets are kept here, some 1.4 KB each, more with a
    /// certificate of the client. The JDK would keep 20,480.
    private static final int MOST_SESSIONS = 2048;
    private static final String[] PROTOCOLS = {"TLSv1.3", "TLSv1.2"};
    /// RFC 7301, section 6. A client that knows neither is refused; one that knows nothing of ALPN is not.
    private static final String[] APPLICATION_PROTOCOLS = {"http/1.1", "http/1.0"};
    /// A session is resumed only for the name that it was made for (RFC 6066, section 3; RFC 8446, section 4.6.1). The
    /// JDK sees to that, but looks at names only when it is told which are good. All are: which certificate is shown
    /// for them is up to [CredentialChoice].
    private static final List<SNIMatcher> ANY_NAME = List.of(SNIHostName.createSNIMatcher(".*"));

    private final Tls tls;
    private final LongSupplier clock;
    private final ReentrantLock looking = new ReentrantLock();
    /// Guarded by `looking`.
    private FileStamps seen;
    /// Why what was seen could not be used; empty when it could. Guarded like it.
    private String complaint = "";
    private volatile long looked;
    private volatile SSLContext context;

    /// @param clock gives nanoseconds, as [System#nanoTime]
    /// @throws IOException when the files do not fit; the message is a sentence that says why
    TlsContext(Tls tls, LongSupplier clock) throws IOException {
        this.tls = tls;
        this.clock = clock;
        looked = clock.getAsLong();
        seen = FileStamps.of(tls.files());
        context = load(tls);
    }

    /// {@return an engine for one connection, that has not begun}
    SSLEngine engine() {
        reloadIfChanged();
        SSLEngine engine = context.createSSLEngine();
        engine.setUseClientMode(false);
        SSLParameters parameters = engine.getSSLParameters();
        parameters.setProtocols(PROTOCOLS);
        parameters.setApplicationProtocols(APPLICATION_PROTOCOLS);
        parameters.setUseCipherSuitesOrder(true);
        parameters.setSNIMatchers(ANY_NAME);
        Tls.@Nullable Clients clients = tls.clients();
        if (clients != null) {
            switch (clients.certificates()) {
                case REQUIRED -> parameters.setNeedClientAuth(true);
                case REQUESTED -> parameters.setWantClientAuth(true);
            }
        }
        engine.setSSLParameters(parameters);
        return engine;
    }

    /// {@return what the next engine is made of, if nothing changes}
    SSLContext current() {
        return context;
    }

    /// The others go on with what there is while one looks.
    private void reloadIfChanged() {
        if (clock.getAsLong() - looked < SECOND || !looking.tryLock()) {
            return;
        }
        try {
            looked = clock.getAsLong();
            FileStamps now = FileStamps.of(tls.files());
            if (!now.equals(seen) || !complaint.isEmpty()) {
                // What changes while it is read changes again for the next one who looks.
                seen = now;
                context = load(tls);
                complaint = "";
                LOG.log(Level.INFO, "certificates have changed and were read again");
            }
        } catch (IOException | RuntimeException misfit) {
            complain(String.valueOf(misfit.getMessage()));
        } finally {
            looking.unlock();
        }
    }

    /// Said once, and tried again each second: a file that may not be read yet has the same time when it may.
    private void complain(String sentence) {
        if (!sentence.equals(complaint)) {
            complaint = sentence;
            LOG.log(Level.WARNING, "certificates have changed, and the old ones stay: {0}", sentence);
        }
    }

    private static SSLContext load(Tls tls) throws IOException {
        List<Credential> credentials = new ArrayList<>();
        for (CredentialSource source : tls.credentials()) {
            credentials.add(source.load());
        }
        Tls.@Nullable Clients clients = tls.clients();
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(new KeyManager[] {new CredentialChoice(credentials)},
                    clients == null ? new TrustManager[0] : trust(PemFile.read(clients.trusted()).certificates()),
                    null);
            context.getServerSessionContext().setSessionTimeout(SESSION_SECONDS);
            context.getServerSessionContext().setSessionCacheSize(MOST_SESSIONS);
            return context;
        } catch (GeneralSecurityException e) {
            throw new IOException("This JDK cannot do TLS with %s: %s".formatted(tls, e.getMessage()), e);
        }
    }

    private static TrustManager[] trust(List<X509Certificate> certificates)
            throws GeneralSecurityException, IOException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        for (X509Certificate certificate : certificates) {
            store.setCertificateEntry("trusted-" + store.size(), certificate);
        }
        TrustManagerFactory factory = TrustManagerFactory.getInstance("PKIX");
        factory.init(store);
        return factory.getTrustManagers();
    }
}
