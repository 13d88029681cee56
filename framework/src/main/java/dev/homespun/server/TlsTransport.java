package dev.homespun.server;

import dev.homespun.http.HttpError;
import dev.homespun.http.Peer;
import dev.homespun.http.Status;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.System.Logger.Level;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.List;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLPeerUnverifiedException;
import javax.net.ssl.SSLSession;
import org.jspecify.annotations.Nullable;

/// TLS over another transport, whichever that is.
///
/// The engine only turns octets into others. Reading, writing, and above all ending either from another thread, is the
/// transport's below, so deadlines are kept as without TLS: a read that is cut short leaves a connection that can still
/// write a 408, and an octet now and then within a record gains nothing. Decided in ADR 10.
///
/// Until a handshake has succeeded the streams are those of the transport below: whoever does not speak TLS is answered
/// in the plain, and only a refusal ever is.
///
/// A connection that waits keeps an engine with its session, and 1 KB for the next record. How much heap that is, the
/// soak measures (`framework/benchmarks/README.md`, "Idle connections").
final class TlsTransport implements Transport.Around {

    private static final System.Logger LOG = System.getLogger(TlsTransport.class.getName());

    /// What a peer may send after its fault, while the alert about it is on the way.
    private static final int MOST_DISCARDED = 64 << 10;

    private final Transport raw;
    private final TlsContext context;
    private final TlsRecords records;
    private InputStream input;
    private OutputStream output;
    private Peer peer;
    private @Nullable SSLEngine engine;
    private @Nullable TlsOutput encrypted;
    private volatile @Nullable TlsInput decrypted;
    /// Reading was ended by another thread.
    private volatile boolean inputShut;
    /// The thread that reads has found a fault and is writing about it.
    private volatile boolean alerting;

    TlsTransport(Transport raw, TlsContext context) {
        this.raw = raw;
        this.context = context;
        records = new TlsRecords(raw);
        input = records.asStream();
        output = raw.output();
        peer = raw.peer();
    }

    @Override
    public Transport inner() {
        return raw;
    }

    /// The handshake.
    ///
    /// @throws HttpError when the client speaks HTTP without TLS
    @Override
    public boolean establish() throws IOException {
        if (!raw.establish()) {
            return false;
        }
        int first = records.awaitType();
        if (first >= 'A' && first <= 'Z') {
            throw HttpError.of(Status.BAD_REQUEST, "This port speaks TLS, and the request came without; use https.");
        }
        return first == TlsRecords.HANDSHAKE && shakeHands();
    }

    private boolean shakeHands() throws IOException {
        SSLEngine begun = context.engine();
        TlsOutput out = new TlsOutput(begun, raw);
        TlsInput in = new TlsInput(begun, records, out);
        try {
            if (!shakeHands(begun, in, out)) {
                return false;
            }
        } catch (SSLException refused) {
            LOG.log(Level.DEBUG, "TLS handshake with {0} failed: {1}", raw.peer().address(),
                    RefusalLog.visible(String.valueOf(refused.getMessage())));
            in.refuse();
            out.sendPending();
            return false;
        }
        peer = new Peer(raw.peer().address(), raw.peer().port(), true, certificates(begun.getSession()));
        engine = begun;
        encrypted = out;
        decrypted = in;
        output = out;
        input = new InputStream() {
            @Override
            public int read() throws IOException {
                byte[] one = new byte[1];
                return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
            }

            @Override
            public int read(byte[] into, int offset, int length) throws IOException {
                try {
                    return in.read(into, offset, length);
                } catch (SSLException fault) {
                    tell(in, out);
                    throw fault;
                }
            }
        };
        return true;
    }

    private static boolean shakeHands(SSLEngine engine, TlsInput in, TlsOutput out) throws IOException {
        engine.beginHandshake();
        while (true) {
            switch (engine.getHandshakeStatus()) {
                case NEED_UNWRAP, NEED_UNWRAP_AGAIN -> {
                    if (!in.readHandshake()) {
                        return false;
                    }
                }
                case NEED_WRAP -> out.sendPending();
                case NEED_TASK -> in.runTasks();
                case NOT_HANDSHAKING, FINISHED -> {
                    return true;
                }
            }
        }
    }

    private static List<X509Certificate> certificates(SSLSession session) {
        try {
            return Arrays.stream(session.getPeerCertificates()).map(X509Certificate.class::cast).toList();
        } catch (SSLPeerUnverifiedException none) {
            return List.of();
        }
    }

    /// Tells the peer of a fault that was found while reading, and lets it read that: closing with octets unread would
    /// reset the connection. Reading is what the deadline is for meanwhile, and it would not wake who writes: so then
    /// it closes.
    private void tell(TlsInput in, TlsOutput out) {
        alerting = true;
        if (!inputShut) {
            try {
                in.refuse();
                out.sendPending();
                raw.shutdownOutput();
                discard();
            } catch (IOException gone) {
                LOG.log(Level.DEBUG, "{0} was gone before it was told", peer.address());
            }
        }
        alerting = false;
    }

    private void discard() throws IOException {
        byte[] discarded = new byte[1 << 10];
        int left = MOST_DISCARDED;
        int read = 0;
        while (read >= 0 && left > 0) {
            read = raw.input().read(discarded);
            left -= read;
        }
    }

    @Override
    public InputStream input() {
        return input;
    }

    @Override
    public OutputStream output() {
        return output;
    }

    @Override
    public Peer peer() {
        return peer;
    }

    @Override
    public boolean hasArrived() {
        TlsInput in = decrypted;
        return in != null && !alerting && in.hasArrived();
    }

    @Override
    public void shutdownInput() throws IOException {
        inputShut = true;
        if (alerting) {
            raw.close();
        } else {
            raw.shutdownInput();
        }
    }

    /// Without a word to the peer: that might block, and would be from the wrong thread. The thread of the connection
    /// has it as soon as its read has returned.
    @Override
    public void endIdle() throws IOException {
        shutdownInput();
    }

    /// A connection that ends without it was cut; the reset of [#abort] is for those who do not look.
    @Override
    public void announceEnd() throws IOException {
        if (engine != null && encrypted != null) {
            engine.closeOutbound();
            encrypted.sendPending();
        }
    }
}
