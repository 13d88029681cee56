package dev.homespun.wire;

import java.util.regex.Pattern;

/// `chunk-ext = *( BWS ";" BWS chunk-ext-name [ BWS "=" BWS chunk-ext-val ] )`, where a value is a token or a quoted
/// string (RFC 9112, section 7.1.1).
final class ChunkExtensions {

    private static final String WHITE_SPACE = "[ \\t]*+";
    private static final String TOKEN = "[-!#$%&'*+.^_`|~0-9A-Za-z]++";
    private static final String QUOTED =
            "\"(?:[\\t !#-\\[\\]-~\\x80-\\xff]|\\\\[\\t !-~\\x80-\\xff])*+\"";

    /// Possessive quantifiers throughout: what was taken is never given back, so the time is linear. The white space
    /// stands before each delimiter only, because none may follow the last extension.
    private static final Pattern GRAMMAR = Pattern.compile("(?:" + WHITE_SPACE + ";" + WHITE_SPACE + TOKEN
            + "(?:" + WHITE_SPACE + "=" + WHITE_SPACE + "(?:" + TOKEN + "|" + QUOTED + "))?+)*+");

    private ChunkExtensions() {}

    static boolean isValid(String extensions) {
        return extensions.isEmpty() || GRAMMAR.matcher(extensions).matches();
    }
}
