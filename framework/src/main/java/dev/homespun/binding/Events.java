package dev.homespun.binding;

import dev.homespun.json.JsonCodec;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.function.BooleanSupplier;
import java.util.regex.Pattern;

/// Where the loop of an [EventStream] sends its events. Each leaves at once. For the thread of the loop only.
public final class Events {

    /// What ends a line (WHATWG HTML, section 9.2.5). Nothing else does: not U+2028, and not NEL.
    private static final Pattern LINE_BREAK = Pattern.compile("\r\n|\n|\r");

    private final OutputStream out;
    private final JsonCodec json;
    private final BooleanSupplier stopping;

    Events(OutputStream out, JsonCodec json, BooleanSupplier stopping) {
        this.out = out;
        this.json = json;
        this.stopping = stopping;
    }

    /// {@return whether to go on: false from when the server was told to stop} A stream that goes on all the same is
    /// cut when the time to drain is over ([dev.homespun.server.Timeouts#drain]).
    ///
    /// It does not know whether the client is there: that is seen when something is sent.
    public boolean isWanted() {
        return !stopping.getAsBoolean();
    }

    /// Sends an event.
    ///
    /// @param event the event
    /// @throws IOException when the client is gone: let it pass, it ends the loop and is nobody's fault
    /// @throws RuntimeException when the data cannot be written as JSON
    public void send(Event event) throws IOException {
        Objects.requireNonNull(event, "send(null): there is no event without data; send(\"\") is one with empty data");
        StringBuilder text = new StringBuilder();
        event.fields().forEach((name, value) -> line(name, value, text));
        lines("data", event.data() instanceof String string ? string : json(event.data()), text);
        write(text.append('\n'));
    }

    /// Sends an event without name and id.
    ///
    /// @param data as [Event#of]
    /// @throws IOException when the client is gone
    public void send(Object data) throws IOException {
        send(data instanceof Event event ? event : Event.of(data));
    }

    /// Sends a comment, which no script sees: it keeps proxies from ending a connection on which nothing happens, and
    /// shows whether the client is still there.
    ///
    /// @param text may be empty
    /// @throws IOException when the client is gone
    public void comment(String text) throws IOException {
        StringBuilder lines = new StringBuilder();
        lines("", text, lines);
        write(lines.append('\n'));
    }

    /// So that a browser sees at once that the stream is open.
    void open() throws IOException {
        out.flush();
    }

    private String json(Object data) {
        Unanswerable.refuse(data);
        return new String(json.write(data), StandardCharsets.UTF_8);
    }

    private static void lines(String name, String text, StringBuilder to) {
        for (String line : LINE_BREAK.split(text, -1)) {
            line(name, line, to);
        }
    }

    /// The space is not part of the value; without it a space at the beginning of the value would be lost.
    private static void line(String name, String value, StringBuilder to) {
        to.append(name).append(": ").append(value).append('\n');
    }

    private void write(StringBuilder text) throws IOException {
        out.write(text.toString().getBytes(StandardCharsets.UTF_8));
        out.flush();
    }
}
