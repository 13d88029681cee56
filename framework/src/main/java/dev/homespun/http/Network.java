package dev.homespun.http;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.regex.Pattern;

/// Peers that are known by where they connect from.
public sealed interface Network {

    /// {@return a network}
    ///
    /// @param text `10.0.0.0/8`, `fd00::/8`, `127.0.0.1` for a single address, or `unix`
    /// @throws IllegalArgumentException when it is none of these; the message is a sentence that says why
    static Network parse(String text) {
        return NetworkText.parse(text);
    }

    /// {@return whether a peer is one of these}
    ///
    /// @param peer as its connection shows it
    boolean contains(Peer peer);

    /// Addresses that begin with the same bits (CIDR, RFC 4632).
    ///
    /// @param first the lowest of them: all further bits are 0
    /// @param bits how many are the same, 0 to 32 or 128
    record Addresses(InetAddress first, int bits) implements Network {

        private static final Pattern NUMERIC =
                Pattern.compile("\\d{1,3}(\\.\\d{1,3}){3}|[0-9A-Fa-f:.]*:[0-9A-Fa-f:.]*");

        /// Checks the range.
        ///
        /// @throws IllegalArgumentException when there are more bits than the address has, or some behind them that are
        ///     not 0
        public Addresses {
            int most = first.getAddress().length * Byte.SIZE;
            if (bits < 0 || bits > most) {
                throw new IllegalArgumentException("network %s has %d bits that are the same; 0 to %d"
                        .formatted(first.getHostAddress(), bits, most));
            }
            InetAddress lowest = lowest(first, bits);
            if (!first.equals(lowest)) {
                throw new IllegalArgumentException("network begins at %s; with %d bits that are the same, at %s"
                        .formatted(first.getHostAddress(), bits, lowest.getHostAddress()));
            }
        }

        /// {@return an address with 0 for all that is behind its first bits}
        static InetAddress lowest(InetAddress address, int bits) {
            byte[] octets = address.getAddress();
            for (int i = bits; i < octets.length * Byte.SIZE; i++) {
                octets[i / Byte.SIZE] &= (byte) ~(0x80 >> i % Byte.SIZE);
            }
            try {
                return InetAddress.getByAddress(octets);
            } catch (UnknownHostException cannotBe) {
                throw new IllegalStateException(cannotBe);
            }
        }

        @Override
        public boolean contains(Peer peer) {
            String address = peer.address().split("%", 2)[0]; // without the name of an interface
            return NUMERIC.matcher(address).matches() && contains(InetAddress.ofLiteral(address));
        }

        private boolean contains(InetAddress other) {
            return other.getAddress().length == first.getAddress().length && lowest(other, bits).equals(first);
        }

        @Override
        public String toString() {
            return first.getHostAddress() + "/" + bits;
        }
    }

    /// Whoever may connect to a UNIX domain socket.
    record Unix() implements Network {

        @Override
        public boolean contains(Peer peer) {
            return peer.address().equals("unix");
        }

        @Override
        public String toString() {
            return "unix";
        }
    }
}
