package dev.homespun.testing.wire;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/// Shows octets to people: one column each, control characters as their pictures (`␍␊`), octets above 0x7F as `\xHH`.
public final class VisibleOctets {

    private static final int BRIEF = 60;

    private VisibleOctets() {}

    /// {@return the octets as text, without any line break}
    ///
    /// @param octets holds them
    /// @param from index of the first
    /// @param to index behind the last
    public static String of(byte[] octets, int from, int to) {
        StringBuilder text = new StringBuilder();
        for (int i = from; i < to; i++) {
            int octet = octets[i] & 0xff;
            if (octet < 0x20) {
                text.append((char) ('\u2400' + octet));
            } else if (octet == 0x7f) {
                text.append('\u2421');
            } else if (octet < 0x7f) {
                text.append((char) octet);
            } else {
                text.append("\\x%02x".formatted(octet));
            }
        }
        return text.toString();
    }

    /// At most about one line of it.
    static String brief(byte[] octets) {
        return octets.length <= BRIEF ? of(octets, 0, octets.length)
                : of(octets, 0, BRIEF / 2) + "… " + octets.length + " octets";
    }

    static String brief(String text) {
        return brief(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    /// {@return the lines, each with its line break}
    static List<Span> lines(byte[] octets) {
        List<Span> lines = new ArrayList<>();
        int start = 0;
        for (int i = 0; i < octets.length; i++) {
            if (octets[i] == '\n') {
                lines.add(new Span(start, i + 1));
                start = i + 1;
            }
        }
        if (start < octets.length) {
            lines.add(new Span(start, octets.length));
        }
        return lines;
    }

    /// A stretch of octets.
    record Span(int from, int to) {}
}
