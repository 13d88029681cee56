package dev.homespun.server;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ProtocolException;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Version 1 of a [ProxyHeader], a line of text. It does not say its length, so it is read octet by octet: version 2 is
/// the quicker one.
final class ProxyVersion1 {

    private static final int MOST_OCTETS = 107;
    private static final String PORT = "(0|[1-9]\\d{0,4})";
    private static final Pattern TCP =
            Pattern.compile("PROXY TCP([46]) (\\S+) (\\S+) " + PORT + " " + PORT + "\r\n");
    private static final Pattern UNKNOWN = Pattern.compile("PROXY UNKNOWN( .*)?\r\n");
    private static final String OCTET = "(25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)";
    private static final Pattern IPV4 = Pattern.compile(OCTET + "(\\." + OCTET + "){3}");
    private static final Pattern IPV6 = Pattern.compile("(?=.*:)[0-9A-Fa-f:.]{2,45}");

    private ProxyVersion1() {}

    static boolean isBegunBy(byte[] start) {
        return new String(start, StandardCharsets.ISO_8859_1).startsWith("PROXY ");
    }

    static ProxyHeader read(byte[] start, InputStream in) throws IOException {
        StringBuilder line = new StringBuilder(new String(start, StandardCharsets.ISO_8859_1));
        while (line.charAt(line.length() - 1) != '\n') {
            int octet = in.read();
            if (octet < 0 || line.length() == MOST_OCTETS) {
                throw new ProtocolException("does not end within %d octets".formatted(MOST_OCTETS));
            }
            line.append((char) octet);
        }
        return parse(line.toString());
    }

    private static ProxyHeader parse(String line) throws ProtocolException {
        if (UNKNOWN.matcher(line).matches()) {
            return new ProxyHeader.Own();
        }
        Matcher tcp = TCP.matcher(line);
        if (!tcp.matches()) {
            throw new ProtocolException("is \"%s\"; PROXY TCP4|TCP6|UNKNOWN, two addresses and two ports, in CRLF"
                    .formatted(RefusalLog.visible(line.strip())));
        }
        Pattern form = tcp.group(1).equals("4") ? IPV4 : IPV6;
        numeric(form, tcp.group(3));
        port(tcp.group(5));
        return new ProxyHeader.OfClient(numeric(form, tcp.group(2)), port(tcp.group(4)));
    }

    private static String numeric(Pattern form, String text) throws ProtocolException {
        if (form.matcher(text).matches()) {
            try {
                return InetAddress.ofLiteral(text).getHostAddress();
            } catch (IllegalArgumentException malformed) {
                // said below
            }
        }
        throw new ProtocolException(
                "has the address \"%s\"; a numeric one of its family".formatted(RefusalLog.visible(text)));
    }

    private static int port(String text) throws ProtocolException {
        int port = Integer.parseInt(text);
        if (port > 65_535) {
            throw new ProtocolException("has the port %d; 0 to 65535".formatted(port));
        }
        return port;
    }
}
