package dev.homespun.http;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/// What If-Match or If-None-Match says: `*`, or a list of tags (RFC 9110, sections 13.1.1 and 13.1.2).
sealed interface TagCondition {

    /// No cache keeps more states of one resource, and a head of the usual limit has room for thousands.
    int MOST_TAGS = 100;

    /// The field is not there.
    record Absent() implements TagCondition {}

    /// The field says nothing that can be understood.
    ///
    /// @param why what is wrong with it
    record Malformed(String why) implements TagCondition {}

    /// `*`: any state, as long as there is one.
    record Any() implements TagCondition {}

    /// One of these states.
    record Listed(List<EntityTag> tags) implements TagCondition {}

    /// {@return what a field says; several lines are one list (RFC 9110, section 5.3)}
    ///
    /// @param name its name
    static TagCondition of(Fields fields, String name) {
        List<String> lines = fields.all(name);
        if (lines.isEmpty()) {
            return new Absent();
        }
        String value = String.join(",", lines);
        return value.equals("*") ? new Any() : list(value, name);
    }

    /// A list may have empty members (RFC 9110, section 5.6.1), and a tag may hold commas.
    private static TagCondition list(String value, String name) {
        List<EntityTag> tags = new ArrayList<>();
        boolean separated = true;
        int at = 0;
        while (at < value.length()) {
            char c = value.charAt(at);
            if (c == ',' || c == ' ' || c == '\t') {
                separated |= c == ',';
                at++;
                continue;
            }
            boolean isWeak = value.startsWith("W/", at);
            int start = isWeak ? at + 2 : at;
            int end = EntityTag.end(value, start);
            if (end < 0 || !separated) {
                return new Malformed("%s is no list of entity tags; it is such as \"7\", with the quotes, or *"
                        .formatted(name));
            }
            if (tags.size() == MOST_TAGS) {
                return new Malformed("%s lists more than %d entity tags".formatted(name, MOST_TAGS));
            }
            tags.add(new EntityTag(isWeak, value.substring(start + 1, end - 1)));
            separated = false;
            at = end;
        }
        return new Listed(List.copyOf(tags));
    }

    /// {@return whether the current state is one of those that are meant}
    default boolean includes(Validators current, Predicate<EntityTag> listed) {
        return switch (this) {
            case Any _ -> current.exists();
            case Listed list -> current.tag().isPresent() && list.tags().stream().anyMatch(listed);
            case Absent _, Malformed _ -> false;
        };
    }
}
