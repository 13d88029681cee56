package dev.homespun.http;

/// The character classes that this package checks. A `char` stands for one octet here: field names and values are
/// read as ISO-8859-1, so that nothing is lost or invented between the octets and the string.
final class Syntax {

    /// One bit for each of the 128 ASCII characters that may stand in a token (RFC 9110, section 5.6.2).
    private static final long[] TOKEN = bits("!#$%&'*+-.^_`|~0123456789"
            + "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz");

    /// The characters of `reg-name` but for `%` (RFC 3986, section 3.2.2).
    private static final long[] REG_NAME = bits("-._~!$&'()*+,;=0123456789"
            + "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz");

    private Syntax() {}

    static long[] bits(String members) {
        long[] set = new long[2];
        members.chars().forEach(c -> set[c >> 6] |= 1L << c);
        return set;
    }

    static boolean contains(long[] set, char c) {
        return c < 128 && (set[c >> 6] & 1L << c) != 0;
    }

    static boolean isTokenCharacter(char c) {
        return contains(TOKEN, c);
    }

    static boolean isRegName(char c) {
        return contains(REG_NAME, c);
    }

    static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    static boolean isToken(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (!isTokenCharacter(text.charAt(i))) {
                return false;
            }
        }
        return !text.isEmpty();
    }

    /// `what` names the thing in the message, such as "field name".
    static String requireToken(String what, String text) {
        if (text.isEmpty()) {
            throw new IllegalArgumentException(what + " is empty; at least one token character (RFC 9110, 5.6.2)");
        }
        for (int i = 0; i < text.length(); i++) {
            if (!contains(TOKEN, text.charAt(i))) {
                throw new IllegalArgumentException("%s contains %s; only token characters (RFC 9110, 5.6.2)"
                        .formatted(what, hex(text.charAt(i))));
            }
        }
        return text;
    }

    /// A field value is visible characters, spaces and tabs, and octets above 0x7F (RFC 9110, section 5.5).
    static String requireFieldValue(String name, String value) {
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c < ' ' && c != '\t' || c == 0x7f) {
                throw new IllegalArgumentException("value of field %s contains the control character %s (RFC 9110, 5.5)"
                        .formatted(name, hex(c)));
            }
            if (c > 0xff) {
                throw new IllegalArgumentException(
                        "value of field %s contains U+%04X; only characters up to U+00FF (RFC 9110, 5.5)"
                                .formatted(name, (int) c));
            }
        }
        return value;
    }

    /// Drops optional white space, which is spaces and tabs and nothing else (RFC 9110, section 5.6.3):
    /// [String#strip] would swallow a line break, and with it the sign of an attack.
    static String trim(String text) {
        int start = 0;
        int end = text.length();
        while (start < end && isWhiteSpace(text.charAt(start))) {
            start++;
        }
        while (start < end && isWhiteSpace(text.charAt(end - 1))) {
            end--;
        }
        return text.substring(start, end);
    }

    static boolean isWhiteSpace(char c) {
        return c == ' ' || c == '\t';
    }

    static String hex(char c) {
        return "0x%02X".formatted((int) c);
    }
}
