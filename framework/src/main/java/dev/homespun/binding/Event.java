package dev.homespun.binding;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/// One event of an [EventStream]: what `event`, `lastEventId` and `data` are for a script in a browser (WHATWG HTML,
/// section 9.2.6).
///
/// ```java
/// events.send(Event.of(price).named("price").withId("17"));
/// ```
///
/// Immutable.
public final class Event {

    private final Object data;
    /// By the names of the format, in the order in which they were said.
    private final Map<String, String> fields;

    private Event(Object data, Map<String, String> fields) {
        this.data = data;
        this.fields = fields;
    }

    /// {@return an event with data}
    ///
    /// @param data a String, which is sent as it is, in as many lines as it has; anything else is sent as JSON
    public static Event of(Object data) {
        return new Event(Objects.requireNonNull(data,
                "Event.of(null): there is no event without data; \"\" is empty data"), Map.of());
    }

    /// {@return the same, with the name that a script listens for; without one it is `message`}
    ///
    /// @param name such as `price`
    /// @throws IllegalArgumentException when it has a line break or a NUL, or is empty
    public Event named(String name) {
        if (name.isEmpty()) {
            throw new IllegalArgumentException("name of an event is empty; leave it out for \"message\"");
        }
        return with("event", requireOneLine("name", name));
    }

    /// {@return the same, with what a browser says in the field Last-Event-ID when it comes back}
    ///
    /// @param id such as `17`; best in ASCII, for it comes back as octets in a header
    /// @throws IllegalArgumentException when it has a line break or a NUL
    public Event withId(String id) {
        return with("id", requireOneLine("id", id));
    }

    /// {@return the same, telling the browser how long to wait before it comes back, from now on}
    ///
    /// @param delay 0 or more; whole milliseconds of it are sent
    /// @throws IllegalArgumentException when it is negative
    public Event reconnectingAfter(Duration delay) {
        if (delay.isNegative()) {
            throw new IllegalArgumentException("delay before a client comes back is %s; 0 or more".formatted(delay));
        }
        return with("retry", Long.toString(delay.toMillis()));
    }

    Object data() {
        return data;
    }

    Map<String, String> fields() {
        return fields;
    }

    private Event with(String name, String value) {
        Map<String, String> more = new LinkedHashMap<>(fields);
        more.put(name, value);
        return new Event(data, more);
    }

    /// A line break would begin a field of somebody else's choice; browsers ignore an id with a NUL.
    private static String requireOneLine(String what, String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\r' || c == '\n' || c == 0) {
                throw new IllegalArgumentException("%s of an event contains 0x%02X; no line breaks and no NUL"
                        .formatted(what, (int) c));
            }
        }
        return text;
    }
}
