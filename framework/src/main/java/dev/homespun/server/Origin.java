package dev.homespun.server;

import dev.homespun.http.Peer;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.nio.ByteBuffer;

/// What counts as one peer: an IPv4 address, or the first 64 bits of an IPv6 address, since whoever has one of those
/// has 2^64 (RFC 4291, section 2.5.4). All that come without an address, through a UNIX domain socket, are one.
///
/// @param kind which addresses the bits are of
/// @param network the bits that count
record Origin(Kind kind, long network) {

    private enum Kind { IPV4, IPV6, WITHOUT_ADDRESS, PROXY }

    /// A proxy, with what it has not said a client of: these connections count for nobody.
    static final Origin PROXY = new Origin(Kind.PROXY, 0);

    private static final Origin WITHOUT_ADDRESS = new Origin(Kind.WITHOUT_ADDRESS, 0);

    static Origin of(Peer peer) {
        String numeric = peer.address().split("%", 2)[0]; // without the name of an interface
        if (numeric.indexOf('.') < 0 && numeric.indexOf(':') < 0) {
            return WITHOUT_ADDRESS;
        }
        InetAddress address = InetAddress.ofLiteral(numeric);
        ByteBuffer octets = ByteBuffer.wrap(address.getAddress());
        return address instanceof Inet6Address
                ? new Origin(Kind.IPV6, octets.getLong()) : new Origin(Kind.IPV4, octets.getInt());
    }
}
