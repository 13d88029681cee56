package dev.homespun;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.homespun.annotation.Controller;
import dev.homespun.annotation.Get;
import dev.homespun.annotation.OnError;
import dev.homespun.annotation.Use;
import dev.homespun.http.Filter;
import dev.homespun.http.Handler;
import dev.homespun.http.HttpError;
import dev.homespun.http.Method;
import dev.homespun.http.Problem;
import dev.homespun.http.Request;
import dev.homespun.http.Response;
import dev.homespun.http.Status;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Which filters run around what, and in which order.
class UseTest {

    /// Adds its name to the way in; the answer tells the way.
    private static Filter step(String name) {
        return (request, next) -> next.handle(request.with("Way", (way(request) + " " + name).strip()));
    }

    private static String way(Request request) {
        return request.field("Way").orElse("");
    }

    record OfClass(AtomicInteger made) implements Filter {
        OfClass {
            made.incrementAndGet();
        }

        @Override
        public Response filter(Request request, Handler next) throws Exception {
            return step("class").filter(request, next);
        }
    }

    static final class OfMethod implements Filter {
        @Override
        public Response filter(Request request, Handler next) throws Exception {
            return step("method").filter(request, next);
        }
    }

    static final class Last implements Filter {
        @Override
        public Response filter(Request request, Handler next) throws Exception {
            return step("last").filter(request, next);
        }
    }

    @Controller("/books")
    @Use(OfClass.class)
    static final class Books {
        @Get String all(Request request) { return way(request); }
        @Get("/one") @Use({OfMethod.class, Last.class}) String one(Request request) { return way(request); }
    }

    @Controller("/pens")
    @Use(OfClass.class)
    static final class Pens {
        @Get String all(Request request) { return way(request); }
    }

    private final AtomicInteger made = new AtomicInteger();

    private App app() {
        return App.create().provide(made).use(step("global"));
    }

    @Test
    void theApplicationIsOutermostThenThePathThenTheClassThenTheMethod() throws Exception {
        App app = app().path("/api", api -> api.controller(new Books()).controller(new Pens()).use(step("path")));
        assertThat(get(app, "/api/books/one")).isEqualTo("global path class method last");
        assertThat(get(app, "/api/books")).isEqualTo("global path class");
        assertThat(get(app, "/api/pens")).isEqualTo("global path class");
        assertThat(made).as("made once, like a controller").hasValue(1);
    }

    @Test
    void aFilterThatIsProvidedIsTakenAsItIs() throws Exception {
        AtomicInteger mine = new AtomicInteger();
        App app = App.create().provide(new OfClass(mine)).controller(new Books());
        assertThat(get(app, "/books")).isEqualTo("class");
        assertThat(mine).hasValue(1);
    }

    @Test
    void filtersOfAPathAreForEverythingBelowItWhereverItWasAdded() throws Exception {
        Handler way = request -> Response.text(way(request));
        App app = app().controller(new Books())
                .path("/books", books -> books.use(step("books")))
                .path("/files/private", guarded -> guarded.use(step("guard")))
                .path("/{tenant}/x", tenant -> tenant.use(step("tenant")))
                .path("/n/{id:[0-9]+}", number -> number.use(step("number")))
                .route(Method.GET, "/files/{path...}", way)
                .route(Method.GET, "/{any}/x/y", way)
                .route(Method.GET, "/n/{any}", way);
        assertThat(get(app, "/books")).isEqualTo("global books class");
        assertThat(get(app, "/files/private/a")).isEqualTo("global guard");
        assertThat(get(app, "/files/private")).isEqualTo("global guard");
        assertThat(get(app, "/files/%70rivate/")).isEqualTo("global guard");
        assertThat(get(app, "/files/privates")).isEqualTo("global");
        assertThat(get(app, "/books/x/y")).isEqualTo("global books tenant");
        assertThat(get(app, "/n/7")).isEqualTo("global number");
        assertThat(get(app, "/n/a")).isEqualTo("global");
        assertThat(get(app, "/n/" + "a".repeat(257))).as("too long to tell").isEqualTo("global number");
    }

    @Test
    void pathsNestAndWhatIsNamedTwiceIsOne() throws Exception {
        App app = app().path("/a", a -> a.path("/b", b -> b.use(step("b"))
                .route(Method.GET, "", request -> Response.text(way(request)))
                .route(Method.GET, "/", request -> Response.text("slash " + way(request)))).use(step("a")))
                .path("/a/b", b -> b.use(step("more")));
        assertThat(get(app, "/a/b")).isEqualTo("global a b more");
        assertThat(get(app, "/a/b/")).isEqualTo("slash global a b more");
    }

    @ParameterizedTest(name = "{0} {1} is {2}")
    @CsvSource({"GET, /api/nothing, 404", "POST, /api/books, 405", "OPTIONS, /api/books, 204", "BREW, /api/books, 501"})
    void filtersOfAPathSeeTheRoutersOwnAnswers(String method, String path, int status) throws Exception {
        App app = app().path("/api", api -> api.controller(new Books())
                .use((request, next) -> next.handle(request).with("X-Seen", way(request).strip())));
        Response response = app.handle(Request.of(new Method(method), path));
        assertThat(response.status().code()).isEqualTo(status);
        assertThat(response.fields().first("X-Seen")).contains("global");
        assertThat(app.handle(Request.of(new Method(method), "/apis")).fields().contains("X-Seen")).isFalse();
    }

