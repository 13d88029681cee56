package dev.homespun.benchmarks.soak;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.random.RandomGenerator;

/// What a proxy, or somebody who is none, sends before HTTP: a header of the PROXY protocol, version 1 or 2.
record Introduction(byte[] octets) {

    private static final byte[] SIGNATURE = {13, 10, 13, 10, 0, 13, 10, 'Q', 'U', 'I', 'T', 10};
    private static final int CLIENT = 0x21;
    private static final int TCP4 = 0x11;
    /// One of so many comes octet by octet.
    private static final int DRIBBLED = 4;

    private static final List<Introduction> PROPER = List.of(
            version1("PROXY TCP4 192.0.2.1 192.0.2.2 40000 80\r\n"),
            version1("PROXY TCP6 2001:db8::1 2001:db8::2 40000 80\r\n"),
            version1("PROXY UNKNOWN\r\n"),
            version2(CLIENT, TCP4, 12),
            version2(0x20, 0, 0));
    private static final List<Introduction> BROKEN = List.of(
            version1("PROXY TCP4 192.0.2.1 192.0.2.2 40000 80000\r\n"),
            version1("PROXY TCP5 192.0.2.1 192.0.2.2 40000 80\r\n"),
            version1("PROXY UNKNOWN " + "x".repeat(200) + "\r\n"),
            version1("GET /hello HTTP/1.1\r\nHost: soak\r\n\r\n"),
            version2(0x31, TCP4, 12),
            version2(CLIENT, TCP4, 3));

    static Introduction of(RandomGenerator random) {
        return PROPER.get(random.nextInt(PROPER.size()));
    }

    static Introduction broken(RandomGenerator random) {
        return BROKEN.get(random.nextInt(BROKEN.size()));
    }

    /// {@return its beginning, one octet or more, but not all}
    static Introduction unfinished(RandomGenerator random) {
        byte[] whole = of(random).octets;
        byte[] part = new byte[random.nextInt(1, whole.length)];
        System.arraycopy(whole, 0, part, 0, part.length);
        return new Introduction(part);
    }

    private static Introduction version1(String text) {
        return new Introduction(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    /// @param length of the addresses, all of them 0
    private static Introduction version2(int versionAndCommand, int family, int length) {
        return new Introduction(ByteBuffer.allocate(SIGNATURE.length + 4 + length).put(SIGNATURE)
                .put((byte) versionAndCommand).put((byte) family).putShort((short) length).array());
    }

    void send(OutputStream out, RandomGenerator random) throws IOException {
        if (random.nextInt(DRIBBLED) > 0) {
            out.write(octets);
            return;
        }
        for (byte octet : octets) {
            out.write(octet);
            Thread.yield();
        }
    }
}
