package dev.homespun.testing.wire;

import java.util.regex.Pattern;

/// A section of an RFC, written `9112#6.3`: what says that a scenario must go as it does.
///
/// @param rfc the number of the RFC
/// @param section the section, such as `6.3` or, in an appendix, `A.1`
public record Rule(int rfc, String section) {

    private static final Pattern FORM = Pattern.compile("[1-9]\\d{2,4}#(\\d+|[A-Z])(\\.\\d+)*");

    /// {@return the rule that is written like this}
    ///
    /// @param text such as `9112#6.3`
    /// @throws IllegalArgumentException when it is in another form
    public static Rule parse(String text) {
        if (!FORM.matcher(text).matches()) {
            throw new IllegalArgumentException(
                    "rule is \"%s\"; the number of an RFC, # and a section, such as 9112#6.3".formatted(text));
        }
        int hash = text.indexOf('#');
        return new Rule(Integer.parseInt(text.substring(0, hash)), text.substring(hash + 1));
    }

    @Override
    public String toString() {
        return rfc + "#" + section;
    }
}
