package dev.homespun.http;

import java.net.URI;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What went wrong, told to a client: RFC 9457, always as `application/problem+json`.
///
/// It writes its own JSON, so that the engine can refuse a request without a JSON library.
///
/// @param type identifies the kind of problem; `about:blank` when the status says it all
/// @param status the status of the response
/// @param title a summary that is the same for every problem of the type
/// @param detail what happened this time and what would be right; holds nothing of the server's inner life
/// @param instance this one occurrence, as `urn:uuid:`; what is logged, as every 500 is, has the same
/// @param extensions further members, written at the top level: strings, numbers, booleans, lists and maps of them
public record Problem(URI type, Status status, String title, String detail, URI instance,
                      Map<String, Object> extensions) {

    private static final URI ABOUT_BLANK = URI.create("about:blank");

    /// Copies the map, keeping its order.
    public Problem {
        extensions = Collections.unmodifiableMap(new LinkedHashMap<>(extensions));
    }

    /// {@return a problem that its status describes well enough}
    ///
    /// @param status the status of the response
    /// @param detail what happened this time; null or empty for nothing, as exceptions without a message have it
    public static Problem of(Status status, @Nullable String detail) {
        URI occurrence = URI.create("urn:uuid:" + UUID.randomUUID());
        return new Problem(ABOUT_BLANK, status, status.reason(), detail == null ? "" : detail, occurrence, Map.of());
    }

    /// {@return this problem with one more member}
    ///
    /// @param name the name of the member
    /// @param value a string, number, boolean, list or map of these
    public Problem with(String name, Object value) {
        Map<String, Object> more = new LinkedHashMap<>(extensions);
        more.put(name, Objects.requireNonNull(value, name));
        return new Problem(type, status, title, detail, instance, more);
    }

    /// {@return the response that tells this problem}
    public Response toResponse() {
        return Response.of(status).with(this);
    }

    /// {@return this problem as a JSON object; members without a value are left out}
    public String toJson() {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("type", type.toString());
        members.put("title", title);
        members.put("status", status.code());
        members.put("detail", detail);
        members.put("instance", instance.toString());
        members.putAll(extensions);
        members.values().removeIf(""::equals);
        StringBuilder json = new StringBuilder();
        write(members, json);
        return json.toString();
    }

    private static void write(Object value, StringBuilder json) {
        switch (value) {
            case Map<?, ?> map -> {
                String separator = "{";
                for (Map.Entry<?, ?> member : map.entrySet()) {
                    quote(member.getKey().toString(), json.append(separator));
                    write(member.getValue(), json.append(':'));
                    separator = ",";
                }
                json.append(map.isEmpty() ? "{}" : "}");
            }
            case List<?> list -> {
                String separator = "[";
                for (Object element : list) {
                    write(element, json.append(separator));
                    separator = ",";
                }
                json.append(list.isEmpty() ? "[]" : "]");
            }
            case Double number when !Double.isFinite(number) -> quote(number.toString(), json);
            case Float number when !Float.isFinite(number) -> quote(number.toString(), json);
            case Number number -> json.append(number);
            case Boolean bool -> json.append(bool);
            default -> quote(value.toString(), json);
        }
    }

    private static void quote(String text, StringBuilder json) {
        json.append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"' || c == '\\') {
                json.append('\\').append(c);
            } else if (c < ' ' || Character.isSurrogate(c)) {
                json.append("\\u%04x".formatted((int) c));
            } else {
                json.append(c);
            }
        }
        json.append('"');
    }
}
