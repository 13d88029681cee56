package dev.homespun.http;

import java.net.URI;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
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
/// @param instance this one occurrence; empty until the problem is told, and then `urn:uuid:` with the id of the
///     request ([Request#id]), as in the log
/// @param extensions further members, written at the top level: strings, numbers, booleans, collections and maps of
///     them; of anything else its text
public record Problem(URI type, Status status, String title, String detail, URI instance,
                      Map<String, Object> extensions) {

    /// Of a problem that is not told yet (RFC 9457, section 3.1.5, leaves it out).
    static final URI NOT_TOLD = URI.create("");
    private static final URI ABOUT_BLANK = URI.create("about:blank");
    private static final Set<String> MEMBERS = Set.of("type", "title", "status", "detail", "instance");

    /// Copies the map, keeping its order.
    ///
    /// @throws IllegalArgumentException when an extension has the name of another member, or is an array, which has no
    ///     text
    public Problem {
        extensions.forEach(Problem::check);
        extensions = Collections.unmodifiableMap(new LinkedHashMap<>(extensions));
    }

    /// {@return a problem that its status describes well enough}
    ///
    /// @param status the status of the response
    /// @param detail what happened this time; null or empty for nothing, as exceptions without a message have it
    public static Problem of(Status status, @Nullable String detail) {
        return new Problem(ABOUT_BLANK, status, status.reason(), detail == null ? "" : detail, NOT_TOLD, Map.of());
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

    /// {@return this problem as it is told about a request; its instance stays when it has one}
    ///
    /// @param request the id of the request
    public Problem occurringIn(UUID request) {
        return instance.equals(NOT_TOLD)
                ? new Problem(type, status, title, detail, instance(request), extensions) : this;
    }

    static URI instance(UUID request) {
        return URI.create("urn:uuid:" + request);
    }

    private static void check(String name, Object value) {
        if (MEMBERS.contains(name)) {
            throw new IllegalArgumentException(
                    "an extension of a problem is called %s, as a member that it has already (RFC 9457, 3.1)"
                            .formatted(name));
        }
        if (value.getClass().isArray()) {
            throw new IllegalArgumentException("the extension %s of a problem is an array; a List can be written"
                    .formatted(name));
        }
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
        members.values().removeIf(""::equals);
        members.putAll(extensions);
        StringBuilder json = new StringBuilder();
        write(members, json);
        return json.toString();
    }

    private static void write(@Nullable Object value, StringBuilder json) {
        switch (value) {
            case null -> json.append("null");
            case Optional<?> optional -> write(optional.orElse(null), json);
            case Map<?, ?> map -> {
                String separator = "{";
                for (Map.Entry<?, ?> member : map.entrySet()) {
                    quote(String.valueOf(member.getKey()), json.append(separator));
                    write(member.getValue(), json.append(':'));
                    separator = ",";
                }
                json.append(map.isEmpty() ? "{}" : "}");
            }
            case Collection<?> list -> {
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
