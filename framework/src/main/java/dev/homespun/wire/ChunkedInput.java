package dev.homespun.wire;

import dev.homespun.http.Content;
import dev.homespun.http.Fields;
import dev.homespun.http.MessageLimits;
import java.io.IOException;

/// A body in the chunked transfer coding (RFC 9112, section 7.1):
///
/// ```
/// chunked-body   = *chunk last-chunk trailer-section CRLF
/// chunk          = chunk-size [ chunk-ext ] CRLF chunk-data CRLF
/// last-chunk     = 1*("0") [ chunk-ext ] CRLF
/// ```
///
/// Nothing but this grammar is taken: a lone LF, a sign, a missing CRLF after the data are what smuggling is made of
/// (CVE-2025-55315, CVE-2025-58056, CVE-2025-22871 are of these). Extensions are checked and dropped.
final class ChunkedInput implements BodyInput {

    /// As many as a `long` has.
    private static final int MOST_SIZE_DIGITS = 16;

    private final OctetInput input;
    private final MessageLimits limits;
    private long remainingInChunk;
    private long octetsAnnounced;
    private int extensionOctets;
    private boolean started;
    private boolean ended;
    private Fields trailers = Fields.none();

    ChunkedInput(OctetInput input, MessageLimits limits) {
        this.input = input;
        this.limits = limits;
    }

    @Override
    public int read(byte[] into, int offset, int count, long most) throws IOException {
        if (!ended && remainingInChunk == 0) {
            startChunk(most);
        }
        if (ended) {
            return -1;
        }
        int read = input.read(into, offset, (int) Math.min(count, remainingInChunk));
        if (read < 0) {
            throw MalformedMessage.badRequest("connection ended in the middle of a chunk (RFC 9112, 8)");
        }
        remainingInChunk -= read;
        return read;
    }

    @Override
    public Fields trailers() {
        return trailers;
    }

    @Override
    public long remaining() {
        return ended ? 0 : Content.UNKNOWN;
    }

    private void startChunk(long most) throws IOException {
        if (started) {
            requireLineEnd();
        }
        started = true;
        remainingInChunk = readSize();
        // A size alone can exceed the limit: there is no need to wait for the data.
        if (remainingInChunk > most - octetsAnnounced) {
            throw MalformedMessage.contentTooLarge(most);
        }
        octetsAnnounced += remainingInChunk;
        if (remainingInChunk == 0) {
            trailers = FieldLine.readSection("trailer section", input, limits, 0);
            Trailers.firstForbidden(trailers).ifPresent(name -> {
                throw MalformedMessage.badRequest("field %s in the trailer section (RFC 9110, 6.5.1)".formatted(name));
            });
            ended = true;
        }
    }

    private void requireLineEnd() throws IOException {
        if (input.read() != '\r' || input.read() != '\n') {
            throw MalformedMessage.badRequest("chunk data is not followed by CRLF (RFC 9112, 7.1)");
        }
    }

    private long readSize() throws IOException {
        int most = limits.chunkLineOctets();
        String line = input.readLine(most, () -> MalformedMessage.badRequest(
                "line of a chunk is longer than %d octets".formatted(most))).toString();
        int digits = 0;
        while (digits < line.length() && isHexDigit(line.charAt(digits))) {
            digits++;
        }
        if (digits == 0 || digits > MOST_SIZE_DIGITS) {
            throw MalformedMessage.badRequest(
                    "chunk size is not 1 to %d hexadecimal digits (RFC 9112, 7.1)".formatted(MOST_SIZE_DIGITS));
        }
        long size = Long.parseUnsignedLong(line.substring(0, digits), 16);
        if (size < 0) {
            throw MalformedMessage.badRequest("chunk size is above %d".formatted(Long.MAX_VALUE));
        }
        checkExtensions(line.substring(digits));
        return size;
    }

    private void checkExtensions(String extensions) {
        extensionOctets += extensions.length();
        if (extensionOctets > limits.chunkExtensionOctets()) {
            throw MalformedMessage.badRequest(
                    "more than %d octets of chunk extensions".formatted(limits.chunkExtensionOctets()));
        }
        if (!ChunkExtensions.isValid(extensions)) {
            throw MalformedMessage.badRequest("malformed chunk extension (RFC 9112, 7.1.1)");
        }
    }

    private static boolean isHexDigit(char c) {
        return c >= '0' && c <= '9' || c >= 'a' && c <= 'f' || c >= 'A' && c <= 'F';
    }
}
