package dev.homespun.http;

import java.net.Inet6Address;
import java.util.regex.Pattern;

/// A host and perhaps a port, as in the Host field (RFC 9110, sections 4.2 and 7.2).
///
/// @param host a registered name or IPv4 address, or an IPv6 address in brackets; never empty. Percent-encoding, which
///     RFC 3986 has for names beside those of DNS, is refused
/// @param port 0 to 65535, or -1 when none was given
public record Authority(String host, int port) {

    /// In the IPv4 part of an address; Java's own reader takes it.
    private static final Pattern LEADING_ZERO = Pattern.compile("\\.0[0-9]|:0[0-9]+\\.");

    /// Reads an authority.
    ///
    /// @param raw what was sent
    /// @return the authority
    /// @throws IllegalArgumentException when there is no host, when it has user information, or characters that do
    ///     not belong, or when the port is no number up to 65535
    public static Authority parse(String raw) {
        if (raw.indexOf('@') >= 0) {
            throw new IllegalArgumentException("authority has user information (RFC 9110, 4.2.4)");
        }
        int hostEnd = raw.startsWith("[") ? literalEnd(raw) : raw.indexOf(':') < 0 ? raw.length() : raw.indexOf(':');
        String host = raw.substring(0, hostEnd);
        if (host.isEmpty()) {
            throw new IllegalArgumentException("host is empty (RFC 9110, 4.2.1)");
        }
        if (!host.startsWith("[")) {
            requireName(host);
        }
        return new Authority(host, port(raw, hostEnd));
    }

    private static int literalEnd(String raw) {
        int bracket = raw.indexOf(']');
        String address = bracket < 0 ? "" : raw.substring(1, bracket);
        try {
            Inet6Address.ofLiteral(address);
        } catch (IllegalArgumentException noAddress) {
            throw noAddress();
        }
        if (LEADING_ZERO.matcher(address).find()) {
            throw noAddress();
        }
        if (address.indexOf('%') >= 0) {
            throw new IllegalArgumentException("host has a zone, which means nothing to another machine (RFC 9844)");
        }
        return bracket + 1;
    }

    private static IllegalArgumentException noAddress() {
        return new IllegalArgumentException("host in brackets is not an IPv6 address (RFC 3986, 3.2.2)");
    }

    private static void requireName(String host) {
        for (int i = 0; i < host.length(); i++) {
            if (!Syntax.isRegName(host.charAt(i))) {
                throw new IllegalArgumentException(
                        "host contains %s; letters, digits and -._~!$&'()*+,;= (RFC 3986, 3.2.2)"
                        .formatted(Syntax.hex(host.charAt(i))));
            }
        }
    }

    /// `raw` is empty or starts with a colon; `host:` with nothing behind it is allowed (RFC 3986, section 3.2.3).
    /// {@return -1 when there is none}
    private static int port(String raw, int colon) {
        int digits = raw.length() - colon - 1;
        if (digits <= 0 && (digits < 0 || raw.charAt(colon) == ':')) {
            return -1;
        }
        if (raw.charAt(colon) == ':' && digits <= 5) {
            int port = 0;
            for (int i = colon + 1; i < raw.length() && port >= 0; i++) {
                port = Syntax.isDigit(raw.charAt(i)) ? port * 10 + raw.charAt(i) - '0' : -1;
            }
            if (port >= 0 && port <= 65535) {
                return port;
            }
        }
        throw new IllegalArgumentException(
                "port is not a number from 0 to 65535 in at most five digits (RFC 3986, 3.2.3)");
    }

    @Override
    public String toString() {
        return port < 0 ? host : host + ":" + port;
    }
}
