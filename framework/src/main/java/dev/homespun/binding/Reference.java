package dev.homespun.binding;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/// What a Location field holds: a reference (RFC 3986, section 4.1). What cannot stand in one, such as a space or an
/// umlaut, is percent-encoded, and an escape that is there already stays.
final class Reference {

    /// All that may stand in a reference besides letters, digits and escapes (RFC 3986, section 2).
    private static final String ALLOWED = "-._~:/?#[]@!$&'()*+,;=";

    private Reference() {}

    /// @throws IllegalArgumentException when it has a control character or half a character
    static String encode(String location) {
        StringBuilder encoded = new StringBuilder();
        ByteBuffer octets = octets(location);
        while (octets.hasRemaining()) {
            int octet = octets.get() & 0xff;
            if (octet < 0x20 || octet == 0x7f) {
                throw new IllegalArgumentException(
                        "a location contains 0x%02x; control characters cannot stand in one".formatted(octet));
            }
            boolean isLetterOrDigit = octet < 0x80 && Character.isLetterOrDigit(octet);
            boolean isEscape = octet == '%' && octets.remaining() >= 2
                    && isHexadecimal(octets.get(octets.position())) && isHexadecimal(octets.get(octets.position() + 1));
            if (isLetterOrDigit || isEscape || ALLOWED.indexOf(octet) >= 0) {
                encoded.append((char) octet);
            } else {
                encoded.append("%%%02X".formatted(octet));
            }
        }
        return encoded.toString();
    }

    private static ByteBuffer octets(String location) {
        try {
            return StandardCharsets.UTF_8.newEncoder().encode(CharBuffer.wrap(location));
        } catch (CharacterCodingException half) {
            throw new IllegalArgumentException("a location is not Unicode: it has half a character", half);
        }
    }

    private static boolean isHexadecimal(byte octet) {
        return Character.digit(octet, 16) >= 0;
    }
}
