package dev.homespun.routing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.homespun.http.Content;
import dev.homespun.http.ErrorHandlers;
import dev.homespun.http.Filter;
import dev.homespun.http.HttpError;
import dev.homespun.http.MatchedRoute;
import dev.homespun.http.Method;
import dev.homespun.http.Request;
import dev.homespun.http.Response;
import dev.homespun.http.Status;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RouterTest {

    private static final List<String> TEMPLATES = List.of("/", "/books", "/books/", "/books/new", "/books/{id}",
            "/books/{id:[0-9]+}", "/books/{id}/covers", "/books/{id}/{part}", "/books/new/{rest...}", "/files/{path...}",
            "/a/{x}/c", "/a/b/{y}", "/{any}", "/caf\u00e9", "/{year:[0-9]{4}}/{month:[0-9]{2}}", "/x/{p:a/b,?c?}");

    @ParameterizedTest(name = "GET {0} is answered by {1}")
    @CsvSource(delimiter = '|', value = {
            "/                    | /                    | {}",
            "/books               | /books               | {}",
            "/books/              | /books/              | {}",
            "/books/new           | /books/new           | {}",
            "/books/7             | /books/{id:[0-9]+}   | {id=7}",
            "/books/x             | /books/{id}          | {id=x}",
            "/books/7x            | /books/{id}          | {id=7x}",
            "/books/%6Eew         | /books/new           | {}",
            "/books/x%2Fy         | /books/{id}          | {id=x/y}",
            "/books/7/covers      | /books/{id}/covers   | {id=7}",
            "/books/7/other       | /books/{id}/{part}   | {id=7, part=other}",
            "/books/new/covers    | /books/new/{rest...} | {rest=covers}",
            "/books/new/a/b/c     | /books/new/{rest...} | {rest=a/b/c}",
            "/files/a             | /files/{path...}     | {path=a}",
            "/files/a/b/          | /files/{path...}     | {path=a/b/}",
            "/files/              | /files/{path...}     | {path=}",
            "/files               | /{any}               | {any=files}",
            "/a/b/c               | /a/b/{y}             | {y=c}",
            "/a/x/c               | /a/{x}/c             | {x=x}",
            "/a/b/d               | /a/b/{y}             | {y=d}",
            "/caf%C3%A9           | /caf\u00e9           | {}",
            "/2026/11             | /{year:[0-9]{4}}/{month:[0-9]{2}} | {month=11, year=2026}",
            "/x/a%2Fb             | /x/{p:a/b,?c?}       | {p=a/b}",
            "/x/a%2Fb,c           | /x/{p:a/b,?c?}       | {p=a/b,c}",
    })
    void theMostSpecificRouteWinsWhateverTheOrder(String path, String template, String variables) throws Exception {
        long seed = System.nanoTime();
        List<String> shuffled = new ArrayList<>(TEMPLATES);
        Collections.shuffle(shuffled, new Random(seed));
        Router router = router(shuffled.stream().map(t -> route(Method.GET, t)).toList());
        assertThat(body(router.handle(Request.get(path)))).as("seed %d", seed).isEqualTo(template + " " + variables);
    }

    @ParameterizedTest(name = "GET {0} is a 404")
    @ValueSource(strings = {"/a/x/d", "/books/7/covers/", "/caf%C3%A9/", "/x/d", "/2026/1", "/files/a%2Fb", "/a//"})
    void unknownPathsAreNotFound(String path) throws Exception {
        if (path.contains("//")) {
            assertThatThrownBy(() -> Request.get(path)).isInstanceOf(IllegalArgumentException.class);
            return;
        }
        Router router = router(TEMPLATES.stream().map(t -> route(Method.GET, t)).toList());
        assertThat(router.handle(Request.get(path)).status()).isEqualTo(Status.NOT_FOUND);
    }

    @Test
    void emptySegmentsMatchNoVariable() throws Exception {
        Router router = router(List.of(route(Method.GET, "/books/{id}")));
        assertThat(router.handle(Request.get("/books/")).status()).isEqualTo(Status.NOT_FOUND);
    }

    @Test
    void constrainedSegmentsAreBoundedInLength() throws Exception {
        Router router = router(List.of(route(Method.GET, "/{x:a+}")));
        assertThat(router.handle(Request.get("/" + "a".repeat(256))).status()).isEqualTo(Status.OK);
        assertThat(router.handle(Request.get("/" + "a".repeat(257))).status()).isEqualTo(Status.NOT_FOUND);
    }

    /// The matcher of the JDK would need 2^250 steps, or more stack than there is.
    @Test
    void anExpressionThatTakesTooLongDoesNotMatch() throws Exception {
        Router router = router(List.of(route(Method.GET, "/a/{x:(a+)+\\1b}"), route(Method.GET, "/b/{x:(.*a){12}b}"),
                route(Method.GET, "/c/{x:(?:a|b)+}")));
        assertThat(router.handle(Request.get("/a/" + "a".repeat(250))).status()).isEqualTo(Status.NOT_FOUND);
        assertThat(router.handle(Request.get("/b/" + "a".repeat(250))).status()).isEqualTo(Status.NOT_FOUND);
        assertThat(router.handle(Request.get("/c/" + "ab".repeat(128))).status()).isEqualTo(Status.OK);
    }

    /// Something may be guarded by it, and then the answer is that it is.
    @Test
    void whatTakesTooLongIsBelowAPathThatGuardsIt() throws Exception {
        Prefix guard = new Prefix(PathPattern.parse("/{x:(a+)+\\1b}"),
                List.of((request, next) -> Response.of(Status.FORBIDDEN)), ErrorHandlers.NONE);
        Router router = Router.of(List.of(route(Method.GET, "/{any...}")),
                new FilterChain(List.of(), List.of(guard), ErrorHandlers.NONE));
        assertThat(router.handle(Request.get("/" + "a".repeat(250))).status()).isEqualTo(Status.FORBIDDEN);
        assertThat(router.handle(Request.get("/aab")).status()).isEqualTo(Status.FORBIDDEN);
        assertThat(router.handle(Request.get("/x")).status()).isEqualTo(Status.OK);
    }

    @Test
    void aMoreSpecificPathWithoutTheMethodGivesWayToALessSpecificOne() throws Exception {
        Router router = router(List.of(route(Method.GET, "/books/new"), route(Method.PUT, "/books/{id}")));
        assertThat(body(router.handle(Request.of(Method.PUT, "/books/new")))).startsWith("/books/{id}");
        Response refused = router.handle(Request.of(Method.POST, "/books/new"));
        assertThat(refused.status()).isEqualTo(Status.METHOD_NOT_ALLOWED);
        assertThat(refused.fields().first("Allow")).contains("GET, HEAD, OPTIONS, PUT");
    }

    @Test
    void headIsAnsweredByGetUnlessItHasItsOwnRoute() throws Exception {
        Router router = router(List.of(route(Method.GET, "/a"), route(Method.GET, "/b"), route(Method.HEAD, "/b")));
        assertThat(router.handle(Request.of(Method.HEAD, "/a")).status()).isEqualTo(Status.OK);
        assertThat(router.handle(Request.of(Method.HEAD, "/b")).fields().first("X-Method")).contains("HEAD");
    }

    @Test
    void optionsListsWhatIsAllowed() throws Exception {
        Router router = router(List.of(route(Method.POST, "/a"), route(new Method("QUERY"), "/a"), route(Method.GET, "/b")));
        Response one = router.handle(Request.of(Method.OPTIONS, "/a"));
        assertThat(one.status()).isEqualTo(Status.NO_CONTENT);
        assertThat(one.fields().first("Allow")).contains("OPTIONS, POST, QUERY");
        assertThat(router.handle(Request.of(Method.OPTIONS, "*")).fields().first("Allow"))
                .contains("GET, HEAD, OPTIONS, POST, QUERY");
        assertThat(router.handle(Request.of(Method.OPTIONS, "/c")).status()).isEqualTo(Status.NOT_FOUND);
    }

    @Test
    void methodsThatNobodyKnowsAreNotImplemented() throws Exception {
        Router router = router(List.of(route(Method.GET, "/a"), route(new Method("QUERY"), "/q")));
        assertThat(router.handle(Request.of(new Method("BREW"), "/a")).status()).isEqualTo(Status.NOT_IMPLEMENTED);
        assertThat(router.handle(Request.of(new Method("get"), "/a")).status()).isEqualTo(Status.NOT_IMPLEMENTED);
        assertThat(router.handle(Request.of(Method.CONNECT, "h:1")).status()).isEqualTo(Status.NOT_IMPLEMENTED);
        assertThat(router.handle(Request.of(Method.TRACE, "/a")).status()).isEqualTo(Status.METHOD_NOT_ALLOWED);
        assertThat(router.handle(Request.of(new Method("QUERY"), "/a")).status()).isEqualTo(Status.METHOD_NOT_ALLOWED);
    }

    @ParameterizedTest(name = "{0} and {1} are in conflict")
    @CsvSource(delimiter = '|', value = {
            "/a          | /a",
            "/a/{x}      | /a/{y}",
            "/a/{x:b+}   | /a/{y:c+}",
            "/{r...}     | /{s...}",
            "/a/{x}/b    | /a/{y}/b",
    })
    void routesThatAreEquallySpecificAreInConflict(String first, String second) {
        assertThatThrownBy(() -> router(List.of(route(Method.GET, first), route(Method.GET, second))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("test of " + first).hasMessageContaining("test of " + second);
        assertThat(router(List.of(route(Method.GET, first), route(Method.PUT, second)))).isNotNull();
    }

    @Test
    void filtersSeeTheRouteAndEveryAnswer() throws Exception {
        List<String> seen = new ArrayList<>();
        Filter watch = (request, next) -> {
            Response response = next.handle(request);
            seen.add(request.route().map(r -> r.template()).orElse("-") + " " + response.status().code());
            return response.with("X-Seen", "yes");
        };
        Router router = Router.of(List.of(route(Method.GET, "/a/{x}"),
                new Endpoint(Method.GET, PathPattern.parse("/fail"), _ -> {
                    throw new IllegalStateException();
                }, "test")), List.of(watch));
        for (Request request : List.of(Request.get("/a/1"), Request.get("/b"), Request.of(Method.PUT, "/a/1"),
                Request.get("/fail"))) {
            assertThat(router.handle(request).fields().first("X-Seen")).contains("yes");
        }
        HttpError why = HttpError.badRequest("framing");
        assertThat(router.refuse(Request.get("/a/1"), why).fields().first("X-Seen")).contains("yes");
        assertThat(seen).containsExactly("/a/{x} 200", "- 404", "- 405", "/fail 500", "/a/{x} 400");
    }

    @Test
    void filtersSeeWhatFiltersFurtherInHaveThrown() throws Exception {
        Filter outer = (request, next) -> next.handle(request).with("X-Outer", "yes");
        for (Filter inner : List.<Filter>of(
                (_, _) -> {
                    throw HttpError.of(Status.UNAUTHORIZED, "Log in.");
                },
                (_, _) -> {
                    throw new IllegalStateException("provoked");
                })) {
            Router router = Router.of(List.of(route(Method.GET, "/")), List.of(outer, inner));
            Response response = router.handle(Request.get("/"));
            assertThat(response.status().isError()).isTrue();
            assertThat(response.fields().first("X-Outer")).contains("yes");
        }
    }

    @Test
    void filtersRunInTheirOrder() throws Exception {
        Filter first = (request, next) -> next.handle(request).and("X-Order", "first");
        Filter second = (request, next) -> next.handle(request).and("X-Order", "second");
        Router router = Router.of(List.of(route(Method.GET, "/")), List.of(first, second));
        assertThat(router.handle(Request.get("/")).fields().all("X-Order")).containsExactly("second", "first");
    }

    @ParameterizedTest(name = "{0} is malformed: {1}")
    @CsvSource(delimiter = '|', value = {
            "books        | slash",
            "/{}          | name",
            "/{a          | braces",
            "/a}          | braces",
            "/{a}{b}      | name",
            "/x{a}        | neither",
            "/{a}/{a}     | twice",
            "/{a...}/b    | last",
            "/{a:[}       | regular expression",
            "/a//b        | empty segment",
            "/a%20b       | neither",
            "/{a-b}       | name",
            "/{1a}        | begins with no digit",
            "/{a:}        | expression is missing",
            "/:id         | a variable is {name}",
            "/<id>        | a variable is {name}",
            "/*           | all that is left is {name...}",
            "/a/**        | all that is left is {name...}",
            "/a#b         | neither",
    })
    void malformedPathsSayWhy(String template, String because) {
        assertThatThrownBy(() -> PathPattern.parse(template)).isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(because).hasMessageContaining(template.strip());
    }

    @Test
    void blanksAroundAnExpressionAreNoPartOfIt() throws Exception {
        Router router = router(List.of(route(Method.GET, "/{id: [0-9]+ }")));
        assertThat(body(router.handle(Request.get("/7")))).isEqualTo("/{id: [0-9]+ } {id=7}");
    }

    @Test
    void allThatIsLeftMayBeNothingAlsoAtTheRoot() throws Exception {
        Router router = router(List.of(route(Method.GET, "/{all...}")));
        assertThat(body(router.handle(Request.get("/")))).isEqualTo("/{all...} {all=}");
        assertThat(body(router.handle(Request.get("/a/")))).isEqualTo("/{all...} {all=a/}");
        assertThat(router.handle(Request.of(Method.POST, "/")).status()).isEqualTo(Status.METHOD_NOT_ALLOWED);
        Router both = router(List.of(route(Method.GET, "/{all...}"), route(Method.GET, "/")));
        assertThat(body(both.handle(Request.get("/")))).isEqualTo("/ {}");
    }

    /// A line end in a segment would leave a way around what guards `{tenant:.+}`.
    @Test
    void aDotInAnExpressionIsAnyCharacter() throws Exception {
        Prefix guard = new Prefix(PathPattern.parse("/{t:.+}/admin"),
                List.of((request, next) -> Response.of(Status.FORBIDDEN)), ErrorHandlers.NONE);
        Router router = Router.of(List.of(route(Method.GET, "/{x}/{y}")),
                new FilterChain(List.of(), List.of(guard), ErrorHandlers.NONE));
        for (String path : List.of("/a/admin", "/a%0Ab/admin", "/a%E2%80%A8/admin")) {
            assertThat(router.handle(Request.get(path)).status()).as(path).isEqualTo(Status.FORBIDDEN);
        }
    }

    @Test
    void noFilterChangesTheRoute() throws Exception {
        Filter liar = (request, next) ->
                next.handle(request.with(new MatchedRoute("/fake", Map.of("id", "999"), List.of())));
        Router router = Router.of(List.of(route(Method.GET, "/{id}")), List.of(liar));
        assertThat(body(router.handle(Request.get("/7")))).isEqualTo("/{id} {id=7}");
    }

    @Test
    void aStreamIsClosedWhenAFilterFailsThatHasGotIt() throws Exception {
        AtomicBoolean closed = new AtomicBoolean();
        Endpoint streams = new Endpoint(Method.GET, PathPattern.parse("/"), _ -> Response.of(Status.OK).with(Content.of(
                new ByteArrayInputStream(new byte[1]) {
                    @Override
                    public void close() {
                        closed.set(true);
                    }
                })), "test");
        Filter passing = (request, next) -> next.handle(request);
        Filter failing = (request, next) -> {
            next.handle(request);
            throw HttpError.of(Status.FORBIDDEN, "");
        };
        assertThat(Router.of(List.of(streams), List.of(passing)).handle(Request.get("/")).status()).isEqualTo(Status.OK);
        assertThat(closed).isFalse();
        assertThat(Router.of(List.of(streams), List.of(failing, passing)).handle(Request.get("/")).status())
                .isEqualTo(Status.FORBIDDEN);
        assertThat(closed).isTrue();
    }

    private static Router router(List<Endpoint> endpoints) {
        return Router.of(endpoints, List.of());
    }

    private static Endpoint route(Method method, String template) {
        return new Endpoint(method, PathPattern.parse(template), request -> Response.text(template + " "
                + new TreeMap<>(request.route().orElseThrow().variables())).with("X-Method", method.name()),
                "test of " + template);
    }

    private static String body(Response response) throws Exception {
        return new String(response.content().readAll(), StandardCharsets.UTF_8);
    }
}
