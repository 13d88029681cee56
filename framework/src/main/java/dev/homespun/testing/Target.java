package dev.homespun.testing;

import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Writes values into targets: percent-encoded, but for what RFC 3986, section 2.3, calls unreserved.
final class Target {

    private static final Pattern VARIABLE = Pattern.compile("\\{[^{}]*}");
    private static final String UNRESERVED = "-._~";

    private Target() {}

    /// @throws IllegalArgumentException when there are more or fewer values than variables, or one is null
    static String of(String template, Object @Nullable ... values) {
        Object[] given = given(values);
        Matcher variable = VARIABLE.matcher(template);
        StringBuilder target = new StringBuilder();
        int count = 0;
        while (variable.find()) {
            String what = "the value for %s in %s".formatted(variable.group(), template);
            String value = count < given.length ? encode(Given.notNull(given[count], what)) : "";
            variable.appendReplacement(target, Matcher.quoteReplacement(value));
            count++;
        }
        if (count != given.length) {
            throw new IllegalArgumentException("%s has %d variables in braces, and there are %d values for them"
                    .formatted(template, count, given.length));
        }
        return variable.appendTail(target).toString();
    }

    /// {@return the pairs as in a query or a form, or nothing when there are no values}
    ///
    /// @throws IllegalArgumentException when a value is null
    static String pairs(String name, Object @Nullable ... values) {
        StringBuilder pairs = new StringBuilder();
        for (Object each : given(values)) {
            String value = encode(Given.notNull(each, "a value of " + name));
            pairs.append(pairs.isEmpty() ? "" : "&").append(encode(name)).append('=').append(value);
        }
        return pairs.toString();
    }

    /// Java passes a single `null` as no array.
    @SuppressWarnings("NullAway")
    private static Object[] given(Object @Nullable [] values) {
        return values == null ? new Object[] {null} : values;
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
