package dev.homespun.http;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Iterator;

/// The octets of [Content.Parts]: of each part as many as its length says, so that no part can shift the next.
final class PartsInput extends InputStream {

    private final Iterator<Content> parts;
    private InputStream current = InputStream.nullInputStream();
    private long left;

    PartsInput(Iterator<Content> parts) {
        this.parts = parts;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
        while (left == 0) {
            if (!parts.hasNext()) {
                return -1;
            }
            current.close();
            Content next = parts.next();
            left = next.length();
            current = next.open();
        }
        int read = current.read(into, offset, (int) Math.min(length, left));
        if (read < 0) {
            throw new EOFException("a part ended %d octets before its length".formatted(left));
        }
        left -= read;
        return read;
    }

    @Override
    public void close() throws IOException {
        current.close();
    }
}
