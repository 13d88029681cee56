package dev.homespun.dev;

import static dev.homespun.dev.Html.escape;

import dev.homespun.http.Accept;
import dev.homespun.http.DevelopmentFilter;
import dev.homespun.http.Handler;
import dev.homespun.http.MediaType;
import dev.homespun.http.Problem;
import dev.homespun.http.Request;
import dev.homespun.http.Response;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// Tells problems as pages to who prefers these: a person with a browser. Who asks for JSON, or for anything, gets JSON.
public final class HtmlProblems implements DevelopmentFilter {

    /// A filter.
    public HtmlProblems() {}

    @Override
    public Response filter(Request request, Handler next) throws Exception {
        Response response = next.handle(request);
        if (response.problem().isEmpty()) {
            return response;
        }
        Accept accept = request.accept();
        boolean isForPeople = accept.weight(MediaType.HTML) > accept.weight(MediaType.PROBLEM_JSON);
        return (isForPeople ? page(request, response, response.problem().get()) : response).and("Vary", "Accept");
    }

    private static Response page(Request request, Response response, Problem problem) {
        String body = """
                <code class="soft">%s</code>
                <h1><b>%d</b> %s</h1>
                <p class="detail">%s</p>
                %s%s<h2>As other clients get it</h2>
                <pre>%s</pre>
                <p class="soft">This page is shown in development mode only.</p>
                """.formatted(escape(request), problem.status().code(), escape(problem.title()), escape(problem.detail()),
                errors(problem), logged(problem), escape(problem.toJson()));
        return Html.page(response, problem.status() + " · " + request, body);
    }

    /// The binder's list, or that of an application that does it likewise.
    private static String errors(Problem problem) {
        if (!(problem.extensions().get("errors") instanceof List<?> errors)) {
            return "";
        }
        List<Map<?, ?>> rows = errors.stream().filter(Map.class::isInstance).<Map<?, ?>>map(Map.class::cast).toList();
        Set<Object> columns = rows.stream().flatMap(row -> row.keySet().stream())
                .collect(Collectors.toCollection(() -> new TreeSet<>(Comparator.comparing(HtmlProblems::rank)
                        .thenComparing(Object::toString))));
        String head = columns.stream().map(column -> "<th>" + escape(column)).collect(Collectors.joining());
        return rows.stream().map(row -> columns.stream()
                .map(column -> "<td>" + (row.containsKey(column) ? escape(String.valueOf(row.get(column))) : ""))
                .collect(Collectors.joining("", "<tr>", "\n")))
                .collect(Collectors.joining("", "<table>\n<tr>" + head + "\n", "</table>\n"));
    }

    private static int rank(Object column) {
        int known = List.of("in", "name", "pointer", "line", "column", "value", "reason").indexOf(column);
        return known < 0 ? Integer.MAX_VALUE : known;
    }

    private static String logged(Problem problem) {
        return problem.status().code() < 500 ? "" : "<p>The log has the cause, under <code>%s</code>.</p>\n"
                .formatted(escape(problem.instance()));
    }
}
