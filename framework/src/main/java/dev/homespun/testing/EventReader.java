package dev.homespun.testing;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntPredicate;

/// Reads so many events, octet by octet, as WHATWG HTML, section 9.2.6, says. Lines end in LF or CRLF; a CR alone, which
/// we do not send, is a part of its line.
final class EventReader implements IntPredicate {

    private static final String UNNAMED = "message";

    private final int wanted;
    private final List<ToldEvent> events = new ArrayList<>();
    private final ByteArrayOutputStream line = new ByteArrayOutputStream();
    private final List<String> data = new ArrayList<>();
    private String name = UNNAMED;
    private String id = "";

    EventReader(int wanted) {
        this.wanted = wanted;
    }

    /// {@return one that lets everything come}
    static EventReader none() {
        return new EventReader(-1);
    }

    List<ToldEvent> events() {
        return List.copyOf(events);
    }

    boolean isDone() {
        return events.size() == wanted;
    }

    /// {@return whether all have come with this octet}
    @Override
    public boolean test(int octet) {
        if (octet != '\n') {
            line.write(octet);
            return false;
        }
        String text = line.toString(StandardCharsets.UTF_8);
        line.reset();
        read(text.endsWith("\r") ? text.substring(0, text.length() - 1) : text);
        return isDone();
    }

    private void read(String text) {
        if (text.isEmpty()) {
            dispatch();
            return;
        }
        int colon = text.indexOf(':');
        String field = colon < 0 ? text : text.substring(0, colon);
        String value = colon < 0 ? "" : text.substring(colon + 1);
        String shown = value.startsWith(" ") ? value.substring(1) : value;
        switch (field) {
            case "event" -> name = shown;
            case "data" -> data.add(shown);
            case "id" -> id = shown;
            default -> { } // a comment, the time to come back after, or something that browsers ignore, too
        }
    }

    /// Without data there is no event.
    private void dispatch() {
        if (!data.isEmpty()) {
            events.add(new ToldEvent(name, String.join("\n", data), id));
        }
        data.clear();
        name = UNNAMED;
    }
}
