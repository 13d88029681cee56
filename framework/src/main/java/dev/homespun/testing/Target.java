package dev.homespun.testing;

import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Writes values into targets: percent-encoded, but for what RFC 3986, section 2.3, calls unreserved.
final class Target {

    private static final Pattern VARIABLE = Pattern.compile("\\{[^{}]*}");
    private static final String UNRESERVED = "-._~";

    private Target() {}

    /// @throws IllegalArgumentException when there are more or fewer values than variables
    static String of(String template, Object... values) {
        Matcher variable = VARIABLE.matcher(template);
        StringBuilder target = new StringBuilder();
        int count = 0;
        while (variable.find()) {
            String value = count < values.length ? encode(values[count]) : "";
            variable.appendReplacement(target, Matcher.quoteReplacement(value));
            count++;
        }
        if (count != values.length) {
            throw new IllegalArgumentException("%s has %d variables in braces, and there are %d values for them"
                    .formatted(template, count, values.length));
        }
        return variable.appendTail(target).toString();
    }

    /// {@return the pairs as in a query or a form, or nothing when there are no values}
    static String pairs(String name, Object... values) {
        StringBuilder pairs = new StringBuilder();
        for (Object value : values) {
            pairs.append(pairs.isEmpty() ? "" : "&").append(encode(name)).append('=').append(encode(value));
        }
        return pairs.toString();
    }

    private static String encode(Object value) {
        StringBuilder encoded = new StringBuilder();
        for (byte octet : value.toString().getBytes(StandardCharsets.UTF_8)) {
            char c = (char) (octet & 0xff);
            if (c < 0x80 && Character.isLetterOrDigit(c) || UNRESERVED.indexOf(c) >= 0) {
                encoded.append(c);
            } else {
                encoded.append("%%%02X".formatted((int) c));
            }
        }
        return encoded.toString();
    }
}
