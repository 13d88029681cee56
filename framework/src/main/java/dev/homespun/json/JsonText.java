package dev.homespun.json;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/// What has to hold for the octets of a document before anybody looks at its grammar, and where in them something is.
///
/// 1. They are UTF-8 (RFC 8259, section 8.1). Jackson takes overlong forms as they are, and guesses at UTF-16 and
///    UTF-32, which have a zero among their first octets.
/// 2. What is escaped in strings is Unicode: `\ud800` alone is half a character (section 8.2), which becomes a question
///    mark when it is written again.
/// 3. No exponent is beyond 10,000: `1e5000000` is nine octets here, and as an integer megabytes and seconds. Seen
///    here, whatever type the number becomes.
///
/// Strings and numbers are found without a parser: outside of strings JSON has no quotes, and an `e` behind a digit
/// only in numbers. What is no JSON may be misread, and is refused in any case.
final class JsonText {

    private static final int MOST_EXPONENT = 10_000;

    private final byte[] octets;
    private int at;

    private JsonText(byte[] octets) {
        this.octets = octets;
    }

    /// @throws JsonException when one of the rules is broken
    static void requireSound(byte[] octets) throws JsonException {
        requireUtf8(octets);
        JsonText text = new JsonText(octets);
        while (text.at < octets.length) {
            byte octet = octets[text.at++];
            if (octet == '"') {
                text.skipString();
            } else if ((octet == 'e' || octet == 'E') && text.at > 1 && isDigit(octets[text.at - 2])) {
                text.skipExponent();
            }
        }
    }

    private static void requireUtf8(byte[] octets) throws JsonException {
        boolean hasZero = false;
        for (int i = 0; i < Math.min(octets.length, 4); i++) {
            hasZero |= octets[i] == 0;
        }
        try {
            if (!hasZero) {
                if (!isAscii(octets)) {
                    StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(octets));
                }
                return;
            }
        } catch (CharacterCodingException notUtf8) {
            // said below
        }
        throw new JsonException(new JsonFault.Malformed("is not UTF-8", 0, 0));
    }

    /// Without a branch in it the loop looks at many octets at a time, and most documents need no more.
    private static boolean isAscii(byte[] octets) {
        int all = 0;
        for (byte octet : octets) {
            all |= octet;
        }
        return all >= 0;
    }

    private void skipString() throws JsonException {
        while (at < octets.length) {
            byte octet = octets[at++];
            if (octet == '"') {
                return;
            }
            if (octet == '\\' && at < octets.length) {
                skipEscape();
            }
        }
    }

    /// A pair of surrogates is skipped at once, so one that is met here alone is too many.
    private void skipEscape() throws JsonException {
        int start = at - 1;
        if (octets[at++] != 'u') {
            return;
        }
        int unit = unit(at);
        at = Math.min(at + 4, octets.length);
        if (unit >= Character.MIN_SURROGATE && unit <= Character.MAX_SURROGATE) {
            boolean isPair = unit <= Character.MAX_HIGH_SURROGATE && at + 2 <= octets.length
                    && octets[at] == '\\' && octets[at + 1] == 'u'
                    && unit(at + 2) >= Character.MIN_LOW_SURROGATE && unit(at + 2) <= Character.MAX_LOW_SURROGATE;
            if (!isPair) {
                throw new JsonException(malformed("has a string that is not Unicode", octets, start));
            }
            at += 6;
        }
    }

    /// {@return the number that four hexadecimal digits stand for; -1 when they are not there}
    private int unit(int start) {
        int unit = start + 4 <= octets.length ? 0 : -1;
        for (int i = start; i < start + 4 && unit >= 0; i++) {
            int digit = Character.digit(octets[i], 16);
            unit = digit < 0 ? -1 : unit << 4 | digit;
        }
        return unit;
    }

    private void skipExponent() throws JsonException {
        int start = at - 1;
        if (at < octets.length && (octets[at] == '+' || octets[at] == '-')) {
            at++;
        }
        int exponent = 0;
        while (at < octets.length && isDigit(octets[at])) {
            exponent = Math.min(exponent * 10 + octets[at++] - '0', MOST_EXPONENT + 1);
        }
        if (exponent > MOST_EXPONENT) {
            throw new JsonException(malformed(
                    "has a number whose exponent is beyond %d".formatted(MOST_EXPONENT), octets, start));
        }
    }

    private static boolean isDigit(byte octet) {
        return octet >= '0' && octet <= '9';
    }

    /// {@return a fault at a place}
    ///
    /// @param at the index of an octet; it is told by its line and by the characters before it in that line
    static JsonFault malformed(String reason, byte[] octets, int at) {
        int line = 1;
        int column = 1;
        for (int i = 0; i < Math.min(at, octets.length); i++) {
            boolean startsCharacter = (octets[i] & 0xc0) != 0x80;
            line += octets[i] == '\n' ? 1 : 0;
            column = octets[i] == '\n' ? 1 : startsCharacter ? column + 1 : column;
        }
        return new JsonFault.Malformed(reason, line, column);
    }
}
