package dev.homespun.wire;

import dev.homespun.http.Content;
import dev.homespun.http.Fields;
import java.io.IOException;
import java.io.OutputStream;
import org.jspecify.annotations.Nullable;

/// What generated content is written to. The first octets are held back: content that ends within the buffer gets a
/// Content-Length after all, and a failure before the buffer is full can still be answered with a 500.
///
/// Every chunk leaves in one write, the last one together with the end of the body. Closing does nothing, so that
/// writers around it may be closed; only [#finish] ends the body, and a body that is not finished stays broken.
final class ChunkedOutput extends OutputStream {

    private static final int BUFFER_OCTETS = 8 << 10;
    /// Of a chunk and of the last one, without trailers.
    private static final int MOST_FRAMING_OCTETS = 16;

    private final OutputStream out;
    private final Head head;
    private final boolean chunked;
    private final byte[] buffer = new byte[BUFFER_OCTETS];
    private int count;
    private boolean committed;

    /// Makes the head of the response once it is known whether its length is.
    @FunctionalInterface
    interface Head {
        /// @param length of the content, or [Content#UNKNOWN]
        /// @param room for so many octets of content behind it
        OctetBuilder octets(long length, int room);
    }

    /// `chunked` is false for HTTP/1.0, where the content ends with the connection.
    ChunkedOutput(OutputStream out, Head head, boolean chunked) {
        this.out = out;
        this.head = head;
        this.chunked = chunked;
    }

    @Override
    public void write(int octet) throws IOException {
        write(new byte[] {(byte) octet}, 0, 1);
    }

    @Override
    public void write(byte[] octets, int offset, int length) throws IOException {
        int written = 0;
        while (written < length) {
            if (count == buffer.length) {
                flush();
            }
            int fits = Math.min(length - written, buffer.length - count);
            System.arraycopy(octets, offset + written, buffer, count, fits);
            count += fits;
            written += fits;
        }
    }

    @Override
    public void flush() throws IOException {
        if (count > 0 || !committed) {
            send(null);
        }
        out.flush();
    }

    /// Ends the body. Trailers (RFC 9112, section 7.1.2) need the chunked coding, however short the content is.
    ///
    /// @return whether its end is marked, so that another response can follow
    boolean finish(Fields trailers) throws IOException {
        if (committed || trailers.size() > 0) {
            send(chunked ? trailers : null);
            return chunked;
        }
        head.octets(count, count).add(buffer, 0, count).writeTo(out);
        return true;
    }

    /// @param trailers what ends the chunks, or null when more may follow
    private void send(@Nullable Fields trailers) throws IOException {
        int room = count + MOST_FRAMING_OCTETS;
        OctetBuilder octets = committed ? new OctetBuilder(room) : head.octets(Content.UNKNOWN, room);
        committed = true;
        if (count > 0 && chunked) {
            octets.add(Integer.toHexString(count)).endLine().add(buffer, 0, count).endLine();
        } else {
            octets.add(buffer, 0, count);
        }
        if (trailers != null) {
            octets.add("0").endLine();
            trailers.forEach(octets::addLine);
            octets.endLine();
        }
        count = 0;
        octets.writeTo(out);
    }
}
