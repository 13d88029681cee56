package dev.homespun.proxy;

import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Random;

/// Octets without a pattern, of which any number is always the same.
final class Octets extends InputStream {

    private final Random random = new Random(1);
    private long left;

    private Octets(long count) {
        left = count;
    }

    static InputStream of(long count) {
        return new Octets(count);
    }

    /// {@return the SHA-256 of all that is in a stream, in hexadecimal digits}
    static String digest(InputStream in) throws IOException {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            byte[] block = new byte[16 << 10];
            for (int read = in.read(block); read >= 0; read = in.read(block)) {
                digest.update(block, 0, read);
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every JDK has SHA-256", impossible);
        }
    }

    @Override
    public int read() {
        return left-- > 0 ? random.nextInt(256) : -1;
    }

    /// In fours, as the generator gives them; so a stream is to be read in multiples of four, or to its end.
    @Override
    public int read(byte[] into, int offset, int length) {
        if (left <= 0) {
            return -1;
        }
        int count = (int) Math.min(left, length);
        for (int i = 0; i < count; i += 4) {
            int four = random.nextInt();
            for (int j = i; j < Math.min(i + 4, count); j++) {
                into[offset + j] = (byte) four;
                four >>= 8;
            }
        }
        left -= count;
        return count;
    }
}
