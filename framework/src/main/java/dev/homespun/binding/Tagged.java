package dev.homespun.binding;

import dev.homespun.http.Content;
import dev.homespun.http.EntityTag;
import dev.homespun.http.Fields;
import dev.homespun.http.HttpDate;
import dev.homespun.http.Method;
import dev.homespun.http.Problem;
import dev.homespun.http.Request;
import dev.homespun.http.Response;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/// A result with the state that it shows: its response has an ETag, and perhaps Last-Modified (RFC 9110, section 8.8),
/// and a client that has it already gets a 304.
///
/// ```java
/// @Get("/{id}")
/// Optional<Tagged<Book>> one(long id) {
///     return store.find(id).map(book -> Tagged.of(book.version(), book));
/// }
/// ```
///
/// Where a client could choose among media types, all but the first have the tag with their name behind it, such as
/// `"3-application/x-ndjson"`: a tag is of one representation. A change is made for the tag of the first.
///
/// It can stand in an Optional, and in a [Created]. Answers to PUT get neither field, because they would say that what
/// was sent was kept octet by octet (RFC 9110, section 9.3.4), and what was bound was not. Who has kept the octets
/// returns a Response with an ETag.
///
/// @param <T> the result
/// @param value goes into the content
/// @param tag names the state; when empty, it is made of the octets of the content
/// @param lastModified when it was changed last, if that is known
public record Tagged<T>(T value, Optional<EntityTag> tag, Optional<Instant> lastModified) {

    /// Checks the value.
    ///
    /// @throws IllegalArgumentException when it is a Problem, which shows no state
    public Tagged {
        Objects.requireNonNull(value, "a Tagged holds nothing; for a 404 return an empty Optional of it");
        if (value instanceof Problem) {
            throw new IllegalArgumentException("a Tagged holds a Problem, which shows no state; return that alone");
        }
    }

    /// {@return a result in a version}
    ///
    /// @param <T> the result
    /// @param version goes up with each change; the tag is this number
    /// @param value the result
    public static <T> Tagged<T> of(long version, T value) {
        return of(EntityTag.of(version), value);
    }

    /// {@return a result in a state}
    ///
    /// @param <T> the result
    /// @param tag names the state; strong where clients are to change it under a condition
    /// @param value the result
    public static <T> Tagged<T> of(EntityTag tag, T value) {
        return new Tagged<>(value, Optional.of(tag), Optional.empty());
    }

    /// {@return a result whose tag is made of the octets of its content, for lists and all that has no version}
    ///
    /// It saves the transfer and not the work: the content is made each time.
    ///
    /// @param <T> the result
    /// @param value the result; its content has to be made in memory, as JSON and text are; a file keeps the tag that it has
    public static <T> Tagged<T> byContent(T value) {
        return new Tagged<>(value, Optional.empty(), Optional.empty());
    }

    /// {@return the same, with the time of the last change}
    ///
    /// @param time when; fields have whole seconds, and a time later than that of the answer is said to be that (RFC 9110,
    ///     section 8.8.2.1)
    public Tagged<T> withLastModified(Instant time) {
        return new Tagged<>(value, tag, Optional.of(time));
    }

    /// {@return the response to the value, with the fields of the state}
    ///
    /// @param distinction stands behind the tag; empty for that of the first representation
    Response mark(Response response, Request request, String distinction) {
        if (!response.status().isSuccess() || request.method().equals(Method.PUT)) {
            return response;
        }
        Fields fields = tag.isEmpty() && response.content() instanceof Content.OfFile ? response.fields()
                : response.fields().with("ETag", tag.orElseGet(() -> ofContent(response.content()))
                        .extendedBy(distinction).toString());
        return new Response(response.status(), lastModified.map(time -> fields.with("Last-Modified",
                HttpDate.formatPast(time, Instant.now()))).orElse(fields), response.content());
    }

    private EntityTag ofContent(Content content) {
        return switch (content) {
            case Content.None _ -> EntityTag.of(new byte[0]);
            case Content.InMemory held -> EntityTag.of(held.octets());
            case Content.Streamed _, Content.OfFile _, Content.Parts _, Content.Received _, Content.Generated _,
                 Content.Takeover _ ->
                    throw new IllegalStateException(("the content of a %s is made while it is sent, and its tag has to "
                            + "be known before; write Tagged.of(tag, value)").formatted(value.getClass().getName()));
        };
    }
}
