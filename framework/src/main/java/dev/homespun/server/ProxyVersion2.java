package dev.homespun.server;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ProtocolException;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.zip.CRC32C;

/// Version 2 of a [ProxyHeader], in octets.
final class ProxyVersion2 {

    static final byte[] SIGNATURE = {13, 10, 13, 10, 0, 13, 10, 'Q', 'U', 'I', 'T', 10};
    /// Addresses take 216 at most. What else proxies send of TLS and of networks of their own is a few hundred.
    private static final int MOST_OCTETS = 4096;
    private static final int FIXED_OCTETS = SIGNATURE.length + 4;
    private static final int UNSPECIFIED = 0x00;
    private static final int TCP_IPV4 = 0x11;
    private static final int TCP_IPV6 = 0x21;
    private static final int UNIX_STREAM = 0x31;
    private static final int PORTS = 2 * 2;
    private static final int UNIX_PATHS = 2 * 108;
    private static final int CHECKSUM = 3;

    private ProxyVersion2() {}

    static ProxyHeader read(InputStream in) throws IOException {
        byte[] fixed = in.readNBytes(FIXED_OCTETS - SIGNATURE.length);
        if (fixed.length < FIXED_OCTETS - SIGNATURE.length) {
            throw new ProtocolException("ends after its signature");
        }
        int length = (fixed[2] & 0xff) << 8 | fixed[3] & 0xff;
        if (length > MOST_OCTETS) {
            throw new ProtocolException("is %d octets long; at most %d".formatted(length, MOST_OCTETS));
        }
        byte[] rest = in.readNBytes(length);
        if (rest.length < length) {
            throw new ProtocolException("ends after %d of %d octets".formatted(rest.length, length));
        }
        return parse(ByteBuffer.allocate(FIXED_OCTETS + length).put(SIGNATURE).put(fixed).put(rest)
                .position(SIGNATURE.length));
    }

    private static ProxyHeader parse(ByteBuffer header) throws ProtocolException {
        int versionAndCommand = header.get() & 0xff;
        int family = header.get() & 0xff;
        header.getShort();
        return switch (versionAndCommand) {
            case 0x20 -> own(family, header);
            case 0x21 -> ofClient(family, header);
            default -> throw new ProtocolException(
                    "has version and command 0x%02x; 0x20 or 0x21".formatted(versionAndCommand));
        };
    }

    /// Whatever addresses there are say nothing here. Where they end is known of a family that they fit, and only then
    /// what follows can be looked at.
    private static ProxyHeader own(int family, ByteBuffer header) throws ProtocolException {
        int addresses = switch (family) {
            case UNSPECIFIED -> 0;
            case TCP_IPV4 -> 2 * 4 + PORTS;
            case TCP_IPV6 -> 2 * 16 + PORTS;
            case UNIX_STREAM -> UNIX_PATHS;
            default -> Integer.MAX_VALUE;
        };
        if (header.remaining() >= addresses) {
            take(header, addresses);
            checkRest(header);
        }
        return new ProxyHeader.Own();
    }

    private static ProxyHeader ofClient(int family, ByteBuffer header) throws ProtocolException {
        return switch (family) {
            case UNSPECIFIED -> own(family, header);
            case TCP_IPV4 -> inet(header, 4);
            case TCP_IPV6 -> inet(header, 16);
            case UNIX_STREAM -> {
                take(header, UNIX_PATHS);
                checkRest(header);
                yield new ProxyHeader.OfClient("unix", 0);
            }
            default -> throw new ProtocolException(
                    "has the family 0x%02x; 0x00, 0x11, 0x21 or 0x31".formatted(family));
        };
    }

    private static ProxyHeader inet(ByteBuffer header, int octets) throws ProtocolException {
        byte[] source = take(header, octets);
        take(header, octets);
        int port = ByteBuffer.wrap(take(header, PORTS)).getShort() & 0xffff;
        checkRest(header);
        try {
            return new ProxyHeader.OfClient(InetAddress.getByAddress(source).getHostAddress(), port);
        } catch (UnknownHostException cannotBe) {
            throw new IllegalStateException(cannotBe);
        }
    }

    private static byte[] take(ByteBuffer header, int octets) throws ProtocolException {
        if (header.remaining() < octets) {
            throw new ProtocolException(
                    "has %d octets where %d have to follow".formatted(header.remaining(), octets));
        }
        byte[] taken = new byte[octets];
        header.get(taken);
        return taken;
    }

    /// What follows the addresses is skipped, but for the checksum.
    private static void checkRest(ByteBuffer header) throws ProtocolException {
        while (header.hasRemaining()) {
            int type = take(header, 1)[0];
            int length = ByteBuffer.wrap(take(header, 2)).getShort() & 0xffff;
            int at = header.position();
            byte[] value = take(header, length);
            if (type == CHECKSUM) {
                requireChecksum(header, at, value);
            }
        }
    }

    /// Over all of the header, with zeros in its own place.
    private static void requireChecksum(ByteBuffer header, int at, byte[] value) throws ProtocolException {
        byte[] octets = header.array().clone();
        Arrays.fill(octets, at, at + value.length, (byte) 0);
        CRC32C checksum = new CRC32C();
        checksum.update(octets);
        if (value.length != 4 || ByteBuffer.wrap(value).getInt() != (int) checksum.getValue()) {
            throw new ProtocolException("has a checksum that is not its own");
        }
    }
}
