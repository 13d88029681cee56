package dev.homespun.benchmarks.soak;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.random.RandomGenerator;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;

/// What a client begins TLS with.
final class Hello {

    private Hello() {}

    static byte[] whole() throws IOException {
        try {
            SSLEngine engine = SSLContext.getDefault().createSSLEngine();
            engine.setUseClientMode(true);
            ByteBuffer hello = ByteBuffer.allocate(engine.getSession().getPacketBufferSize());
            engine.wrap(ByteBuffer.allocate(0), hello);
            return Arrays.copyOf(hello.array(), hello.position());
        } catch (NoSuchAlgorithmException e) {
            throw new IOException("this JDK has no TLS", e);
        }
    }

    /// {@return its beginning, one octet or more, but not all}
    static byte[] part(RandomGenerator random) throws IOException {
        byte[] whole = whole();
        return Arrays.copyOf(whole, random.nextInt(1, whole.length));
    }
}
