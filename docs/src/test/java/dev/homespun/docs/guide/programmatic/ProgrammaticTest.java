package dev.homespun.docs.guide.programmatic;

import static dev.homespun.binding.Parameter.body;
import static dev.homespun.binding.Parameter.params;
import static dev.homespun.binding.Parameter.path;
import static dev.homespun.binding.Parameter.query;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.homespun.App;
import dev.homespun.annotation.Default;
import dev.homespun.annotation.Query;
import dev.homespun.binding.Call;
import dev.homespun.binding.Parameter;
import dev.homespun.docs.PageTable;
import dev.homespun.docs.Replay;
import dev.homespun.docs.RoutesTable;
import dev.homespun.http.HttpError;
import dev.homespun.http.Method;
import dev.homespun.http.Problem;
import dev.homespun.http.Request;
import dev.homespun.http.Response;
import dev.homespun.http.Status;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// What docs/guide/programmatic.md says.
class ProgrammaticTest {

    private static final String PAGE = "docs/guide/programmatic.md";

    @Test
    void thePageShowsWhatTheApplicationAnswers() throws Exception {
        Replay.play("docs/guide/programmatic.md", Main.app());
    }

    @Test
    void thePageShowsTheTableOfRoutes() throws Exception {
        assertThat(Files.readString(Path.of("guide/programmatic.md"))).contains(RoutesTable.of(Main.class));
    }

    @Test
    void thePageHasEveryRowThatTheJavadocHas() throws Exception {
        String javadoc = Files.readString(Path.of("../framework/src/main/java/dev/homespun/binding/Parameter.java"));
        List<String> rows = javadoc.lines().filter(line -> line.startsWith("/// | `")).map(line -> line.substring(4)).toList();
        assertThat(rows).hasSizeGreaterThan(5);
        assertThat(Files.readString(Path.of("guide/programmatic.md")).lines()).containsAll(rows);
    }

    /// Each line is sent to both: the answers must be the same but for ids and dates.
    @Test
    void theSameWithAnnotationsAnswersTheSame() throws Exception {
        App annotated = App.create().path("/jars", jars -> jars.controller(new Annotated()));
        App written = Main.app();
        for (String command : List.of(
                "curl -i 127.0.0.1:8080/jars",
                "curl -i '127.0.0.1:8080/jars?year=2026&most=1'",
                "curl -i '127.0.0.1:8080/jars?year=old&most=many'",
                "curl -i '127.0.0.1:8080/jars?most=101'",
                "curl -i 127.0.0.1:8080/jars/1",
                "curl -i 127.0.0.1:8080/jars/9",
                "curl -i 127.0.0.1:8080/jars/x",
                "curl -i 127.0.0.1:8080/jars --json '{}'",
                "curl -i 127.0.0.1:8080/jars --json '{\"fruit\": \"\", \"year\": 2026}'",
                "curl -i 127.0.0.1:8080/jars -d x",
                "curl -i 127.0.0.1:8080/jars --json '{\"fruit\": \"Fig\", \"year\": 2026}'",
                "curl -i 127.0.0.1:8080/jars --json '{\"fruit\": \"Fig\", \"year\": 2026}'",
                "curl -i -X PUT 127.0.0.1:8080/jars/x --json '{\"fruit\": 7, \"year\": 2026}'",
                "curl -i -X PUT 127.0.0.1:8080/jars/1 --json '{\"fruit\": \"Pear\", \"year\": 2026}'",
                "curl -i -X DELETE 127.0.0.1:8080/jars/1",
                "curl -i -X DELETE 127.0.0.1:8080/jars/1 -H 'Authorization: Bearer a1'")) {
            assertThat(masked(Replay.curl(command, written))).as(command)
                    .isEqualTo(masked(Replay.curl(command, annotated)));
        }
    }

    private static List<String> masked(List<String> lines) {
        return lines.stream().map(line -> line.replaceAll("^Date: .*|urn:uuid:[0-9a-f-]+", "…")).toList();
    }

    @Test
    void theTableOfAnnotationsHasOneRowForEach() throws Exception {
        List<String> rows = PageTable.rows(PAGE, "annotation").stream().map(List::getFirst).toList();
        try (Stream<Path> all = Files.list(Path.of("../framework/src/main/java/dev/homespun/annotation"))) {
            for (String name : all.map(file -> file.getFileName().toString().replace(".java", ""))
                    .filter(name -> !name.equals("package-info")).toList()) {
                assertThat(rows).as(name).anyMatch(row -> row.contains("`@" + name + "`") || row.contains("`@" + name + "("));
            }
        }
    }

    @Test
    void whatCannotWorkIsToldAtTheStartAndOnThePage() throws Exception {
        App app = App.create()
                .route(Method.GET, "/jars/{id}", Call.of(path("number", long.class), number -> number));
        String message = String.valueOf(catchThrowable(app::verify).getMessage()).replaceAll("\\.java:\\d+", ".java:…");
        assertThat(Files.readString(Path.of("guide/programmatic.md"))).contains("```text\n" + message + "\n```");
    }

    @Test
    void whatIsReturnedIsOnlyKnownWhenItIs() throws Exception {
        App app = App.create().route(Method.GET, "/", Call.of(() -> new CompletableFuture<>()));
        app.verify();
        assertThat(app.handle(Request.get("/")).status()).isEqualTo(Status.INTERNAL_SERVER_ERROR);
    }

