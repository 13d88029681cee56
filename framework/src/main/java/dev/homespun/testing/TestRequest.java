package dev.homespun.testing;

import dev.homespun.http.Status;
import dev.homespun.json.JsonCodec;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// A request to be sent, with what it carries. Immutable: each method gives another one, so that one can be kept and
/// sent in several versions. One that is never sent is told when the [TestApp] is closed, as it has tested nothing.
///
/// ```java
/// t.post("/books").json(new NewBook("Dracula")).field("Idempotency-Key", "7").expect(201);
/// ```
public final class TestRequest {

    private static final String FORM = "application/x-www-form-urlencoded";

    private final Sender sender;
    private final Unsent.Ticket ticket;
    private final JsonCodec json;
    private final Message message;

    /// Sends and awaits the answer.
    @FunctionalInterface
    interface Sender {
        TestResponse send(Message message, EventReader events);
    }

    TestRequest(Sender sender, Unsent.Ticket ticket, JsonCodec json, Message message) {
        this.sender = sender;
        this.ticket = ticket;
        this.json = json;
        this.message = message;
    }

    /// A request that cannot be made cannot be sent, and why is told already.
    private TestRequest with(UnaryOperator<Message> change) {
        try {
            return new TestRequest(sender, ticket, json, change.apply(message));
        } catch (RuntimeException mistake) {
            ticket.used();
            throw mistake;
        }
    }

    /// {@return this request with one more parameter in its query}
    ///
    /// @param name the name; percent-encoded when it is sent, as are the values
    /// @param values a value, or several for as many parameters of this name; none for none
    public TestRequest query(String name, Object... values) {
        return with(request -> {
            String pairs = Target.pairs(name, values);
            String separator = pairs.isEmpty() ? "" : request.target().contains("?") ? "&" : "?";
            return request.withTarget(request.target() + separator + pairs);
        });
    }

    /// {@return this request with one more field}
    ///
    /// @param name a token; `Host` and `Content-Length` replace what would be sent without them
    /// @param value the value
    /// @throws IllegalArgumentException when the name is no token or the value has a control character
    public TestRequest field(String name, Object value) {
        return with(request -> request.with(request.fields().and(
                name, Given.notNull(value, "the value of the field " + name).toString())));
    }

    /// {@return this request with a value as its content, written as the application writes JSON}
    ///
    /// @param value the value
    public TestRequest json(Object value) {
        return with(request -> request.with(document(value, "json"), "application/json"));
    }

    /// {@return this request with a document as its content}
    ///
    /// @param document the JSON text, be it right or wrong
    public TestRequest json(String document) {
        return with(request -> request.with(document(document, "json"), "application/json"));
    }

    /// {@return this request with a JSON Merge Patch (RFC 7396) as its content}
    ///
    /// @param value the changes, written as the application writes JSON
    public TestRequest mergePatch(Object value) {
        return with(request -> request.with(document(value, "mergePatch"), "application/merge-patch+json"));
    }

    /// {@return this request with a JSON Merge Patch (RFC 7396) as its content}
    ///
    /// @param document the JSON text, be it right or wrong
    public TestRequest mergePatch(String document) {
        return with(request -> request.with(document(document, "mergePatch"), "application/merge-patch+json"));
    }

    /// {@return this request with a text as its content}
    ///
    /// @param text the text, sent in UTF-8
    public TestRequest text(String text) {
        return with(request -> request.with(utf8(Given.notNull(text, "the text")), "text/plain;charset=utf-8"));
    }

    /// {@return this request with one more field of a form}
    ///
    /// @param name the name; percent-encoded when it is sent, as are the values
    /// @param values a value, or several for as many fields of this name
    public TestRequest form(String name, Object... values) {
        return with(request -> {
            boolean isForm = request.fields().first("Content-Type").filter(FORM::equals).isPresent();
            byte[] before = isForm && request.content() != null ? request.content() : new byte[0];
            String separator = before.length == 0 || values.length == 0 ? "" : "&";
            String pairs = Target.pairs(name, values);
            return request.with(utf8(new String(before, StandardCharsets.UTF_8) + separator + pairs), FORM);
        });
    }

    /// {@return this request with these octets as its content}
    ///
    /// @param octets the content
    /// @param mediaType what Content-Type says
    /// @throws IllegalArgumentException when the media type cannot be the value of a field
    public TestRequest content(byte[] octets, String mediaType) {
        return with(request -> request.with(Given.notNull(octets, "the content").clone(), mediaType));
    }

    /// {@return this request with its content sent in chunks}
    ///
    /// @param octets the length of each chunk but the last; 1 or more
    /// @throws IllegalArgumentException when it is less
    public TestRequest chunked(int octets) {
        return with(request -> request.withChunk(octets));
    }

    /// Sends this request and awaits the answer, all of it. Redirects are not followed.
    ///
    /// @return the answer
    /// @throws AssertionError when none comes, or none that is HTTP; the message shows what did
    public TestResponse send() {
        ticket.used();
        return sender.send(message, EventReader.none());
    }

    /// Sends this request, reads so many server-sent events of the answer, and closes the connection: for streams that
    /// do not end. In memory the application has to take notice within 5 s, by sending something.
    ///
    /// @param count how many; 1 or more
    /// @return the events
    /// @throws IllegalArgumentException when the count is less than 1
    /// @throws AssertionError when the answer is no such stream, ends before, or does not get so far in time
    public List<ToldEvent> events(int count) {
        ticket.used();
        if (count < 1) {
            throw new IllegalArgumentException("events(%d) waits for none; 1 or more".formatted(count));
        }
        EventReader events = new EventReader(count);
        sender.send(message, events).expect(Status.OK).requireAll(count, events);
        return events.events();
    }

    /// Sends this request, awaits the answer, and checks its status.
    ///
    /// @param code the code that is expected
    /// @return the answer
    /// @throws AssertionError when it is another one; the message shows the whole exchange
    public TestResponse expect(int code) {
        return send().expect(code);
    }

    /// Sends this request, awaits the answer, and checks its status.
    ///
    /// @param status the status that is expected; its code counts
    /// @return the answer
    /// @throws AssertionError when it is another one; the message shows the whole exchange
    public TestResponse expect(Status status) {
        return send().expect(status);
    }

    private byte[] document(@Nullable Object value, String word) {
        return switch (value) {
            case null -> throw new IllegalArgumentException(
                    "what is sent is null; the JSON null is .%s(\"null\")".formatted(word));
            case Class<?> type -> throw new IllegalArgumentException(("json(…) of a request takes what is sent, and "
                    + "found the class %s; to read the answer, send first: .expect(200).json(%s.class)")
                    .formatted(type.getName(), type.getSimpleName()));
            case String document -> utf8(document);
            default -> json.write(value);
        };
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /// {@return method and target}
    @Override
    public String toString() {
        return message.toString();
    }
}