    @Test
    void filtersOfAPathSeeRefusedRequests() throws Exception {
        App app = app().path("/api", api -> api.controller(new Books())
                .use((request, next) -> next.handle(request).with("X-Seen", "yes")));
        assertThat(app.refuse(Request.get("/api/books"), HttpError.badRequest("framing")).fields().first("X-Seen"))
                .contains("yes");
    }

    @Test
    void errorHandlersOfAPathComeBeforeThoseOfTheApplication() throws Exception {
        @Controller
        record Errors(String name) {
            @OnError Problem none(HttpError error) { return Problem.of(Status.NOT_FOUND, name); }
        }
        App app = App.create().controller(new Errors("all")).controller(new Pens()).provide(made)
                .path("/a/b", b -> b.onError(HttpError.class, (_, _) -> Response.text("b"))
                        .route(Method.GET, "", _ -> Response.text("")))
                .path("/a", a -> a.controller(new Errors("a")));
        assertThat(get(app, "/a/b/x")).isEqualTo("b");
        assertThat(get(app, "/a/x")).contains("\"detail\":\"a\"");
        assertThat(get(app, "/x")).contains("\"detail\":\"all\"");
    }

    /// Ten lines of an application's own.
    @Retention(RetentionPolicy.RUNTIME)
    @interface Secured {
        String value();
    }

    record Security(List<String> roles) implements Filter {
        @Override
        public Response filter(Request request, Handler next) throws Exception {
            Secured secured = request.route().flatMap(route -> route.annotation(Secured.class)).orElse(null);
            if (secured != null && !roles.contains(secured.value())) {
                throw HttpError.of(Status.FORBIDDEN, "This is for %s.".formatted(secured.value()));
            }
            return next.handle(request);
        }
    }

    @Controller("/admin")
    @Secured("admin")
    static final class Admin {
        @Get String all() { return "all"; }
        @Get("/users") @Secured("clerk") String users() { return "users"; }
    }

    @Test
    void aFilterCanReadTheAnnotationsOfTheRouteThatOfTheMethodFirst() throws Exception {
        App app = App.create().use(new Security(List.of("clerk"))).controller(new Admin());
        assertThat(app.handle(Request.get("/admin")).status()).isEqualTo(Status.FORBIDDEN);
        assertThat(get(app, "/admin/users")).isEqualTo("users");
        assertThat(app.handle(Request.get("/nothing")).status()).isEqualTo(Status.NOT_FOUND);
    }

    record Needy(Thread thread) implements Filter {
        @Override
        public Response filter(Request request, Handler next) throws Exception {
            return next.handle(request);
        }
    }

    @Controller
    static final class Mistaken {
        @Get("/a") @Use(Needy.class) void one() { }
        @Get("/b") @Use(Needy.class) void other() { }
        @Get("/c") @Use(Filter.class) void abstractOne() { }
        @Use(OfMethod.class) void noRoute() { }
    }

    @Controller
    @Use(OfMethod.class)
    static final class Routeless {
        @OnError Problem any(Exception error) { return Problem.of(Status.GONE, ""); }
    }

    @Test
    void filtersThatCannotRunAreToldTogether() {
        App app = App.create().controller(new Mistaken()).controller(new Routeless())
                .path("/aip", api -> api.use(step("guard")))
                .path("/x", x -> x.route(Method.POST, "", _ -> Response.text("")));
        String message = String.valueOf(catchThrowable(app::verify).getMessage());
        assertThat(message.lines().count()).as(message).isEqualTo(6);
        assertThat(message)
                .containsPattern("Needy constructor \\(UseTest\\.java:\\d+\\): nothing provides the java.lang.Thread it needs")
                .contains("dev.homespun.http.Filter (Filter.java): it is an interface, so no instance can be made")
                .containsPattern("Mistaken\\.noRoute \\(.*\\): it has @Use, and is no route")
                .containsPattern("Routeless \\(UseTest\\.java:\\d+\\): it has no routes, so its @OnError are for those of all classes, and @Use means nothing")
                .containsPattern("path\\(\"/aip\"\\) \\(UseTest\\.java:\\d+\\): there is no route below it");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/", "api", "/api/", "/{rest...}", "/{", "/a//b"})
    void pathsThatAreNoPrefixAreRefused(String path) {
        App app = App.create();
        assertThatThrownBy(() -> app.path(path, _ -> { })).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void partsOfAPathAreJoinedByASlashOnly() {
        App.create().path("/a", a -> {
            assertThatThrownBy(() -> a.route(Method.GET, "b", _ -> Response.text(""))).hasMessageContaining("\"b\" is malformed");
            assertThatThrownBy(() -> a.path("b", _ -> { })).hasMessageContaining("\"b\" is malformed");
        });
        @Controller("b")
        record Slashless() {
            @Get("/c") String c() { return ""; }
        }
        App app = App.create().path("/a", a -> a.controller(new Slashless()));
        assertThatThrownBy(app::verify).hasMessageContaining("path \"b\" does not start with a slash");
    }

    @Test
    void whatIsInUseCannotBeChangedThroughAGroupEither() {
        Group[] kept = new Group[1];
        App app = App.create().path("/x", x -> kept[0] = x.route(Method.POST, "", _ -> Response.text("")));
        app.verify();
        assertThatThrownBy(() -> kept[0].use(step("late"))).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> app.path("/y", _ -> { })).isInstanceOf(IllegalStateException.class);
    }

    private static String get(App app, String path) throws Exception {
        return new String(app.handle(Request.get(path)).content().readAll(), UTF_8).strip();
    }
}
