package dev.homespun.wire;

import dev.homespun.http.Content;
import dev.homespun.http.Fields;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/// What generated content is written to. The first octets are held back: content that ends within the buffer gets a
/// Content-Length after all, and a failure before the buffer is full can still be answered with a 500.
///
/// Every chunk leaves in one write, the last one together with the end of the body. Closing does nothing, so that
/// writers around it may be closed; only [#finish] ends the body, and a body that is not finished stays broken.
final class ChunkedOutput extends OutputStream {

    private static final int BUFFER_OCTETS = 8 << 10;
    private static final byte[] LINE_END = {'\r', '\n'};
    private static final byte[] NOTHING = {};

    private final OutputStream out;
    private final Head head;
    private final boolean chunked;
    private final byte[] buffer = new byte[BUFFER_OCTETS];
    private int count;
    private boolean committed;

    /// Makes the head of the response once it is known whether its length is.
    @FunctionalInterface
    interface Head {
        byte[] octets(long length);
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
            send(NOTHING);
        }
        out.flush();
    }

    /// Ends the body. Trailers (RFC 9112, section 7.1.2) need the chunked coding, however short the content is.
    ///
    /// @return whether its end is marked, so that another response can follow
    boolean finish(Fields trailers) throws IOException {
        if (committed || trailers.size() > 0) {
            send(chunked ? lastChunk(trailers) : NOTHING);
            return chunked;
        }
        ByteArrayOutputStream message = new ByteArrayOutputStream(512 + count);
        message.writeBytes(head.octets(count));
        message.write(buffer, 0, count);
        out.write(message.toByteArray());
        return true;
    }

    private static byte[] lastChunk(Fields trailers) {
        StringBuilder end = new StringBuilder("0\r\n");
        trailers.forEach(field -> FieldLine.write(field, end));
        return end.append("\r\n").toString().getBytes(StandardCharsets.ISO_8859_1);
    }

    private void send(byte[] end) throws IOException {
        ByteArrayOutputStream octets = new ByteArrayOutputStream(512 + count);
        if (!committed) {
            octets.writeBytes(head.octets(Content.UNKNOWN));
            committed = true;
        }
        if (count > 0 && chunked) {
            octets.writeBytes(Integer.toHexString(count).getBytes(StandardCharsets.ISO_8859_1));
            octets.writeBytes(LINE_END);
        }
        octets.write(buffer, 0, count);
        if (count > 0 && chunked) {
            octets.writeBytes(LINE_END);
        }
        octets.writeBytes(end);
        count = 0;
        out.write(octets.toByteArray());
    }
}
