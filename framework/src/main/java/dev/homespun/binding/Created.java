package dev.homespun.binding;

import dev.homespun.http.Problem;
import dev.homespun.http.Response;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/// A 201: something was made, and this is where it is now (RFC 9110, section 15.3.2).
///
/// @param <T> what was made
/// @param location goes into the Location field, which takes a reference (RFC 3986, section 4.1): what cannot stand in
///     one, such as a space or an umlaut, is percent-encoded, and an escape that is there already stays
/// @param value goes into the content
public record Created<T>(String location, T value) {

    /// All that may stand in a reference besides letters, digits and escapes (RFC 3986, section 2).
    private static final String ALLOWED = "-._~:/?#[]@!$&'()*+,;=";

    /// Encodes the location.
    ///
    /// @throws IllegalArgumentException when the location has a control character or half a character, or the value is
    ///     a Response or a Problem, which have a status of their own
    public Created {
        location = encode(Objects.requireNonNull(location, "a Created has no location; it is such as /books/7"));
        if (value instanceof Response || value instanceof Problem) {
            throw new IllegalArgumentException("a Created holds a %s, which has a status of its own; return that alone"
                    .formatted(value.getClass().getSimpleName()));
        }
    }

    /// {@return a 201}
    ///
    /// @param <T> what was made
    /// @param location where it is, such as `/books/7`
    /// @param value what it is
    public static <T> Created<T> at(String location, T value) {
        return new Created<>(location, value);
    }

    private static String encode(String location) {
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
