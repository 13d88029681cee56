package dev.homespun.testing;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// A problem that an answer tells (RFC 9457).
///
/// @param status the status, as the problem says it
/// @param type identifies the kind of problem; empty when there is none
/// @param title a summary of the kind; empty when there is none
/// @param detail what happened this time; empty when there is none
/// @param instance this one occurrence; empty when there is none
/// @param errors what is wrong with the request, thing by thing; empty when that is not told
/// @param members all of it, as it came
public record ToldProblem(int status, String type, String title, String detail, String instance, List<Fault> errors,
                          Map<String, Object> members) {

    /// One thing that is wrong with a request.
    ///
    /// @param in where, such as `query` or `body`
    /// @param at the name of the parameter, or in the body a JSON pointer (RFC 6901)
    /// @param reason what is wrong
    public record Fault(String in, String at, String reason) {}

    static ToldProblem of(Map<?, ?> json) {
        Map<String, Object> members = new LinkedHashMap<>();
        json.forEach((name, value) -> members.put(String.valueOf(name), value));
        int status = members.get("status") instanceof Number number ? number.intValue() : 0;
        List<Fault> errors = members.get("errors") instanceof List<?> list
                ? list.stream().filter(Map.class::isInstance).map(each -> fault((Map<?, ?>) each)).toList() : List.of();
        return new ToldProblem(status, text(members, "type"), text(members, "title"), text(members, "detail"),
                text(members, "instance"), errors, members);
    }

    private static Fault fault(Map<?, ?> error) {
        String at = error.containsKey("name") ? text(error, "name") : text(error, "pointer");
        return new Fault(text(error, "in"), at, text(error, "reason"));
    }

    private static String text(Map<?, ?> members, String name) {
        return members.get(name) instanceof String text ? text : "";
    }
}
