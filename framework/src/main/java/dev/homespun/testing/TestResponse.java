package dev.homespun.testing;

import dev.homespun.http.Fields;
import dev.homespun.http.MediaType;
import dev.homespun.http.Status;
import dev.homespun.json.JsonCodec;
import dev.homespun.json.JsonException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// An answer, with all of its content. Every method that checks something throws an [AssertionError] that shows the
/// whole exchange, and what the application has thrown if the status is 500 or more.
public final class TestResponse {

    private final Answer answer;
    private final Transcript transcript;
    private final Optional<Throwable> fault;
    private final JsonCodec json;

    TestResponse(Answer answer, Transcript transcript, Optional<Throwable> fault, JsonCodec json) {
        this.answer = answer;
        this.transcript = transcript;
        this.fault = fault;
        this.json = json;
    }

    /// {@return the status, with its registered reason phrase}
    public Status status() {
        return answer.status();
    }

    /// {@return the fields}
    public Fields fields() {
        return answer.fields();
    }

    /// {@return the heads that came before the answer, such as a 103}
    public List<InterimResponse> interim() {
        return answer.interim();
    }

    /// {@return the content}
    public byte[] octets() {
        return answer.octets().clone();
    }

    /// {@return the content as text, in the charset of its media type, else in UTF-8}
    public String text() {
        Charset charset = mediaType().map(type -> type.parameters().get("charset")).filter(Charset::isSupported)
                .map(Charset::forName).orElse(StandardCharsets.UTF_8);
        return new String(answer.octets(), charset);
    }

    /// Checks the status.
    ///
    /// @param code the code that is expected
    /// @return this answer
    /// @throws AssertionError when it is another one
    public TestResponse expect(int code) {
        if (status().code() != code) {
            throw failure("expected %s, got %s".formatted(Status.of(code), status()));
        }
        return this;
    }

    /// Checks the status.
    ///
    /// @param status the status that is expected; its code counts
    /// @return this answer
    /// @throws AssertionError when it is another one
    public TestResponse expect(Status status) {
        return expect(status.code());
    }

    /// {@return the value of the first field with this name; [#fields] has all}
    ///
    /// @param name the name, in any case
    /// @throws AssertionError when there is none
    public String field(String name) {
        return fields().first(name).orElseThrow(() -> failure("expected a field %s, got none".formatted(name)));
    }

    /// Checks a field.
    ///
    /// @param name its name, in any case
    /// @param value the value that one field of this name must have
    /// @return this answer
    /// @throws AssertionError when none has
    public TestResponse expectField(String name, String value) {
        List<String> found = fields().all(name);
        if (!found.contains(value)) {
            throw failure("expected the field %s: %s, got %s".formatted(name, value,
                    found.isEmpty() ? "none" : String.join(" and ", found)));
        }
        return this;
    }

    /// Checks that a field is not there.
    ///
    /// @param name its name, in any case
    /// @return this answer
    /// @throws AssertionError when it is
    public TestResponse expectNoField(String name) {
        fields().first(name).ifPresent(value -> {
            throw failure("expected no field %s, got %s".formatted(name, value));
        });
        return this;
    }

    /// Checks the content.
    ///
    /// @param text all of it
    /// @return this answer
    /// @throws AssertionError when it is another one
    public TestResponse expectText(String text) {
        if (!text().equals(text)) {
            throw failure("expected the content \"%s\", got \"%s\"".formatted(text, text()));
        }
        return this;
    }

    /// Checks the content: JSON with the same members and elements, in whatever order members are and however it is
    /// spaced.
    ///
    /// @param document the JSON that is expected
    /// @return this answer
    /// @throws AssertionError when it is another one, or no JSON
    /// @throws IllegalArgumentException when what is expected is no JSON
    public TestResponse expectJson(String document) {
        Object expected;
        try {
            expected = json.read(document.getBytes(StandardCharsets.UTF_8), Object.class);
        } catch (JsonException e) {
            throw new IllegalArgumentException("what is expected is no JSON: " + JsonSentence.of("It", e.fault()), e);
        }
        Object found = json((Type) Object.class);
        if (!expected.equals(found)) {
            throw failure("expected the JSON %s, got %s".formatted(document.strip(), text()));
        }
        return this;
    }

