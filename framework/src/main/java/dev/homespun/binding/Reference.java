package dev.homespun.binding;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What a Location field holds: a reference (RFC 3986, section 4.1). What cannot stand in one, such as a space or an
/// umlaut, is percent-encoded, and an escape that is there already stays.
final class Reference {

    /// All that may stand in a path, a query or a fragment besides letters, digits and escapes (RFC 3986, section 3).
    private static final String ALLOWED = "-._~:/?@!$&'()*+,;=";
    /// In an authority addresses of IPv6 have brackets (RFC 3986, section 3.2.2).
    private static final String ALLOWED_IN_AUTHORITY = ALLOWED + "[]";
    private static final Pattern AUTHORITY = Pattern.compile("(?:[A-Za-z][A-Za-z0-9+.-]*:)?//[^/?#]*");

    private Reference() {}

    /// @throws IllegalArgumentException when it is empty, or has a control character or half a character
    static String encode(String location) {
        if (location.isEmpty()) {
            throw new IllegalArgumentException("a location is empty; it is such as /books");
        }
        Matcher authority = AUTHORITY.matcher(location);
        int path = authority.lookingAt() ? authority.end() : 0;
        int fragment = location.indexOf('#', path);
        int end = fragment < 0 ? location.length() : fragment;
        return encode(location.substring(0, path), ALLOWED_IN_AUTHORITY) + encode(location.substring(path, end), ALLOWED)
                + (fragment < 0 ? "" : "#" + encode(location.substring(fragment + 1), ALLOWED));
    }

    private static String encode(String location, String allowed) {
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
            if (isLetterOrDigit || isEscape || allowed.indexOf(octet) >= 0) {
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
