package dev.homespun.wire;

import dev.homespun.http.HttpError;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.function.Supplier;

/// The octets of one connection in order, through one buffer.
///
/// Both lines and content are taken from here, so what was read too far for one message is still there for the next
/// (pipelining). The buffer grows while a long line is read and shrinks between requests: an idle connection should
/// cost little. Not thread-safe: the connection's thread owns it.
public final class OctetInput {

    /// Holds the head of a typical request; an idle connection keeps it.
    private static final int INITIAL_OCTETS = 1024;

    private final InputStream source;
    private byte[] buffer = new byte[INITIAL_OCTETS];
    private int position;
    private int limit;
    private final OctetLine line = new OctetLine();

    /// Reads from a stream; a single read of it may return any number of octets.
    public OctetInput(InputStream source) {
        this.source = source;
    }

    /// Blocks until there is an octet to read.
    ///
    /// @return false when the peer has closed its side
    public boolean awaitOctet() throws IOException {
        return position < limit || fill();
    }

    /// Blocks until a message has begun. Some clients send an empty line behind the content of the request before; it
    /// is skipped, and no message yet (RFC 9112, section 2.2). A second one is not skipped.
    ///
    /// @return false when the peer has closed its side before
    public boolean awaitMessage() throws IOException {
        if (peek() == '\r') {
            if (position + 1 == limit && !fill()) {
                return false;
            }
            if (buffer[position + 1] == '\n') {
                position += 2;
            }
        }
        return awaitOctet();
    }

    /// {@return whether a message has begun that needs no waiting for}
    public boolean hasMessage() {
        return position < limit && buffer[position] != '\r';
    }

    /// {@return whether a read would return without asking the peer}
    public boolean hasBuffered() {
        return position < limit;
    }

    /// {@return what is there of the line that has begun, one `char` an octet}
    String lineAsFarAsItIs() {
        int lineFeed = indexOfLineFeed(position);
        int end = lineFeed < 0 ? limit : lineFeed;
        return new String(buffer, position, end - position, StandardCharsets.ISO_8859_1);
    }

    /// {@return the next octet, left where it is, or -1 at the end}
    public int peek() throws IOException {
        return awaitOctet() ? buffer[position] & 0xff : -1;
    }

    /// {@return the next octet, or -1 at the end}
    public int read() throws IOException {
        return awaitOctet() ? buffer[position++] & 0xff : -1;
    }

    /// Reads at least one octet, as [InputStream#read(byte[], int, int)].
    public int read(byte[] into, int offset, int length) throws IOException {
        if (position == limit && length >= buffer.length) {
            return source.read(into, offset, length);
        }
        if (!awaitOctet()) {
            return -1;
        }
        int count = Math.min(length, limit - position);
        System.arraycopy(buffer, position, into, offset, count);
        position += count;
        return count;
    }

    /// {@return the octets from here on as a stream, for a protocol that takes the connection over}
    public InputStream asStream() {
        return new InputStream() {
            @Override
            public int read() throws IOException {
                return OctetInput.this.read();
            }

            @Override
            public int read(byte[] into, int offset, int length) throws IOException {
                return length == 0 ? 0 : OctetInput.this.read(into, offset, length);
            }
        };
    }

    /// Reads a line.
    ///
    /// @param most how many octets it may have without its CRLF
    /// @param tooLong what to throw when it has more
    /// @return the line without its CRLF, until anything else is read
    /// @throws HttpError when it is too long, ends in a bare LF, or the peer closes before its end
    OctetLine readLine(int most, Supplier<HttpError> tooLong) throws IOException {
        int scanned = 0;
        while (true) {
            int lineFeed = indexOfLineFeed(position + scanned);
            if (lineFeed >= 0) {
                return takeLine(lineFeed, most, tooLong);
            }
            scanned = limit - position;
            if (scanned > most + 1) { // the CR may be there already
                throw tooLong.get();
            }
            if (!fill()) {
                throw MalformedMessage.badRequest("connection ended in the middle of a line (RFC 9112, 8)");
            }
        }
    }

    /// Gives back the memory that a long line took, when all of the buffer was read.
    public void trim() {
        if (position == limit && buffer.length > INITIAL_OCTETS) {
            buffer = new byte[INITIAL_OCTETS];
            position = 0;
            limit = 0;
        }
    }

    private int indexOfLineFeed(int from) {
        for (int i = from; i < limit; i++) {
            if (buffer[i] == '\n') {
                return i;
            }
        }
        return -1;
    }

    private OctetLine takeLine(int lineFeed, int most, Supplier<HttpError> tooLong) {
        int length = lineFeed - position - 1;
        if (length > most) {
            throw tooLong.get();
        }
        if (length < 0 || buffer[lineFeed - 1] != '\r') {
            throw MalformedMessage.badRequest("line ends in a bare LF, not in CRLF (RFC 9112, 2.2)");
        }
        line.at(buffer, position, lineFeed - 1);
        position = lineFeed + 1;
        return line;
    }

    /// Reads more octets behind those that are there, and makes room for them first.
    private boolean fill() throws IOException {
        if (position == limit) {
            position = 0;
            limit = 0;
        } else if (limit == buffer.length) {
            if (position == 0) {
                buffer = Arrays.copyOf(buffer, buffer.length * 2);
            } else {
                System.arraycopy(buffer, position, buffer, 0, limit - position);
                limit -= position;
                position = 0;
            }
        }
        int count = source.read(buffer, limit, buffer.length - limit);
        if (count <= 0) {
            return false;
        }
        limit += count;
        return true;
    }
}
