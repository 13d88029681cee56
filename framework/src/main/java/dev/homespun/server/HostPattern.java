package dev.homespun.server;

import java.util.Locale;
import java.util.regex.Pattern;
import javax.net.ssl.SNIHostName;

/// The names of hosts that a certificate is for: one, or all that have one label more (RFC 9525, section 6.3).
///
/// @param text in lower case and ASCII: a name, `*.` and a name, or nothing, for whoever asks for none of the others
record HostPattern(String text) {

    static final HostPattern ANY = new HostPattern("");

    /// RFC 1035, section 2.3.4, without the octets that stand for dots.
    private static final int MOST_CHARACTERS = 253;
    /// No domain at the top is a number (RFC 3696, section 2), and addresses are not asked for (RFC 6066, section 3).
    private static final Pattern ADDRESS = Pattern.compile("(.*\\.)?[0-9]+");

    /// @throws IllegalArgumentException when no client could ask for such a host
    static HostPattern parse(String text) {
        boolean isWildcard = text.startsWith("*.");
        try {
            String name = asked(isWildcard ? text.substring(2) : text);
            if (name.length() <= MOST_CHARACTERS && !ADDRESS.matcher(name).matches()) {
                return new HostPattern(isWildcard ? "*." + name : name);
            }
        } catch (IllegalArgumentException noName) {
            // said below
        }
        throw new IllegalArgumentException(("host is \"%s\"; a name such as www.example.org, or *.example.org: labels "
                + "of at most 63 letters, digits and inner hyphens, 253 characters in all, and no address, port or "
                + "dot at the end (RFC 6066, 3)").formatted(text));
    }

    /// By the JDK's own rules, so that nothing is taken here that it refuses when a client asks.
    private static String asked(String name) {
        return new SNIHostName(name).getAsciiName().toLowerCase(Locale.ROOT);
    }

    /// {@return how well a name fits: 0 for not at all, more for better}
    int fit(String name) {
        if (text.isEmpty()) {
            return 1;
        }
        String asked = name.toLowerCase(Locale.ROOT);
        if (text.equals(asked)) {
            return 3;
        }
        int dot = asked.indexOf('.');
        return text.startsWith("*.") && dot > 0 && text.substring(1).equals(asked.substring(dot)) ? 2 : 0;
    }
}
