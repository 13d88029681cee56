package dev.homespun.docs.guide.filters;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.homespun.App;
import dev.homespun.docs.Logged;
import dev.homespun.docs.Replay;
import dev.homespun.docs.RoutesTable;
import dev.homespun.http.Content;
import dev.homespun.http.Filter;
import dev.homespun.http.HttpError;
import dev.homespun.http.MatchedRoute;
import dev.homespun.http.Method;
import dev.homespun.http.Request;
import dev.homespun.http.Response;
import dev.homespun.http.Status;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.logging.LogRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What docs/guide/filters.md says.
class FiltersTest {

    private final List<String> seen = new ArrayList<>();

    private Filter step(String name) {
        return (request, next) -> {
            Response response = next.handle(request);
            seen.add(name + " " + response.status().code());
            return response;
        };
    }

    @Test
    void thePageShowsWhatTheApplicationAnswers() throws Exception {
        Replay.play("docs/guide/filters.md", Main.app());
    }

    @Test
    void thePageShowsTheTableOfRoutes() throws Exception {
        assertThat(Files.readString(Path.of("guide/filters.md"))).contains(RoutesTable.of(Main.class));
    }

    @Test
    void theLogKnowsTheRoute() throws Exception {
        try (Logged log = Logged.below(AccessLog.class.getName())) {
            Main.app().handle(Request.of(Method.DELETE, "/api/members/Ada").with("X-Request-Id", "7"));
            Main.app().handle(Request.get("/nothing").with("X-Request-Id", "8"));
            assertThat(log.records()).extracting(LogRecord::getMessage).containsExactly(
                    "7 DELETE /api/members/Ada (/api/members/{name}) 401 Unauthorized",
                    "8 GET /nothing (no route) 404 Not Found");
        }
    }

    @Test
    void aFilterSeesAnAnswerWhateverIsThrownFurtherIn() throws Exception {
        App app = App.create().use(step("outer"), step("inner"), (_, _) -> {
            throw new IllegalStateException("provoked");
        }).route(Method.GET, "/", _ -> Response.text(""));
        app.handle(Request.get("/"));
        assertThat(seen).containsExactly("inner 500", "outer 500");
    }

    @ParameterizedTest(name = "{0} {1} is {2}")
    @CsvSource({"GET, /api/nothing, 404", "PUT, /api/members, 405", "OPTIONS, /api/members, 204", "BREW, /api, 501"})
    void filtersRunAroundTheRoutersOwnAnswersAndThoseHaveNoRoute(String method, String path, int status) throws Exception {
        List<Optional<MatchedRoute>> routes = new ArrayList<>();
        App app = App.create().path("/api", api -> api.controller(new Members()).use(step("api"), (request, next) -> {
            routes.add(request.route());
            return next.handle(request);
        }));
        Response response = app.handle(Request.of(new Method(method), path));
        assertThat(seen).containsExactly("api " + status);
        assertThat(routes).containsExactly(Optional.empty());
        assertThat(response.fields().contains("Cache-Control")).as("@Use").isFalse();
    }

    @Test
    void refusedRequestsPassTheFiltersAndNotTheHandler() throws Exception {
        Response response = Main.app().refuse(Request.get("/api/members"), HttpError.badRequest("two lengths"));
        assertThat(response.status()).isEqualTo(Status.BAD_REQUEST);
        assertThat(response.fields().contains("X-Request-Id")).isTrue();
        assertThat(response.fields().contains("Cache-Control")).as("@Use, too").isTrue();
    }

    @Test
    void aFilterThatAnswersItselfKeepsOthersOut() throws Exception {
        App app = App.create().use(step("outer"), (_, _) -> Response.text("closed").with(Status.SERVICE_UNAVAILABLE),
                step("inner")).route(Method.GET, "/", _ -> Response.text(""));
        app.handle(Request.get("/"));
        assertThat(seen).containsExactly("outer 503");
    }

    @Test
    void aPathIsOfWholeSegments() throws Exception {
        App app = App.create().path("/api", api -> api.use(step("api")))
                .route(Method.GET, "/{all...}", _ -> Response.text(""));
        app.handle(Request.get("/apis"));
        assertThat(seen).isEmpty();
        app.handle(Request.get("/api"));
        app.handle(Request.get("/%61pi/x"));
        assertThat(seen).containsExactly("api 200", "api 200");
    }

