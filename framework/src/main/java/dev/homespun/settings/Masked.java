package dev.homespun.settings;

import java.util.regex.Pattern;

/// Texts without what nobody is to see: the password in a URL, be it before its host or among its parameters.
final class Masked {

    private static final int MOST_CHARACTERS = 100;
    /// Up to the last `@`: a password that was not encoded may contain one, or a slash.
    private static final Pattern USER_INFO = Pattern.compile("(://[^:/@\\s]*):\\S*@");
    /// As drivers of databases have them.
    private static final Pattern PARAMETER =
            Pattern.compile("(?i)((?:password|passwd|pwd|passphrase|secret|token)=)[^&;\\s]+");
    private static final Pattern CONTROL = Pattern.compile("\\p{Cntrl}");

    private Masked() {}

    /// {@return the text, in one line, and its beginning only when it is long}
    static String of(String text) {
        String masked = sentence(text);
        return masked.length() <= MOST_CHARACTERS ? masked : masked.substring(0, MOST_CHARACTERS) + "…";
    }

    /// {@return all of the text, in one line}
    static String sentence(String text) {
        String withoutUser = USER_INFO.matcher(text).replaceAll("$1:***@");
        return CONTROL.matcher(PARAMETER.matcher(withoutUser).replaceAll("$1***")).replaceAll("\uFFFD");
    }
}
