package dev.homespun.settings;

import java.util.regex.Pattern;

/// Texts without what nobody is to see: who logs in with a URL, and passwords among its parameters. What is wrong is
/// often the very password; so rather too much is left out than too little.
final class Masked {

    private static final int MOST_CHARACTERS = 100;
    /// What stands before the host: all of it up to the last `@`, since a password that was not encoded may contain one,
    /// or a slash or a space.
    private static final Pattern USER_INFO = Pattern.compile("(://(?:[^:/@\\s\"]*:)?)[^\"]*@");
    /// The same where the scheme was forgotten, and in the addresses of Oracle's driver.
    private static final Pattern PASSWORD = Pattern.compile("([\\w.%+-]+[:/])[^@\"/:]+@");
    /// As drivers of databases have them, in braces, too.
    private static final Pattern PARAMETER = Pattern.compile("(?i)([\\w-]*(?:password|passwd|pwd|passphrase|secret|token"
            + "|credential|api[-_]?key|access[-_]?key)[\\w-]*=)(?:\\{[^}\"]*\\}?|[^&;\"]+)");
    private static final Pattern CONTROL = Pattern.compile("\\p{Cntrl}");

    private Masked() {}

    /// {@return the text, in one line, and its beginning only when it is long}
    static String of(String text) {
        String masked = sentence(text);
        return masked.length() <= MOST_CHARACTERS ? masked : masked.substring(0, MOST_CHARACTERS) + "…";
    }

    /// {@return all of the text, in one line}
    static String sentence(String text) {
        String withoutUser = USER_INFO.matcher(text).replaceAll("$1***@");
        String withoutPassword = PASSWORD.matcher(withoutUser).replaceAll("$1***@");
        return CONTROL.matcher(PARAMETER.matcher(withoutPassword).replaceAll("$1***")).replaceAll("\uFFFD");
    }
}
