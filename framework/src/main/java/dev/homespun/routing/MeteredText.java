package dev.homespun.routing;

import java.util.regex.Pattern;

/// A text that an expression can look at only so often. Matchers that go back and try again, as that of the JDK does,
/// can need a time that doubles with each character: `(a+)+\1b` needs years for sixty of them. Whoever writes such an
/// expression does not notice, and whoever sends such a path does.
final class MeteredText implements CharSequence {

    /// Enough for any expression that a path is for: each of 256 characters looked at some 800 times, in about 3 ms.
    private static final int MOST_LOOKS = 200_000;

    private final String text;
    private int looks;

    /// What became of a match.
    enum Outcome { MATCHES, DIFFERS, UNDECIDED }

    private static final class OutOfLooks extends RuntimeException {
        private static final long serialVersionUID = 1;

        OutOfLooks() {
            super("too many looks", null, false, false);
        }
    }

    private MeteredText(String text) {
        this.text = text;
    }

    /// {@return whether the expression matches the whole text; nobody knows when that would take too long}
    static Outcome match(Pattern expression, String text) {
        try {
            return expression.matcher(new MeteredText(text)).matches() ? Outcome.MATCHES : Outcome.DIFFERS;
        } catch (OutOfLooks | StackOverflowError tooMuch) {
            // A repeated group takes a frame of the stack each time: 256 characters can need more than there are.
            return Outcome.UNDECIDED;
        }
    }

    @Override
    public char charAt(int index) {
        if (++looks > MOST_LOOKS) {
            throw new OutOfLooks();
        }
        return text.charAt(index);
    }

    @Override
    public int length() {
        return text.length();
    }

    @Override
    public CharSequence subSequence(int start, int end) {
        return text.substring(start, end);
    }

    @Override
    public String toString() {
        return text;
    }
}
