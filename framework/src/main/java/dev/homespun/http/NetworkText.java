package dev.homespun.http;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// How people write a [Network], and what they are told when it is none: always with what they wrote, and with an
/// example of what they seem to have meant.
final class NetworkText {

    private static final String OCTET = "(25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)";
    private static final Pattern IPV4 = Pattern.compile(OCTET + "(\\." + OCTET + "){3}");
    private static final Pattern IPV6 = Pattern.compile("[0-9A-Fa-f:.]*:[0-9A-Fa-f:.]*");
    private static final Pattern LIKE_IPV4 = Pattern.compile("\\d+([./].*)?");
    private static final Pattern LIKE_IPV6 = Pattern.compile("\\[.*|[0-9A-Fa-f]{0,4}:.*");
    private static final Pattern BITS = Pattern.compile("\\d{1,3}");

    private NetworkText() {}

    static Network parse(String text) {
        if (text.equals("unix")) {
            return new Network.Unix();
        }
        String[] parts = text.split("/", 2);
        InetAddress first = address(parts[0], text);
        int most = first.getAddress().length * Byte.SIZE;
        int bits = parts.length == 1 ? most : bits(parts[1], most, text);
        InetAddress lowest = Network.Addresses.lowest(first, bits);
        if (!first.equals(lowest)) {
            throw wrong(text, "behind the first %d bits all have to be 0, as in %s/%1$d; %s alone is one address"
                    .formatted(bits, lowest.getHostAddress(), parts[0]));
        }
        return new Network.Addresses(first, bits);
    }

    /// Numeric, and never a name, which would be looked up.
    private static InetAddress address(String written, String text) {
        if (IPV4.matcher(written).matches()) {
            return InetAddress.ofLiteral(written);
        }
        if (LIKE_IPV4.matcher(text).matches()) {
            throw wrong(text, "an IPv4 address is four numbers from 0 to 255, as in 127.0.0.1 or 10.0.0.0/8");
        }
        if (IPV6.matcher(written).matches()) {
            return ipv6(written, text);
        }
        throw LIKE_IPV6.matcher(text).matches() ? noIpv6(text)
                : wrong(text, "an address such as 127.0.0.1 or ::1, a network such as 10.0.0.0/8 or fd00::/8, or unix;"
                        + " names are not looked up");
    }

    private static InetAddress ipv6(String written, String text) {
        InetAddress address;
        try {
            address = InetAddress.ofLiteral(written);
        } catch (IllegalArgumentException malformed) {
            throw noIpv6(text);
        }
        if (address instanceof Inet4Address) {
            throw wrong(text, "an IPv4 address is written as such, as in 127.0.0.1 or 10.0.0.0/8");
        }
        return address;
    }

    private static IllegalArgumentException noIpv6(String text) {
        return wrong(text, "an IPv6 address is as in ::1 or fd00::/8, without brackets, port and interface");
    }

    private static int bits(String written, int most, String text) {
        Matcher number = BITS.matcher(written);
        if (number.matches() && Integer.parseInt(written) <= most) {
            return Integer.parseInt(written);
        }
        throw wrong(text, "behind the slash is how many bits are the same, 0 to %d, as in %s"
                .formatted(most, most == Integer.SIZE ? "10.0.0.0/8" : "fd00::/8"));
    }

    private static IllegalArgumentException wrong(String text, String allowed) {
        return new IllegalArgumentException("network is \"%s\"; %s".formatted(text, allowed));
    }
}
