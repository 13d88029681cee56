package dev.homespun.server;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.Objects;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLEngineResult.HandshakeStatus;
import javax.net.ssl.SSLException;

/// Decrypts what is read, record by record. It ends with the peer's `close_notify`, and also when the connection ends
/// without one: HTTP says itself where content ends, so nothing that is cut looks whole (RFC 9112, section 9.8).
///
/// Records without content cost work and give nothing. Nobody needs many of them: key updates come after gigabytes
/// (RFC 8446, section 5.5). So [#MOST_EMPTY] of them between two writes of ours are the end; that also bounds the
/// answers to key updates, which the engine keeps until the next write.
final class TlsInput extends InputStream {

    static final int MOST_EMPTY = 32;
    private static final ByteBuffer NOTHING = ByteBuffer.allocate(0);

    private final SSLEngine engine;
    private final TlsRecords records;
    private final TlsOutput output;
    /// Decrypted, and not read yet. Only while it is longer than what was asked for.
    private ByteBuffer plain = NOTHING;
    private volatile boolean hasPlain;
    private boolean ended;
    private int empty;
    private int writesBefore;

    TlsInput(SSLEngine engine, TlsRecords records, TlsOutput output) {
        this.engine = engine;
        this.records = records;
        this.output = output;
    }

    /// Reads a record of a handshake, which has no content.
    ///
    /// @return false at the end
    boolean readHandshake() throws IOException {
        if (!ended && records.await()) {
            // Room that is only needed when a peer sends content together with its last word.
            ByteBuffer target = ByteBuffer.allocate(records.length());
            unwrap(target);
            keep(target);
            return !ended;
        }
        return false;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
        Objects.checkFromIndexSize(offset, length, into.length);
        if (length == 0) {
            return 0;
        }
        while (!plain.hasRemaining()) {
            if (ended || !records.await()) {
                ended = true;
                return -1;
            }
            requireTypeAfterHandshake(records.type());
            if (records.length() <= length) {
                int count = unwrap(ByteBuffer.wrap(into, offset, length));
                countEmpty(count);
                if (count > 0) {
                    return count;
                }
            } else {
                ByteBuffer target = ByteBuffer.allocate(records.length());
                countEmpty(unwrap(target));
                keep(target);
            }
        }
        return takePlain(into, offset, length);
    }

    /// In TLS 1.3 all records are of the type of content by now, whatever is in them. In TLS 1.2 one of a handshake is
    /// a renegotiation.
    private static void requireTypeAfterHandshake(int type) throws SSLException {
        if (type != TlsRecords.CONTENT && type != TlsRecords.ALERT) {
            throw new SSLException("TLS record after the handshake is of type %d; only %d or %d, and no other handshake"
                    .formatted(type, TlsRecords.ALERT, TlsRecords.CONTENT));
        }
    }

    /// Makes the engine end with a fatal alert, `unexpected_message`, for a fault that it has not seen because its
    /// records are counted, measured and told apart here. It has no method for that, but refuses, before it looks any
    /// further, a record that is longer than any may be. After a fault of its own it has its alert already.
    void refuse() {
        ended = true;
        byte[] tooLong = {TlsRecords.HANDSHAKE, 3, 3, -1, -1};
        try {
            engine.unwrap(ByteBuffer.wrap(tooLong), NOTHING);
        } catch (SSLException refused) {
            // as it should be
        }
    }

    /// {@return whether a read would find octets, or what may become some}
    boolean hasArrived() {
        return hasPlain || records.hasArrived();
    }

    /// @return how many octets of content there were
    private int unwrap(ByteBuffer target) throws IOException {
        int before = target.position();
        switch (engine.unwrap(records.take(), target).getStatus()) {
            case OK -> { }
            case CLOSED -> ended = true;
            case BUFFER_OVERFLOW, BUFFER_UNDERFLOW ->
                    throw new SSLException("TLS record is not as long as it says");
        }
        runTasks();
        return target.position() - before;
    }

    /// Here, and not on another thread: a virtual thread may block, and work that grows with the number of peers should
    /// wait where the peers wait.
    void runTasks() {
        while (engine.getHandshakeStatus() == HandshakeStatus.NEED_TASK) {
            Runnable task = engine.getDelegatedTask();
            if (task == null) {
                return;
            }
            task.run();
        }
    }

    private void countEmpty(int octets) throws SSLException {
        if (octets > 0) {
            return;
        }
        int writes = output.writes();
        empty = writes == writesBefore ? empty + 1 : 1;
        writesBefore = writes;
        if (empty > MOST_EMPTY) {
            throw new SSLException("%d TLS records had no content; at most %d between two answers"
                    .formatted(empty, MOST_EMPTY));
        }
    }

    private void keep(ByteBuffer target) {
        if (target.position() > 0) {
            plain = target.flip();
            hasPlain = true;
        }
    }

    private int takePlain(byte[] into, int offset, int length) {
        int count = Math.min(length, plain.remaining());
        plain.get(into, offset, count);
        if (!plain.hasRemaining()) {
            plain = NOTHING;
            hasPlain = false;
        }
        return count;
    }
}
