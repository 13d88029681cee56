package dev.homespun.server;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.nio.ByteBuffer;

/// What counts as one peer: an IPv4 address, or the first 64 bits of an IPv6 address, since whoever has one of those
/// has 2^64 (RFC 4291, section 2.5.4).
///
/// @param network the bits that count
record Origin(long network) {

    static Origin of(InetAddress address) {
        ByteBuffer octets = ByteBuffer.wrap(address.getAddress());
        return new Origin(address instanceof Inet6Address ? octets.getLong() : Integer.toUnsignedLong(octets.getInt()));
    }
}
