package dev.homespun.testing.wire;

import java.time.DateTimeException;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/// What a status line or the value of a field must be. Texts are octets read as ISO 8859-1.
public sealed interface ValueMatcher {

    /// {@return the index of the first wrong octet; empty when all are right}
    ///
    /// @param value what came
    Optional<Integer> mismatch(String value);

    /// This text and no other.
    ///
    /// @param text the text
    record Exact(String text) implements ValueMatcher {
        @Override
        public Optional<Integer> mismatch(String value) {
            if (value.equals(text)) {
                return Optional.empty();
            }
            int same = 0;
            while (same < value.length() && same < text.length() && value.charAt(same) == text.charAt(same)) {
                same++;
            }
            return Optional.of(same);
        }

        @Override
        public String toString() {
            return text;
        }
    }

    /// A number without sign, which `<body n` refers to.
    record Length() implements ValueMatcher {
        /// More digits than any content in a test needs, and fewer than overflow.
        private static final int MOST_DIGITS = 15;

        @Override
        public Optional<Integer> mismatch(String value) {
            for (int i = 0; i < value.length(); i++) {
                if (value.charAt(i) < '0' || value.charAt(i) > '9' || i == MOST_DIGITS) {
                    return Optional.of(i);
                }
            }
            return value.isEmpty() ? Optional.of(0) : Optional.empty();
        }

        @Override
        public String toString() {
            return "<n>";
        }
    }

    /// A date in the one form that is sent (IMF-fixdate; RFC 9110, section 5.6.7), with the right day of the week.
    record ImfDate() implements ValueMatcher {
        private static final DateTimeFormatter FORM = DateTimeFormatter
                .ofPattern("EEE, dd MMM uuuu HH:mm:ss 'GMT'", Locale.ENGLISH)
                .withResolverStyle(ResolverStyle.STRICT);

        @Override
        public Optional<Integer> mismatch(String value) {
            try {
                FORM.parse(value);
                return Optional.empty();
            } catch (DateTimeException _) {
                return Optional.of(0);
            }
        }

        @Override
        public String toString() {
            return "<date>";
        }
    }

    /// Anything, and nothing too.
    record Anything() implements ValueMatcher {
        @Override
        public Optional<Integer> mismatch(String value) {
            return Optional.empty();
        }

        @Override
        public String toString() {
            return "<any>";
        }
    }

    /// What a regular expression matches as a whole.
    ///
    /// @param pattern the expression
    record Matching(Pattern pattern) implements ValueMatcher {
        @Override
        public Optional<Integer> mismatch(String value) {
            return pattern.matcher(value).matches() ? Optional.empty() : Optional.of(0);
        }

        @Override
        public String toString() {
            return "~/" + pattern + "/";
        }
    }
}
