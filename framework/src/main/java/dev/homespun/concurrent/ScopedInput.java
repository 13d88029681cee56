package dev.homespun.concurrent;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/// A stream that is read within the scope of a request.
final class ScopedInput extends FilterInputStream {

    private final RequestScope scope;

    ScopedInput(InputStream octets, RequestScope scope) {
        super(octets);
        this.scope = scope;
    }

    @Override
    public int read() throws IOException {
        return scope.call(in::read);
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
        return scope.call(() -> in.read(into, offset, length));
    }

    @Override
    public long skip(long octets) throws IOException {
        return scope.call(() -> in.skip(octets));
    }

    @Override
    public void close() throws IOException {
        scope.<Boolean, IOException>call(() -> {
            in.close();
            return true;
        });
    }
}
