package dev.homespun.http;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/// Percent-decoding (RFC 3986, section 2.1), once and strictly: the octets must be UTF-8.
final class PercentEncoding {

    private PercentEncoding() {}

    /// Checks that every `%` is followed by two hexadecimal digits and that all other characters are allowed.
    static void requireValid(String what, String raw, long[] allowed) {
        for (int i = 0; i < raw.length(); i++) {
            char c = raw.charAt(i);
            if (c == '%') {
                if (i + 2 >= raw.length() || digit(raw, i + 1) < 0 || digit(raw, i + 2) < 0) {
                    throw new IllegalArgumentException(
                            what + " has a % that no two hexadecimal digits follow (RFC 3986, 2.1)");
                }
                i += 2;
            } else if (!Syntax.contains(allowed, c)) {
                throw new IllegalArgumentException("%s contains %s, which must be percent-encoded (RFC 3986, 2)"
                        .formatted(what, Syntax.hex(c)));
            }
        }
    }

    /// @throws IllegalArgumentException when the octets are not UTF-8 or hold a NUL
    static String decode(String what, String raw) {
        if (raw.indexOf('%') < 0) {
            return raw;
        }
        ByteArrayOutputStream octets = new ByteArrayOutputStream(raw.length());
        for (int i = 0; i < raw.length(); i++) {
            if (raw.charAt(i) == '%') {
                octets.write(digit(raw, i + 1) << 4 | digit(raw, i + 2));
                i += 2;
            } else {
                octets.write(raw.charAt(i));
            }
        }
        String text = utf8(what, octets.toByteArray());
        if (text.indexOf('\0') >= 0) {
            throw new IllegalArgumentException(what + " contains %00");
        }
        return text;
    }

    private static String utf8(String what, byte[] octets) {
        try {
            // A new decoder reports what is malformed, overlong forms included; new String would replace it.
            return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(octets)).toString();
        } catch (CharacterCodingException e) {
            throw new IllegalArgumentException(what + " is not UTF-8 once it is percent-decoded (RFC 3629)", e);
        }
    }

    private static int digit(String raw, int index) {
        char c = raw.charAt(index);
        return c < 128 ? Character.digit(c, 16) : -1;
    }
}
