package dev.homespun.testing.wire;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/// Turns the text of a `.wire` file into octets: UTF-8, and escapes for what cannot be seen.
final class Escapes {

    private Escapes() {}

    /// @throws IllegalArgumentException when a backslash starts no escape
    static byte[] octets(String text) {
        ByteArrayOutputStream octets = new ByteArrayOutputStream(text.length());
        int done = 0;
        for (int backslash = text.indexOf('\\'); backslash >= 0; backslash = text.indexOf('\\', done)) {
            octets.writeBytes(text.substring(done, backslash).getBytes(StandardCharsets.UTF_8));
            char letter = backslash + 1 < text.length() ? text.charAt(backslash + 1) : ' ';
            octets.write(octet(text, backslash, letter));
            done = backslash + (letter == 'x' ? 4 : 2);
        }
        octets.writeBytes(text.substring(done).getBytes(StandardCharsets.UTF_8));
        return octets.toByteArray();
    }

    private static int octet(String text, int backslash, char letter) {
        return switch (letter) {
            case 'r' -> '\r';
            case 'n' -> '\n';
            case 't' -> '\t';
            case 's' -> ' ';
            case '0' -> 0;
            case '\\' -> '\\';
            case 'x' -> hex(text, backslash + 2);
            default -> throw wrong(text, backslash, backslash + 2);
        };
    }

    private static int hex(String text, int start) {
        if (start + 2 > text.length() || !text.substring(start, start + 2).matches("[0-9A-Fa-f]{2}")) {
            throw wrong(text, start - 2, start + 2);
        }
        return Integer.parseInt(text.substring(start, start + 2), 16);
    }

    private static IllegalArgumentException wrong(String text, int start, int end) {
        String found = text.substring(start, Math.min(end, text.length()));
        return new IllegalArgumentException(
                "found \"%s\"; after a backslash one of r n t s 0 \\ or x and two hexadecimal digits".formatted(found));
    }

    static String latin1(byte[] octets) {
        return new String(octets, StandardCharsets.ISO_8859_1);
    }
}
