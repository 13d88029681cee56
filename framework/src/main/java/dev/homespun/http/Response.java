package dev.homespun.http;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;

/// A response. Immutable. Date, Content-Length, Transfer-Encoding and Connection are written by the engine.
///
/// @param status the status; interim ones are not for handlers to return
/// @param fields the fields
/// @param content the content, free of any coding
public record Response(Status status, Fields fields, Content content) {

    /// Checks that nothing is missing.
    ///
    /// @throws NullPointerException when something is
    public Response {
        Objects.requireNonNull(status, "status of a response");
        Objects.requireNonNull(fields, "fields of a response");
        Objects.requireNonNull(content, "content of a response");
    }

    /// {@return a response without fields and content}
    ///
    /// @param status the status
    public static Response of(Status status) {
        return new Response(status, Fields.none(), Content.none());
    }

    /// {@return a 200 with text in UTF-8}
    ///
    /// @param text the text
    public static Response text(String text) {
        return of(Status.OK).with(MediaType.TEXT, text.getBytes(StandardCharsets.UTF_8));
    }

    /// {@return a 200 with a file: its media type by the end of its name, its length, Last-Modified, and an ETag of these
    ///     two, of which ranges can be asked for}
    ///
    /// The tag is weak while the file is younger than two seconds, because another change might not show.
    /// Last-Modified is never later than now, whatever the file says (RFC 9110, section 8.8.2.1).
    ///
    /// @param file the file; when a client has a say in its name, one of a [Folder]
    /// @throws HttpError 404 when there is no such file, or a folder, or no file can have that name
    /// @throws IOException when it cannot be looked at, because that is not allowed
    public static Response of(Path file) throws IOException {
        try {
            return FileLook.at(file).toResponse();
        } catch (AccessDeniedException fault) {
            throw fault;
        } catch (FileSystemException impossible) {
            // No such file, a name that is too long, a file in place of a folder, links that go in a circle.
            throw Folder.none();
        }
    }

    /// {@return this response with a field that then stands once}
    ///
    /// @param name a token
    /// @param value the value
    /// @throws IllegalArgumentException when the name is no token or the value has a control character
    public Response with(String name, String value) {
        return new Response(status, fields.with(name, value), content);
    }

    /// {@return this response with one more field line, whatever is there already}
    ///
    /// @param name a token
    /// @param value the value
    /// @throws IllegalArgumentException when the name is no token or the value has a control character
    public Response and(String name, String value) {
        return new Response(status, fields.and(name, value), content);
    }

    /// {@return this response with other content and its media type}
    ///
    /// @param type goes into Content-Type
    /// @param octets the content; not copied, and must not change any more
    public Response with(MediaType type, byte[] octets) {
        return new Response(status, fields.with("Content-Type", type.toString()), Content.of(octets));
    }

    /// {@return this response telling a problem, with the status of that}
    ///
    /// @param problem the problem
    public Response with(Problem problem) {
        return new Response(problem.status(), fields.with("Content-Type", MediaType.PROBLEM_JSON.toString()),
                Content.of(problem));
    }

    /// {@return the problem that this response tells; for filters that tell it otherwise, or count}
    public Optional<Problem> problem() {
        return content instanceof Content.OfProblem told ? Optional.of(told.problem()) : Optional.empty();
    }

    /// {@return this response with other content}
    ///
    /// @param other the content
    public Response with(Content other) {
        return new Response(status, fields, other);
    }

    /// {@return this response with another status}
    ///
    /// @param other the status
    public Response with(Status other) {
        return new Response(other, fields, content);
    }
}