    @Test
    void aPathWithoutRoutesIsAMistake() {
        App app = App.create().controller(new Members()).path("/memebrs", members -> members.use(step("typo")));
        assertThatThrownBy(app::verify).hasMessageContaining("path(\"/memebrs\") (FiltersTest.java:")
                .hasMessageContaining("there is no route below it. Correct the path, or remove it");
    }

    @Test
    void contentThatAFilterReadsIsHandedOnAnew() throws Exception {
        // @start region="content"
        Filter measured = (request, next) -> {
            byte[] octets = request.content().readAll();
            Response response = next.handle(request.with(Content.of(octets)));
            return response.with("X-Octets", Integer.toString(octets.length));
        };
        // @end
        App app = App.create().use(measured).route(Method.POST, "/", request ->
                Response.text(new String(request.content().readAll(), UTF_8)));
        Response response = app.handle(Request.of(Method.POST, "/").with(Content.of("tea".getBytes(UTF_8))));
        assertThat(text(response)).isEqualTo("tea");
        assertThat(response.fields().first("X-Octets")).contains("3");
    }

    @Test
    void noFilterChangesTheRouteThatTheHandlerSees() throws Exception {
        App app = App.create().use((request, next) -> next.handle(
                        request.with(new MatchedRoute("/other/{id}", Map.of("id", "2"), List.of()))))
                .route(Method.GET, "/{id}", request -> Response.text(
                        request.route().orElseThrow().template() + " " + request.pathVariable("id")));
        assertThat(text(app.handle(Request.get("/1")))).isEqualTo("/{id} 1");
    }

    @Test
    void aStreamIsClosedWhenAFilterFailsThatHasGotIt() throws Exception {
        List<String> log = new ArrayList<>();
        App app = App.create().use((request, next) -> {
            next.handle(request);
            throw HttpError.conflict("too late");
        }).route(Method.GET, "/", _ -> Response.of(Status.OK).with(Content.of(new ByteArrayInputStream(new byte[1]) {
            @Override
            public void close() {
                log.add("closed");
            }
        })));
        assertThat(app.handle(Request.get("/")).status()).isEqualTo(Status.CONFLICT);
        assertThat(log).containsExactly("closed");
    }

    @Test
    void aPathThatIsRefusedPassesNoFilter() throws Exception {
        App app = App.create().use(step("app"));
        for (String path : List.of("//", "/a/../b", "/a%00")) {
            assertThat(Replay.curl("curl -i 127.0.0.1:8080" + path, app)).as(path).startsWith("HTTP/1.1 400 Bad Request");
        }
        assertThat(seen).isEmpty();
        Replay.curl("curl -i 127.0.0.1:8080/a", app);
        assertThat(seen).containsExactly("app 404");
    }

    @Test
    void pathsStandInTheOrderInWhichTheyAreFirstNamed() throws Exception {
        App app = App.create().path("/api/internal", inner -> inner.use(step("internal")))
                .path("/api", api -> api.use(step("api")))
                .route(Method.GET, "/api/internal/x", _ -> Response.text(""));
        app.handle(Request.get("/api/internal/x"));
        assertThat(seen).as("the outermost comes back last").containsExactly("api 200", "internal 200");
        seen.clear();
        App named = App.create().path("/api", api -> api.path("/internal", inner -> inner.use(step("internal")))
                        .use(step("api")))
                .route(Method.GET, "/api/internal/x", _ -> Response.text(""));
        named.handle(Request.get("/api/internal/x"));
        assertThat(seen).containsExactly("internal 200", "api 200");
    }

    @Test
    void routesWithoutAMethodHaveNoAnnotations() throws Exception {
        List<Boolean> empty = new ArrayList<>();
        App app = App.create().use((request, next) -> {
            empty.add(request.route().orElseThrow().annotations().isEmpty());
            return next.handle(request);
        }).route(Method.GET, "/", _ -> Response.text("")).controller(new Members());
        app.handle(Request.get("/"));
        app.handle(Request.get("/members"));
        app.handle(Request.of(Method.HEAD, "/members"));
        assertThat(empty).containsExactly(true, false, false);
    }

    private static String text(Response response) throws IOException {
        return new String(response.content().readAll(), UTF_8);
    }
}
