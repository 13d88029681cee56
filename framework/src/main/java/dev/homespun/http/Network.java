package dev.homespun.http;

import java.net.InetAddress;
import java.util.regex.Pattern;

/// Peers that are known by where they connect from.
public sealed interface Network {

    /// {@return a network}
    ///
    /// @param text `10.0.0.0/8`, `fd00::/8`, `127.0.0.1` for a single address, or `unix`
    /// @throws IllegalArgumentException when it is none of these
    static Network parse(String text) {
        return text.equals("unix") ? new Unix() : Addresses.parse(text);
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

        /// An address as text, and never a name, which would be looked up.
        private static final Pattern LITERAL =
                Pattern.compile("\\d{1,3}(\\.\\d{1,3}){3}|[0-9A-Fa-f:.]*:[0-9A-Fa-f:.]*");

        /// Checks the range.
        ///
        /// @throws IllegalArgumentException when there are more bits than the address has, or some behind them that are
        ///     not 0
        public Addresses {
            int most = first.getAddress().length * Byte.SIZE;
            if (bits < 0 || bits > most) {
                throw new IllegalArgumentException("network %s/%d has %2$d bits; 0 to %d"
                        .formatted(first.getHostAddress(), bits, most));
            }
            for (int i = bits; i < most; i++) {
                if (bit(first, i) != 0) {
                    throw new IllegalArgumentException(
                            "network %s/%d has a bit behind the first %2$d; all have to be 0 there, as in 10.0.0.0/8"
                                    .formatted(first.getHostAddress(), bits));
                }
            }
        }

        private static Addresses parse(String text) {
            String[] parts = text.split("/", 2);
            try {
                if (LITERAL.matcher(parts[0]).matches()) {
                    InetAddress first = InetAddress.ofLiteral(parts[0]);
                    return new Addresses(first,
                            parts.length == 1 ? first.getAddress().length * Byte.SIZE : Integer.parseInt(parts[1]));
                }
            } catch (NumberFormatException noNumber) {
                // said below
            }
            throw new IllegalArgumentException(
                    "network is \"%s\"; 10.0.0.0/8, fd00::/8, 127.0.0.1 and unix are examples".formatted(text));
        }

        @Override
        public boolean contains(Peer peer) {
            String address = peer.address().split("%", 2)[0]; // without the name of an interface
            return LITERAL.matcher(address).matches() && contains(InetAddress.ofLiteral(address));
        }

        private boolean contains(InetAddress other) {
            if (other.getAddress().length != first.getAddress().length) {
                return false;
            }
            for (int i = 0; i < bits; i++) {
                if (bit(first, i) != bit(other, i)) {
                    return false;
                }
            }
            return true;
        }

        private static int bit(InetAddress address, int index) {
            return address.getAddress()[index / Byte.SIZE] >> (Byte.SIZE - 1 - index % Byte.SIZE) & 1;
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
