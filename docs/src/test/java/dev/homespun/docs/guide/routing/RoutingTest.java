package dev.homespun.docs.guide.routing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.homespun.App;
import dev.homespun.annotation.Get;
import dev.homespun.annotation.Query;
import dev.homespun.annotation.Use;
import dev.homespun.annotation.Verb;
import dev.homespun.docs.PageTable;
import dev.homespun.docs.Replay;
import dev.homespun.http.Filter;
import dev.homespun.http.Handler;
import dev.homespun.http.Method;
import dev.homespun.http.Request;
import dev.homespun.http.Response;
import dev.homespun.http.Status;
import dev.homespun.routing.PathPattern;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RoutingTest {

    @Test
    void thePageShowsWhatTheApplicationAnswers() throws Exception {
        Replay.play("docs/guide/routing.md", Main.app());
    }

    @Test
    void whatIsRefusedIsRefusedInTheseWords() throws Exception {
        for (List<String> row : PageTable.rows("docs/guide/routing.md", "path")) {
            String path = PageTable.codes(row.getFirst()).getFirst();
            assertThat(Replay.curl("curl -i 127.0.0.1:8080" + path, Main.app())).as(path)
                    .startsWith("HTTP/1.1 400 Bad Request")
                    .last().asString().contains("\"detail\":\"%s\"".formatted(row.get(1)));
        }
    }

    @Test
    void whatIsRefusedForItsPathReachesNoFilter() throws Exception {
        App app = Main.app();
        assertThat(Replay.curl("curl 127.0.0.1:8080//", app).getFirst()).contains("empty segments");
        assertThat(Replay.curl("curl 127.0.0.1:8080/count", app)).containsExactly("{/count=1}");
    }

    @Test
    void theOrderMeansNothing() throws Exception {
        App first = App.create().route(Method.GET, "/{x}", _ -> Response.text("variable"))
                .route(Method.GET, "/a", _ -> Response.text("text"));
        App second = App.create().route(Method.GET, "/a", _ -> Response.text("text"))
                .route(Method.GET, "/{x}", _ -> Response.text("variable"));
        assertThat(text(first.handle(Request.get("/a")))).isEqualTo("text");
        assertThat(text(second.handle(Request.get("/a")))).isEqualTo("text");
    }

    @Test
    void methodsAreKnownByTheirUse() throws Exception {
        App app = Main.app();
        assertThat(app.handle(Request.of(new Method("get"), "/notes")).status()).isEqualTo(Status.NOT_IMPLEMENTED);
        assertThat(app.handle(Request.of(new Method("BREW"), "/nothing")).status()).isEqualTo(Status.NOT_IMPLEMENTED);
        assertThat(app.handle(Request.of(Method.TRACE, "/notes")).status()).isEqualTo(Status.METHOD_NOT_ALLOWED);
        assertThat(app.handle(Request.of(Method.CONNECT, "notes:1")).status()).isEqualTo(Status.NOT_IMPLEMENTED);
        for (Method known : List.of(Method.POST, Method.PUT, Method.PATCH, Method.DELETE)) {
            assertThat(app.handle(Request.of(known, "/nothing")).status()).isEqualTo(Status.NOT_FOUND);
        }
        assertThat(app.handle(Request.of(Method.OPTIONS, "*")).fields().first("Allow"))
                .contains("COPY, DELETE, GET, HEAD, OPTIONS, POST, PURGE, PUT, QUERY");
    }

    @Test
    void oneMethodMayHaveSeveralRoutes() throws Exception {
        for (Method method : List.of(Method.GET, Method.POST)) {
            assertThat(text(Main.app().handle(Request.of(method, "/notes/tea/print"))))
                    .isEqualTo("printed the note called tea");
        }
    }

    @Test
    void aMethodMayTakeBothPathsWithAndWithoutASlash() throws Exception {
        final class Both {
            @Get("/notes")
            @Verb(method = "GET", path = "/notes/")
            String all() {
                return "all notes";
            }
        }
        App app = App.create().controller(new Both());
        assertThat(text(app.handle(Request.get("/notes")))).isEqualTo("all notes");
        assertThat(text(app.handle(Request.get("/notes/")))).isEqualTo("all notes");
    }

    abstract static class Inherited {
        @Get("/inherited") String inherited() { return "inherited"; }
        @Get("/overridden") String overridden(@Query String of) { return "overridden"; }
        @Get("/replaced") @Use(Closed.class) String replaced() { return "replaced"; }
        @Get("/same") private String same() { return "same, of the superclass"; }
        String sameOfThis() { return same(); }
    }

    interface Mixed {
        @Get("/mixed") default String mixed() { return "mixed"; }
        @Get("/far") default String nearest() { return "nearest"; }
    }

    interface Nearer extends Mixed {
        @Override @Get("/near") default String nearest() { return "nearer"; }
    }

    record Closed() implements Filter {
        @Override public Response filter(Request request, Handler next) { return Response.of(Status.FORBIDDEN); }
    }

    static class Heir extends Inherited implements Nearer {
        @Override String overridden(String of) { return "without an annotation, of " + of; }
        @Override @Get("/instead") String replaced() { return "open"; }
        @Get("/private") private String same() { return "private, and " + sameOfThis(); }
        @Override public String nearest() { return "here"; }
    }

    private final App heir = App.create().controller(new Heir());

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(delimiter = '|', value = {
            "/inherited       | inherited",
            "/overridden?of=a | without an annotation, of a",
            "/instead         | open",
            "/same            | same, of the superclass",
            "/private         | private, and same, of the superclass",
            "/mixed           | mixed",
            "/near            | here",
    })
    void methodsMayBePrivateAndInheritedAlsoFromAnInterface(String target, String answer) throws Exception {
        assertThat(text(heir.handle(Request.get(target)))).isEqualTo(answer);
    }

    @Test
    void anOverrideWithAnAnnotationOfItsOwnHasNoneOfWhatItOverrides() throws Exception {
        assertThat(heir.verify()).extracting(route -> route.pattern().toString()).doesNotContain("/replaced", "/far");
    }

    @Test
    void aSubclassThatSaysNothingIsWhatItsClassIs() throws Exception {
        App sub = App.create().controller(new Marks());
        assertThat(text(sub.handle(Request.get("/tags/7")))).isEqualTo("another tag number 7");
    }

    @Test
    void useOnAnOverrideThatIsNoRouteByItselfIsAMistake() {
        final class Guarded extends Inherited {
            @Override @Use(Closed.class) String inherited() { return "guarded?"; }
        }
        assertThatThrownBy(() -> App.create().controller(new Guarded()).verify())
                .hasMessageContaining("it has @Use, and its routes are those of Inherited.inherited");
    }

    static final class Marks extends Tags {
        @Override String one(Long id) { return "another " + super.one(id); }
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(delimiter = '|', value = {
            "/:id         | segment \":id\" is plain text here; a variable is {name}, and all that is left is {name...}",
            "/<id>        | segment \"<id>\" is plain text here; a variable is {name}, and all that is left is {name...}",
            "/files/*     | segment \"*\" is plain text here; a variable is {name}, and all that is left is {name...}",
            "/{2nd}       | {2nd} has no name of ASCII letters, digits and underscores that begins with no digit",
            "/{größe}     | {größe} has no name of ASCII letters, digits and underscores that begins with no digit",
            "/{note-id}   | {note-id} has no name of ASCII letters, digits and underscores that begins with no digit",
            "/{id}/{id}   | {id} stands in it twice",
            "/{a...}/b    | only the last segment can be {a...}",
    })
    void whatIsNoPathHereIsRefusedWithAHint(String path, String why) throws Exception {
        assertThatThrownBy(() -> App.create().route(Method.GET, path, _ -> Response.text("")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("path \"%s\" is malformed: %s".formatted(path, why));
    }

    @Test
    void methodsThatNoRequestCanHaveAreRefused() {
        for (String method : List.of("CONNECT", "get", "Query")) {
            assertThatThrownBy(() -> App.create().route(Method.of(method), "/", _ -> Response.text(""))).as(method)
                    .isInstanceOf(IllegalArgumentException.class).hasMessageContaining(method);
        }
        final class Wrong {
            @Verb(method = "CONNECT", path = "/a") String a() { return ""; }
            @Verb(method = "get", path = "/b") String b() { return ""; }
        }
        assertThatThrownBy(() -> App.create().controller(new Wrong()).verify())
                .hasMessageContaining("because of 2 mistakes");
    }

    @Test
    void aDotIsAnyCharacterAlsoTheEndOfALine() throws Exception {
        App app = App.create().route(Method.GET, "/{x:.+}", _ -> Response.text("matched"));
        assertThat(text(app.handle(Request.get("/a%0Ab")))).isEqualTo("matched");
    }

    @Test
    void anExpressionThatTakesTooLongDoesNotMatchAndGuardsAllTheSame() throws Exception {
        String path = "/" + "a".repeat(60);
        App app = App.create().route(Method.GET, "/{x:(a+)+\\1b}", _ -> Response.text("matched"));
        assertThat(app.handle(Request.get(path)).status()).isEqualTo(Status.NOT_FOUND);
        App guarded = App.create().path("/{x:(a+)+\\1b}", below -> below.use(new Closed()))
                .route(Method.GET, "/{all...}", _ -> Response.text("open"));
        assertThat(guarded.handle(Request.get(path)).status()).isEqualTo(Status.FORBIDDEN);
        assertThat(text(guarded.handle(Request.get("/tea")))).isEqualTo("open");
    }

    @Test
    void allThatIsLeftMayBeNothingAtTheRoot() throws Exception {
        App app = App.create().route(Method.GET, "/{rest...}",
                request -> Response.text("[" + request.pathVariable("rest") + "]"));
        assertThat(text(app.handle(Request.get("/")))).isEqualTo("[]");
        assertThat(text(app.handle(Request.get("/a/")))).isEqualTo("[a/]");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/notes/", "notes"})
    void thePathOfAControllerBeginsWithASlashAndDoesNotEndInOne(String path) {
        assertThatThrownBy(() -> PathPattern.parse(path + "/{title}")).hasMessageContaining("malformed");
    }

    @Test
    void aSlashMoreOrLessMayBeRedirected() throws Exception {
        App app = App.create().controller(new Notes()).redirectTrailingSlash();
        Response response = app.handle(Request.get("/notes/?a=b"));
        assertThat(response.status()).isEqualTo(Status.PERMANENT_REDIRECT);
        assertThat(response.fields().first("Location")).contains("/notes?a=b");
        assertThat(app.handle(Request.get("/memos/")).status()).isEqualTo(Status.NOT_FOUND);
    }

    @Test
    void textInAPathIsWrittenAsItIsRead() throws Exception {
        App app = App.create().route(Method.GET, "/caf\u00e9", _ -> Response.text("open"));
        assertThat(text(app.handle(Request.get("/caf%C3%A9")))).isEqualTo("open");
        assertThatThrownBy(() -> app.route(Method.GET, "/late", _ -> Response.text("")))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void aMalformedPathIsRefusedByRouteItself() {
        assertThatThrownBy(() -> App.create().route(Method.GET, "/{from}-{to}", _ -> Response.text("")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("path \"/{from}-{to}\" is malformed");
    }

    @Test
    void aVariableThatThePathDoesNotHaveIsAFault() throws Exception {
        App app = App.create().route(Method.GET, "/{a}", request -> Response.text(request.pathVariable("b")));
        assertThat(app.handle(Request.get("/x")).status()).isEqualTo(Status.INTERNAL_SERVER_ERROR);
    }

    @Test
    void theRouteIsKnownToFilters() throws Exception {
        App app = App.create().controller(new Notes()).use((request, next) -> Response.text(
                request.route().map(route -> route.template() + " " + route.variables() + " "
                        + route.annotations().stream().map(each -> each.annotationType().getSimpleName()).toList())
                        .orElse("no route")));
        assertThat(text(app.handle(Request.get("/notes/tea"))))
                .isEqualTo("/notes/{title} {title=tea} [Get, Controller]");
        assertThat(text(app.handle(Request.get("/memos")))).isEqualTo("no route");
    }

    private static String text(Response response) throws Exception {
        return new String(response.content().readAll(), StandardCharsets.UTF_8);
    }
}
