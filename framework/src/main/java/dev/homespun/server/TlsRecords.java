package dev.homespun.server;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.Arrays;
import javax.net.ssl.SSLException;

/// Cuts what a peer sends into TLS records (RFC 8446, section 5.1), without looking into them:
/// ```
/// record = type(1 octet) version(2 octets) length(2 octets) fragment(length octets)
/// ```
/// A connection that waits keeps [#INITIAL_OCTETS] here; a longer record takes its length until it was read.
final class TlsRecords {

    static final int ALERT = 21;
    static final int HANDSHAKE = 22;
    static final int CONTENT = 23;

    private static final int HEADER_OCTETS = 5;
    /// 2^14 and what encryption may add to it in TLS 1.2, which is more than in 1.3 (RFC 5246, section 6.2.3).
    private static final int MOST_OCTETS = (1 << 14) + 2048;
    /// Holds a typical request.
    private static final int INITIAL_OCTETS = 1024;
    private static final byte[] NOTHING = {};

    private final Transport raw;
    private byte[] buffer = NOTHING;
    private int position;
    private int limit;
    /// Whether there are octets here that nobody has looked at. False while the thread of the connection waits for
    /// more: the beginning of a record is nothing that could be read yet.
    private volatile boolean waiting;

    TlsRecords(Transport raw) {
        this.raw = raw;
    }

    /// {@return the type of the next record, of which perhaps no more is there, or -1 at the end}
    int awaitType() throws IOException {
        return position < limit || fill(1) ? buffer[position] & 0xff : -1;
    }

    /// Blocks until the next record is there.
    ///
    /// @return false when the peer has closed before; within a record, too, which only an attacker gains from
    /// @throws SSLException when the record is longer than any may be
    boolean await() throws IOException {
        while (limit - position < HEADER_OCTETS || limit - position < length()) {
            if (!fill(limit - position < HEADER_OCTETS ? HEADER_OCTETS : length())) {
                return false;
            }
        }
        return true;
    }

    /// {@return the octets of the record that was waited for, its header included}
    int length() throws SSLException {
        int fragment = (buffer[position + 3] & 0xff) << 8 | buffer[position + 4] & 0xff;
        if (fragment > MOST_OCTETS) {
            throw new SSLException("TLS record is %d octets long; at most %d (RFC 8446, 5.2)"
                    .formatted(fragment, MOST_OCTETS));
        }
        return HEADER_OCTETS + fragment;
    }

    int type() {
        return buffer[position] & 0xff;
    }

    /// {@return the record that was waited for; to be used before the next call}
    ByteBuffer take() throws SSLException {
        ByteBuffer record = ByteBuffer.wrap(buffer, position, length());
        position += record.remaining();
        waiting = position < limit;
        return record;
    }

    /// {@return whether octets have come that were not looked at}
    boolean hasArrived() {
        return waiting || raw.hasArrived();
    }

    /// The streams of the transport below, for a peer that turns out not to speak TLS.
    InputStream asStream() {
        return new InputStream() {
            @Override
            public int read() throws IOException {
                byte[] one = new byte[1];
                return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
            }

            @Override
            public int read(byte[] into, int offset, int length) throws IOException {
                int count = Math.min(length, limit - position);
                if (count <= 0) {
                    return raw.input().read(into, offset, length);
                }
                System.arraycopy(buffer, position, into, offset, count);
                position += count;
                return count;
            }
        };
    }

    /// @param needed how many octets there must be room for, from the position on
    private boolean fill(int needed) throws IOException {
        makeRoom(needed);
        waiting = false;
        int count = raw.input().read(buffer, limit, buffer.length - limit);
        if (count <= 0) {
            return false;
        }
        limit += count;
        waiting = true;
        return true;
    }

    private void makeRoom(int needed) {
        int kept = limit - position;
        if (buffer.length < needed) {
            buffer = Arrays.copyOf(Arrays.copyOfRange(buffer, position, limit), Math.max(needed, INITIAL_OCTETS));
        } else if (kept == 0 && buffer.length > INITIAL_OCTETS && !raw.hasArrived()) {
            buffer = new byte[INITIAL_OCTETS];
        } else {
            System.arraycopy(buffer, position, buffer, 0, kept);
        }
        position = 0;
        limit = kept;
    }
}
