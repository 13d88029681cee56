package dev.homespun.http;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// An answer that is an error, thrown from wherever it is found out.
///
/// Thrown by handlers on purpose, and by the engine when the content of a request breaks a rule while it is read.
/// It carries no stack trace: it tells the client something, not the programmer.
public final class HttpError extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final transient Problem problem;
    private final transient Fields fields;

    /// An error with fields of its own.
    ///
    /// @param problem what the client is told
    /// @param fields go into the response, such as Allow or WWW-Authenticate
    /// @throws IllegalArgumentException when the status is no 4xx or 5xx, or the fields say what the content is
    public HttpError(Problem problem, Fields fields) {
        super(problem.status() + ": " + problem.detail(), null, false, false);
        if (!problem.status().isError()) {
            throw new IllegalArgumentException("status of an error is %s; 4xx or 5xx".formatted(problem.status()));
        }
        if (fields.contains("Content-Type")) {
            throw new IllegalArgumentException(
                    "an error is told as %s; it takes no Content-Type of its own".formatted(MediaType.PROBLEM_JSON));
        }
        this.problem = problem;
        this.fields = fields;
    }

    /// {@return an error with this status}
    ///
    /// @param status 4xx or 5xx
    /// @param detail what happened, for the client
    public static HttpError of(Status status, @Nullable String detail) {
        return new HttpError(Problem.of(status, detail), Fields.none());
    }

    /// {@return a 400}
    ///
    /// @param detail what is wrong with the request and what would be right
    public static HttpError badRequest(String detail) {
        return of(Status.BAD_REQUEST, detail);
    }

    /// {@return a 404 that names what there is none of}
    ///
    /// @param what the kind of thing, such as "book"
    /// @param id what it was asked for by
    public static HttpError notFound(String what, Object id) {
        return of(Status.NOT_FOUND, "There is no %s %s.".formatted(what, id));
    }

    /// {@return a 409}
    ///
    /// @param detail what the request is in conflict with
    public static HttpError conflict(String detail) {
        return of(Status.CONFLICT, detail);
    }

    /// {@return this error as it is told about a request}
    ///
    /// @param request the id of the request, or of what came instead of one
    public HttpError occurringIn(UUID request) {
        return new HttpError(problem.occurringIn(request), fields);
    }

    /// {@return what the client is told}
    public Problem problem() {
        return problem;
    }

    /// {@return the status of the response}
    public Status status() {
        return problem.status();
    }

    /// {@return the response: the problem, with the fields of this error}
    public Response toResponse() {
        Response response = problem.toResponse();
        return new Response(response.status(), response.fields().and(fields), response.content());
    }

    /// {@return a response in other words, with those fields of this error that it has not, if it has the same status:
    ///     a 405 needs Allow (RFC 9110, section 15.5.6) whoever words it}
    Response complete(Response response) {
        if (!response.status().equals(status())) {
            return response;
        }
        Fields all = response.fields();
        for (Fields.Field field : fields) {
            all = response.fields().contains(field.name()) ? all : all.and(field.name(), field.value());
        }
        return new Response(response.status(), all, response.content());
    }
}
