package dev.homespun.docs.guide.routing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.homespun.App;
import dev.homespun.annotation.Get;
import dev.homespun.annotation.Verb;
import dev.homespun.docs.PageTable;
import dev.homespun.docs.Replay;
import dev.homespun.http.Method;
import dev.homespun.http.Request;
import dev.homespun.http.Response;
import dev.homespun.http.Status;
import dev.homespun.routing.PathPattern;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
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
                .contains("COPY, GET, HEAD, OPTIONS, POST, PURGE, PUT, QUERY");
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
        @Get("/overridden") String overridden() { return "overridden"; }
    }

    interface Mixed {
        @Get("/mixed") default String mixed() { return "mixed"; }
    }

    static final class Heir extends Inherited implements Mixed {
        @Override String overridden() { return "without an annotation"; }
        @Get("/private") private String hidden() { return "private"; }
    }

    @Test
    void methodsMayBePrivateAndInheritedAlsoFromAnInterface() {
        assertThat(App.create().controller(new Heir()).verify()).extracting(route -> route.pattern().toString())
                .containsExactlyInAnyOrder("/inherited", "/mixed", "/private");
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
