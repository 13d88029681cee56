package dev.homespun.http;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Reads a media type from left to right: `type "/" subtype *( OWS ";" OWS [ name "=" ( token / quoted-string ) ] )`
/// (RFC 9110, sections 5.6.6 and 8.3.1), with white space around it.
///
/// Not a regular expression: browsers list half a dozen types in each Accept, and with one that was most of the cost of
/// their requests.
final class MediaTypeParser {

    private final String text;
    private int at;

    MediaTypeParser(String text) {
        this.text = text;
    }

    /// {@return the media type, or nothing when the text is none}
    Optional<MediaType> parse() {
        skipWhiteSpace();
        String type = token();
        if (type.isEmpty() || !skip('/')) {
            return Optional.empty();
        }
        String subtype = token();
        Map<String, String> parameters = subtype.isEmpty() ? null : parameters();
        return parameters == null ? Optional.empty() : Optional.of(new MediaType(type, subtype, parameters));
    }

    /// {@return null when the text goes on with something else}
    private @Nullable Map<String, String> parameters() {
        Map<String, String> parameters = new LinkedHashMap<>();
        skipWhiteSpace();
        while (skip(';')) {
            skipWhiteSpace();
            String name = token();
            if (!name.isEmpty()) {
                String value = skip('=') ? value() : null;
                if (value == null) {
                    return null;
                }
                parameters.put(name.toLowerCase(Locale.ROOT), value);
            }
            skipWhiteSpace();
        }
        return at == text.length() ? parameters : null;
    }

    private @Nullable String value() {
        if (skip('"')) {
            return quoted();
        }
        String token = token();
        return token.isEmpty() ? null : token;
    }

    /// {@return null when the quotes are not closed}
    private @Nullable String quoted() {
        StringBuilder value = new StringBuilder();
        while (at < text.length()) {
            char c = text.charAt(at++);
            if (c == '"') {
                return value.toString();
            }
            if (c == '\\' && at < text.length()) {
                c = text.charAt(at++);
            }
            value.append(c);
        }
        return null;
    }

    private String token() {
        int start = at;
        while (at < text.length() && Syntax.isTokenCharacter(text.charAt(at))) {
            at++;
        }
        return text.substring(start, at);
    }

    private boolean skip(char expected) {
        boolean isThere = at < text.length() && text.charAt(at) == expected;
        at += isThere ? 1 : 0;
        return isThere;
    }

    private void skipWhiteSpace() {
        while (at < text.length() && Syntax.isWhiteSpace(text.charAt(at))) {
            at++;
        }
    }
}