    @Test
    void nullIsA204AndAnHttpErrorWhatItSays() throws Exception {
        App app = App.create().route(Method.GET, "/null", Call.of(() -> null))
                .route(Method.GET, "/error", Call.of(() -> {
                    throw HttpError.conflict("no");
                }));
        assertThat(app.handle(Request.get("/null")).status()).isEqualTo(Status.NO_CONTENT);
        assertThat(app.handle(Request.get("/error")).status()).isEqualTo(Status.CONFLICT);
    }

    @Test
    void filtersOfAPathAreAlsoAroundItsErrorsAndThoseOfARouteAreNot() throws Exception {
        App app = Main.app();
        assertThat(app.handle(Request.of(Method.PATCH, "/jars/1")).fields().contains("Cache-Control")).isTrue();
        assertThat(app.handle(Request.of(Method.PATCH, "/jars/1")).status()).isEqualTo(Status.METHOD_NOT_ALLOWED);
    }

    @Test
    void filtersOfARouteAreInsideOfAllOthersTheFirstOutermost() throws Exception {
        StringBuilder order = new StringBuilder();
        App app = App.create().use((request, next) -> {
            order.append("app ");
            return next.handle(request);
        }).route(Method.GET, "/", Call.of(() -> order.append("call").toString()), (request, next) -> {
            order.append("first ");
            return next.handle(request);
        }, (request, next) -> {
            order.append("second ");
            return next.handle(request);
        });
        assertThat(text(app.handle(Request.get("/")))).isEqualTo("app first second call");
    }

    @Test
    void errorHandlersOfAPathAreForFiltersAndOtherRoutesBelowItToo() throws Exception {
        App app = App.create().path("/a", a -> a.onError(ShelfFull.class,
                        (_, _) -> Problem.of(Status.CONFLICT, "full").toResponse()))
                .route(Method.GET, "/a/b", _ -> {
                    throw new ShelfFull(3);
                });
        assertThat(app.handle(Request.get("/a/b")).status()).isEqualTo(Status.CONFLICT);
    }

    @Test
    void aRouteWithoutAnnotationsHasNoneForFiltersToRead() throws Exception {
        App app = App.create().use((request, next) ->
                Response.text(request.route().orElseThrow().annotations().toString()))
                .route(Method.GET, "/", Call.of(() -> ""));
        assertThat(text(app.handle(Request.get("/")))).isEqualTo("[]");
    }

    @Test
    void aPathIsRefusedWhereItIsWritten() {
        assertThatThrownBy(() -> App.create().route(Method.GET, "jars", Call.of(() -> "")))
                .isInstanceOf(IllegalArgumentException.class);
    }

    record Labelled(@NotBlank String label) {}

    record Paging(@Query @Default("1") @Min(1) int page) {}

    @Test
    void aRequirementIsForEachValueOrForTheWhole() throws Exception {
        Parameter<Integer> number = query("n", int.class);
        App app = App.create()
                .route(Method.GET, "/each", Call.of(number.require(n -> n > 0, "must be 1 or more").list(), List::toString))
                .route(Method.GET, "/whole", Call.of(number.list().require(all -> !all.isEmpty(), "must be there"),
                        List::toString))
                .route(Method.GET, "/perhaps", Call.of(number.require(n -> n > 0, "must be 1 or more").optional(),
                        Optional::isPresent));
        assertThat(text(app.handle(Request.get("/each")))).isEqualTo("[]");
        assertThat(app.handle(Request.get("/each?n=1&n=0")).status()).isEqualTo(Status.UNPROCESSABLE_CONTENT);
        assertThat(app.handle(Request.get("/whole")).status()).isEqualTo(Status.UNPROCESSABLE_CONTENT);
        assertThat(text(app.handle(Request.get("/whole?n=0")))).isEqualTo("[0]");
        assertThat(text(app.handle(Request.get("/perhaps")))).isEqualTo("false");
        assertThat(app.handle(Request.get("/perhaps?n=0")).status()).isEqualTo(Status.UNPROCESSABLE_CONTENT);
    }

    @Test
    void constraintsWithinABodyAndARecordOfParametersAreCheckedAsEver() throws Exception {
        App app = App.create().route(Method.POST, "/", Call.of(body(Labelled.class), Labelled::label))
                .route(Method.GET, "/", Call.of(params(Paging.class), Paging::page));
        assertThat(Replay.curl("curl 127.0.0.1:8080 --json '{\"label\": \"\"}'", app).getFirst())
                .contains("\"status\":422", "\"pointer\":\"/label\"");
        assertThat(Replay.curl("curl 127.0.0.1:8080/?page=0", app).getFirst()).contains("\"status\":422", "\"name\":\"page\"");
    }

    @Test
    void bothWaysThatCollideAreToldWithTheLinesOfBoth() {
        App app = App.create().path("/jars", jars -> jars.controller(new Annotated())
                .route(Method.GET, "/{key}", Call.of(path("key", long.class), key -> key)));
        assertThatThrownBy(app::verify).hasMessageContaining("Annotated.one (Annotated.java:")
                .hasMessageContaining("route (ProgrammaticTest.java:");
    }

    private static String text(Response response) throws IOException {
        return new String(response.content().readAll(), UTF_8);
    }
}
