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
    /// `application/merge-patch+json` (RFC 7396).
    public static final MediaType MERGE_PATCH_JSON = of("application", "merge-patch+json");
    /// `text/plain;charset=utf-8`.
    public static final MediaType TEXT = new MediaType("text", "plain", Map.of("charset", "utf-8"));
    /// `text/html;charset=utf-8`.
    public static final MediaType HTML = new MediaType("text", "html", Map.of("charset", "utf-8"));
    /// `application/octet-stream`.
    public static final MediaType OCTETS = of("application", "octet-stream");
    /// `application/x-ndjson`: a JSON document in each line. Not registered, but what everybody calls it.
    public static final MediaType NDJSON = of("application", "x-ndjson");
    /// `text/event-stream` (WHATWG HTML, section 9.2), which is always UTF-8.
    public static final MediaType EVENT_STREAM = of("text", "event-stream");

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
        return new MediaTypeParser(text).parse();
    }

    /// {@return whether type and subtype are the same, whatever the parameters}
    ///
    /// @param other the type to compare with
    public boolean isSameTypeAs(MediaType other) {
        return type.equals(other.type) && subtype.equals(other.subtype);
    }

    /// {@return this type with a parameter}
    ///
    /// @param name a token
    /// @param value the value
    /// @throws IllegalArgumentException when the name is no token
    public MediaType with(String name, String value) {
        Map<String, String> more = new LinkedHashMap<>(parameters);
        more.put(name.toLowerCase(Locale.ROOT), value);
        return new MediaType(type, subtype, more);
    }

    /// {@return whether documents of this type are JSON: `application/json` and `…+json` (RFC 6839, section 3.1)}
    public boolean isJson() {
        return isSameTypeAs(JSON) || subtype.endsWith("+json");
    }

    @Override
    public String toString() {
        if (parameters.isEmpty()) {
            return type + "/" + subtype;
        }
        StringBuilder text = new StringBuilder(type).append('/').append(subtype);
        parameters.forEach((name, value) -> text.append(';').append(name).append('=').append(quote(value)));
        return text.toString();
    }

    private static String quote(String value) {
        return Syntax.isToken(value) ? value : '"' + value.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }
}
