package dev.homespun.wire;

import dev.homespun.http.Fields;
import java.io.IOException;

/// A body whose length the head gave.
final class FixedInput implements BodyInput {

    private final OctetInput input;
    private final long length;
    private long remaining;

    FixedInput(OctetInput input, long length) {
        this.input = input;
        this.length = length;
        this.remaining = length;
    }

    @Override
    public int read(byte[] into, int offset, int count, long most) throws IOException {
        if (remaining == 0) {
            return -1;
        }
        int read = input.read(into, offset, (int) Math.min(count, remaining));
        if (read < 0) {
            throw MalformedMessage.badRequest("connection ended after %d of %d octets of content (RFC 9112, 8)"
                    .formatted(length - remaining, length));
        }
        remaining -= read;
        return read;
    }

    @Override
    public Fields trailers() {
        return Fields.none();
    }

    @Override
    public long remaining() {
        return remaining;
    }
}