    /// {@return the content, read from JSON as the application reads it}
    ///
    /// @param <T> the type
    /// @param type what to make of it
    /// @throws AssertionError when it is no JSON, or none of this type
    public <T> T json(Class<T> type) {
        return type.cast(json((Type) type));
    }

    /// {@return the content, read from JSON as the application reads it}
    ///
    /// @param <T> the type of the elements
    /// @param type what to make of each element
    /// @throws AssertionError when it is no array, or not of this type
    @SuppressWarnings("unchecked")
    public <T> List<T> jsonList(Class<T> type) {
        return (List<T>) json(new ListOf(type));
    }

    /// {@return the content, read from JSON as the application reads it}
    ///
    /// @param type what to make of it, perhaps a generic type
    /// @throws AssertionError when it is no JSON, or none of this type
    public Object json(Type type) {
        if (mediaType().filter(TestResponse::isJson).isEmpty()) {
            throw failure("expected JSON, got %s".formatted(fields().first("Content-Type").orElse("no Content-Type")));
        }
        try {
            return json.read(answer.octets(), type);
        } catch (JsonException e) {
            throw failure("expected JSON for %s: %s".formatted(
                    type.getTypeName(), JsonSentence.of("The body", e.fault())));
        }
    }

    /// {@return the problem that this answer tells (RFC 9457)}
    ///
    /// @throws AssertionError when it tells none, or one of another status
    public ToldProblem problem() {
        if (mediaType().filter(MediaType.PROBLEM_JSON::isSameTypeAs).isEmpty()) {
            throw failure("expected a problem, got %s".formatted(
                    fields().first("Content-Type").orElse("no Content-Type")));
        }
        ToldProblem told = ToldProblem.of((Map<?, ?>) json((Type) Map.class));
        if (told.status() != status().code()) {
            throw failure("the problem says that the status is %d, and it is %s".formatted(told.status(), status()));
        }
        return told;
    }

    void requireAll(int count, EventReader events) {
        if (mediaType().filter(type -> type.toString().startsWith("text/event-stream")).isEmpty()) {
            throw failure("expected server-sent events, got %s".formatted(
                    fields().first("Content-Type").orElse("no Content-Type")));
        }
        if (!events.isDone()) {
            throw failure("expected %d events, and the stream ended after %d".formatted(count, events.events().size()));
        }
    }

    private Optional<MediaType> mediaType() {
        return fields().first("Content-Type").flatMap(MediaType::parse);
    }

    private static boolean isJson(MediaType type) {
        return type.subtype().equals("json") || type.subtype().endsWith("+json");
    }

    /// `List<T>` for a class.
    private record ListOf(Class<?> element) implements ParameterizedType {
        @Override
        public Type[] getActualTypeArguments() {
            return new Type[] {element};
        }

        @Override
        public Type getRawType() {
            return List.class;
        }

        @Override
        public @Nullable Type getOwnerType() {
            return null;
        }

        @Override
        public String toString() {
            return "List<%s>".formatted(element.getName());
        }
    }

    private AssertionError failure(String sentence) {
        return failure(sentence + "\n", transcript, fault);
    }

    static AssertionError failure(String sentence, Transcript transcript, Optional<Throwable> fault) {
        String thrown = fault.map(cause -> "the application has thrown %s%s\n".formatted(cause, place(cause)))
                .orElse("");
        AssertionError failure = new AssertionError(sentence + thrown + "\n" + transcript);
        fault.ifPresent(failure::initCause);
        return failure;
    }

    private static String place(Throwable thrown) {
        StackTraceElement[] frames = thrown.getStackTrace();
        return frames.length == 0 ? "" : "\n    at " + frames[0];
    }

    /// {@return the whole exchange, as failures show it}
    @Override
    public String toString() {
        return transcript.toString();
    }
}
