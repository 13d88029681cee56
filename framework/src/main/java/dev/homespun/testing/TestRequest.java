package dev.homespun.testing;

import dev.homespun.http.Status;
import dev.homespun.json.JsonCodec;
import java.nio.charset.StandardCharsets;

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
        TestResponse send(Message message);
    }

    TestRequest(Sender sender, Unsent.Ticket ticket, JsonCodec json, Message message) {
        this.sender = sender;
        this.ticket = ticket;
        this.json = json;
        this.message = message;
    }

    private TestRequest with(Message other) {
        return new TestRequest(sender, ticket, json, other);
    }

    /// {@return this request with one more parameter in its query}
    ///
    /// @param name the name; percent-encoded when it is sent, as are the values
    /// @param values a value, or several for as many parameters of this name; none for none
    public TestRequest query(String name, Object... values) {
        if (values.length == 0) {
            return this;
        }
        String separator = message.target().contains("?") ? "&" : "?";
        return with(message.withTarget(message.target() + separator + Target.pairs(name, values)));
    }

    /// {@return this request with one more field}
    ///
    /// @param name a token; `Host` and `Content-Length` replace what would be sent without them
    /// @param value the value
    /// @throws IllegalArgumentException when the name is no token or the value has a control character
    public TestRequest field(String name, Object value) {
        return with(message.with(message.fields().and(name, value.toString())));
    }

    /// {@return this request with a value as its content, written as the application writes JSON}
    ///
    /// @param value the value
    public TestRequest json(Object value) {
        return content(document(value), "application/json");
    }

    /// {@return this request with a document as its content}
    ///
    /// @param document the JSON text, be it right or wrong
    public TestRequest json(String document) {
        return content(utf8(document), "application/json");
    }

    /// {@return this request with a JSON Merge Patch (RFC 7396) as its content}
    ///
    /// @param value the changes, written as the application writes JSON
    public TestRequest mergePatch(Object value) {
        return content(document(value), "application/merge-patch+json");
    }

    /// {@return this request with a JSON Merge Patch (RFC 7396) as its content}
    ///
    /// @param document the JSON text, be it right or wrong
    public TestRequest mergePatch(String document) {
        return content(utf8(document), "application/merge-patch+json");
    }

    /// {@return this request with a text as its content}
    ///
    /// @param text the text, sent in UTF-8
    public TestRequest text(String text) {
        return content(utf8(text), "text/plain;charset=utf-8");
    }

    /// {@return this request with one more field of a form}
    ///
    /// @param name the name; percent-encoded when it is sent, as are the values
    /// @param values a value, or several for as many fields of this name
    public TestRequest form(String name, Object... values) {
        boolean isForm = message.fields().first("Content-Type").filter(FORM::equals).isPresent();
        byte[] before = isForm && message.content() != null ? message.content() : new byte[0];
        String separator = before.length == 0 || values.length == 0 ? "" : "&";
        return content(utf8(new String(before, StandardCharsets.UTF_8) + separator + Target.pairs(name, values)), FORM);
    }

    /// {@return this request with these octets as its content}
    ///
    /// @param octets the content
    /// @param mediaType what Content-Type says
    /// @throws IllegalArgumentException when the media type cannot be the value of a field
    public TestRequest content(byte[] octets, String mediaType) {
        return with(message.with(octets.clone()).with(message.fields().with("Content-Type", mediaType)));
    }

    /// {@return this request with its content sent in chunks}
    ///
    /// @param octets the length of each chunk but the last; 1 or more
    /// @throws IllegalArgumentException when it is less
    public TestRequest chunked(int octets) {
        if (octets < 1) {
            throw new IllegalArgumentException("chunks are %d octets long; 1 or more".formatted(octets));
        }
        return with(message.withChunk(octets));
    }

    /// Sends this request and awaits the answer, all of it. Redirects are not followed.
    ///
    /// @return the answer
    /// @throws AssertionError when none comes, or none that is HTTP; the message shows what did
    public TestResponse send() {
        ticket.used();
        return sender.send(message);
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

    private byte[] document(Object value) {
        if (value instanceof Class<?> type) {
            throw new IllegalArgumentException(("json(…) of a request takes what is sent, and found the class %s; to "
                    + "read the answer, send first: .expect(200).json(%s.class)")
                    .formatted(type.getName(), type.getSimpleName()));
        }
        return json.write(value);
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
