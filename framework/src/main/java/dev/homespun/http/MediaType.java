package dev.homespun.http;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// A media type such as `application/json` (RFC 9110, section 8.3.1).
///
/// @param type the part before the slash, in lower case
/// @param subtype the part after it, in lower case
/// @param parameters the parameters; names in lower case, values as they are
public record MediaType(String type, String subtype, Map<String, String> parameters) {

    /// `application/json`, which is always UTF-8 (RFC 8259).
    public static final MediaType JSON = of("application", "json");
    /// `application/problem+json` (RFC 9457).
    public static final MediaType PROBLEM_JSON = of("application", "problem+json");
    /// `text/plain;charset=utf-8`.
    public static final MediaType TEXT = new MediaType("text", "plain", Map.of("charset", "utf-8"));
    /// `application/octet-stream`.
    public static final MediaType OCTETS = of("application", "octet-stream");

    /// Checks the tokens and copies the map.
    ///
    /// @throws IllegalArgumentException when the type, the subtype or the name of a parameter is no token
    public MediaType {
        type = Syntax.requireToken("media type", type).toLowerCase(Locale.ROOT);
        subtype = Syntax.requireToken("media subtype", subtype).toLowerCase(Locale.ROOT);
        parameters.keySet().forEach(name -> Syntax.requireToken("media type parameter", name));
        parameters = Map.copyOf(parameters);
    }

    private static MediaType of(String type, String subtype) {
        return new MediaType(type, subtype, Map.of());
    }

    /// Reads a media type.
    ///
    /// @param text such as `text/plain; charset=utf-8`
    /// @return the media type, or nothing when the text is none
    public static Optional<MediaType> parse(String text) {
        try {
            String[] parts = text.split(";");
            int slash = parts[0].indexOf('/');
            if (slash < 0) {
                return Optional.empty();
            }
            Map<String, String> parameters = new LinkedHashMap<>();
            for (int i = 1; i < parts.length; i++) {
                int equals = parts[i].indexOf('=');
                if (equals >= 0) {
                    parameters.put(Syntax.trim(parts[i].substring(0, equals)).toLowerCase(Locale.ROOT),
                            unquote(Syntax.trim(parts[i].substring(equals + 1))));
                } else if (!Syntax.trim(parts[i]).isEmpty()) {
                    return Optional.empty();
                }
            }
            return Optional.of(new MediaType(Syntax.trim(parts[0].substring(0, slash)),
                    Syntax.trim(parts[0].substring(slash + 1)), parameters));
        } catch (IllegalArgumentException notTokens) {
            return Optional.empty();
        }
    }

    /// {@return whether type and subtype are the same, whatever the parameters}
    ///
    /// @param other the type to compare with
    public boolean isSameTypeAs(MediaType other) {
        return type.equals(other.type) && subtype.equals(other.subtype);
    }

    private static String unquote(String value) {
        return value.length() >= 2 && value.startsWith("\"") && value.endsWith("\"")
                ? value.substring(1, value.length() - 1).replace("\\", "")
                : value;
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder(type).append('/').append(subtype);
        parameters.forEach((name, value) -> text.append(';').append(name).append('=').append(quote(value)));
        return text.toString();
    }

    private static String quote(String value) {
        return Syntax.isToken(value) ? value : '"' + value.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }
}
