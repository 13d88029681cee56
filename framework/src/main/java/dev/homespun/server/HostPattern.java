package dev.homespun.server;

import java.net.IDN;
import java.util.Locale;
import java.util.regex.Pattern;

/// The names of hosts that a certificate is for: one, or all that have one label more (RFC 9525, section 6.3).
///
/// @param text in lower case and ASCII: a name, `*.` and a name, or nothing, for whoever asks for none of the others
record HostPattern(String text) {

    static final HostPattern ANY = new HostPattern("");

    private static final Pattern SYNTAX = Pattern.compile("(\\*\\.)?[a-z0-9_-]{1,63}(\\.[a-z0-9_-]{1,63})*");

    /// @throws IllegalArgumentException when it is no name
    static HostPattern parse(String text) {
        String ascii = text.startsWith("*.") ? "*." + ascii(text.substring(2)) : ascii(text);
        if (!SYNTAX.matcher(ascii).matches()) {
            throw new IllegalArgumentException(
                    "host is \"%s\"; a name such as www.example.org, or *.example.org".formatted(text));
        }
        return new HostPattern(ascii);
    }

    private static String ascii(String name) {
        return IDN.toASCII(name).toLowerCase(Locale.ROOT);
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
