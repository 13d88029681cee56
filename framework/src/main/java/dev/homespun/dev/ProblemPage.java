package dev.homespun.dev;

import static dev.homespun.dev.Html.escape;

import dev.homespun.http.Handler;
import dev.homespun.http.ProblemType;
import dev.homespun.http.Request;
import dev.homespun.http.Response;
import dev.homespun.http.Status;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/// A page that lists every type of problem: those of the application, and what the framework itself answers with.
///
/// ```java
/// app.route(Method.GET, "/problems", ProblemPage.of(STALE, OUT_OF_STOCK));
/// ```
///
/// A type whose URI is the path of the page with a fragment, such as `/problems#stale`, is found there by whoever looks
/// the URI up.
public final class ProblemPage implements Handler {

    private static final Map<Status, String> OURS = ours();

    private final List<ProblemType> types;

    private ProblemPage(List<ProblemType> types) {
        this.types = types;
    }

    /// {@return a page}
    ///
    /// @param types all types of the application
    /// @throws IllegalArgumentException when two have the same URI
    public static ProblemPage of(ProblemType... types) {
        Map<URI, ProblemType> byUri = new LinkedHashMap<>();
        for (ProblemType type : types) {
            ProblemType earlier = byUri.putIfAbsent(type.uri(), type);
            if (earlier != null) {
                throw new IllegalArgumentException("two types of problems are called %s: %s and %s"
                        .formatted(type.uri(), earlier.title(), type.title()));
            }
        }
        return new ProblemPage(List.copyOf(byUri.values()));
    }

    /// What the framework answers with, as `about:blank`: the status says it all (RFC 9457, section 4.2.1).
    private static Map<Status, String> ours() {
        Map<Status, String> ours = new LinkedHashMap<>();
        ours.put(Status.BAD_REQUEST, "The request is malformed, or parameters or content do not fit; then errors lists "
                + "each with in, name or pointer, and reason.");
        ours.put(Status.NOT_FOUND, "There is nothing at this path.");
        ours.put(Status.METHOD_NOT_ALLOWED, "There is something, and not for this method; Allow lists those that there "
                + "are.");
        ours.put(Status.REQUEST_TIMEOUT, "The request did not arrive in time.");
        ours.put(Status.PRECONDITION_FAILED, "A condition of the request, such as If-Match, is false: what is here is in "
                + "another state.");
        ours.put(Status.CONTENT_TOO_LARGE, "The content is larger than what is read.");
        ours.put(Status.URI_TOO_LONG, "The request line is too long.");
        ours.put(Status.UNSUPPORTED_MEDIA_TYPE, "The content is of a type, or in a coding, that is not read; Accept or "
                + "Accept-Encoding say which is.");
        ours.put(Status.RANGE_NOT_SATISFIABLE, "Nothing is there in the range that was asked for; Content-Range says how "
                + "long the content is.");
        ours.put(Status.EXPECTATION_FAILED, "Something other than 100-continue is expected.");
        ours.put(Status.MISDIRECTED_REQUEST, "The request is for another scheme than that of the connection.");
        ours.put(Status.UNPROCESSABLE_CONTENT, "Everything could be read, and something is not acceptable; errors lists "
                + "it.");
        ours.put(Status.PRECONDITION_REQUIRED, "A change is made only under a condition: send If-Match with the ETag of "
                + "what was read.");
        ours.put(Status.REQUEST_HEADER_FIELDS_TOO_LARGE, "The head of the request is too large.");
        ours.put(Status.INTERNAL_SERVER_ERROR, "A fault of the server, whose log has it under the instance.");
        ours.put(Status.NOT_IMPLEMENTED, "Nobody here knows the method, or the transfer coding.");
        ours.put(Status.SERVICE_UNAVAILABLE, "Too many requests are in progress; Retry-After says when to come again.");
        ours.put(Status.HTTP_VERSION_NOT_SUPPORTED, "The version of HTTP is not 1.0 or 1.1.");
        return ours;
    }

    @Override
    public Response handle(Request request) {
        String own = types.stream().map(ProblemPage::row).collect(Collectors.joining());
        String ours = OURS.entrySet().stream().map(entry -> "<tr><td>%d<td>%s<td>%s%n".formatted(
                entry.getKey().code(), escape(entry.getKey().reason()), escape(entry.getValue())))
                .collect(Collectors.joining());
        String body = """
                <h1>Problems</h1>
                <p class="soft">Errors are answered as <code>application/problem+json</code> (RFC 9457).</p>
                %s<h2>Of this server</h2>
                <p class="soft">Their type is <code>about:blank</code>: the status says it all.</p>
                <table>
                <tr><th>Status<th>Title<th>What it means
                %s</table>
                """.formatted(own.isEmpty() ? "" : """
                <h2>Of this application</h2>
                <table>
                <tr><th>Type<th>Status<th>Title<th>What it means
                %s</table>
                """.formatted(own), ours);
        return Html.page(Response.of(Status.OK), "Problems", body);
    }

    private static String row(ProblemType type) {
        String fragment = Objects.requireNonNullElse(type.uri().getFragment(), "");
        return "<tr%s><td><code>%s</code><td>%d<td>%s<td>%s%n".formatted(
                fragment.isEmpty() ? "" : " id=\"" + escape(fragment) + "\"", escape(type.uri()), type.status().code(),
                escape(type.title()), escape(type.description()));
    }
}
