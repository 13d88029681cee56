package dev.homespun.docs.guide.errors;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.homespun.App;
import dev.homespun.annotation.Get;
import dev.homespun.annotation.OnError;
import dev.homespun.dev.HtmlProblems;
import dev.homespun.dev.ProblemPage;
import dev.homespun.docs.Logged;
import dev.homespun.docs.Replay;
import dev.homespun.http.Content;
import dev.homespun.http.Filter;
import dev.homespun.http.Handler;
import dev.homespun.http.HttpError;
import dev.homespun.http.Method;
import dev.homespun.http.Problem;
import dev.homespun.http.ProblemType;
import dev.homespun.http.Request;
import dev.homespun.http.Response;
import dev.homespun.http.Status;
import dev.homespun.server.Server;
import dev.homespun.server.ServerOptions;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.logging.Level;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// What docs/guide/errors.md says.
class ErrorsTest {

    private static final String RECORD = "{\"id\":1,\"version\":3,\"text\":\"a\"}";

    @Test
    void thePageShowsWhatTheApplicationAnswers() throws Exception {
        Replay.play("docs/guide/errors.md", Main.app());
    }

    @Test
    void theLogHasTheCauseUnderTheIdThatTheClientGot() throws Exception {
        try (Logged log = Logged.below("dev.homespun.http")) {
            String answer = text(Main.app().handle(Request.get("/notes/1/pages?size=0")));

            assertThat(answer).doesNotContain("by zero").doesNotContain("detail");
            String id = answer.replaceAll(".*(urn:uuid:[0-9a-f-]+).*", "$1");
            assertThat(log.records()).singleElement().satisfies(record -> {
                assertThat(record.getMessage()).isEqualTo("500 for GET /notes/1/pages?size=0 (%s)".formatted(id));
                assertThat(record.getThrown()).isInstanceOf(ArithmeticException.class);
                assertThat(Files.readString(Path.of("guide/errors.md")))
                        .contains("ERROR %s - 500 for GET /notes/1/pages?size=0 (urn:uuid:".formatted(record.getLoggerName()))
                        .contains("(Notes.java:%d)".formatted(record.getThrown().getStackTrace()[0].getLineNumber()));
            });
        }
    }

    @Test
    void anAnswerOf5xxIsLoggedWithItsCauseOnlyWhenAnErrorHandlerGaveIt() throws Exception {
        try (Logged log = Logged.below("dev.homespun.http")) {
            Response told = Main.app().handle(Request.of(Method.DELETE, "/notes/1"));
            assertThat(log.records()).singleElement().satisfies(record -> {
                assertThat(record.getMessage())
                        .matches("503 Service Unavailable for DELETE /notes/1 \\(urn:uuid:[0-9a-f-]+\\), by Errors\\.down \\(Errors\\.java:\\d+\\)")
                        .contains(told.problem().orElseThrow().instance().toString());
                assertThat(record.getThrown()).isInstanceOf(StoreDown.class);
                assertThat(Files.readString(Path.of("guide/errors.md"))).contains("ERROR %s - %s".formatted(
                        record.getLoggerName(), record.getMessage().replaceAll("urn:uuid:[0-9a-f-]+", "urn:uuid:51d2b6e0-…")));
            });
        }
        try (Logged log = Logged.below("dev.homespun.http")) {
            Main.app().handle(json(Method.POST, "/notes", RECORD));
            Main.app().handle(Request.get("/notes/2"));
            assertThat(log.records()).as("an HttpError is said on purpose").isEmpty();
        }
    }

    @Test
    void theSameAsCallsOfMethods() throws Exception {
        // @start region="on-error"
        App app = App.create()
                .controller(new Notes())
                .onError(HttpError.class, (error, request) ->
                        Response.text("%s: %s".formatted(request.path(), error.problem().detail()))
                                .with(error.status()));
        // @end
        assertThat(text(app.handle(Request.get("/nothing")))).isEqualTo("/nothing: There is nothing at /nothing.");
        Response wrongMethod = app.handle(Request.of(Method.PATCH, "/notes"));
        assertThat(wrongMethod.status()).isEqualTo(Status.METHOD_NOT_ALLOWED);
        assertThat(wrongMethod.fields().first("Allow")).as("kept").contains("OPTIONS, POST");
    }

    @Test
    void whatTheControllerHasForItComesFirst() throws Exception {
        App app = App.create().controller(new Notes())
                .onError(StaleVersion.class, (_, _) -> Response.text("not asked"))
                .path("/notes", notes -> notes.onError(Exception.class, (_, _) -> Response.text("below the path")))
                .onError(ArithmeticException.class, (_, _) -> Response.text("not asked either"));
        assertThat(app.handle(json(Method.PUT, "/notes/1", RECORD.replace("3", "2"))).status()).isEqualTo(Status.CONFLICT);
        assertThat(text(app.handle(Request.get("/notes/1/pages?size=0")))).isEqualTo("below the path");
    }

    @Test
    void whoIsAtFaultIsNotGuessedFromAnException() throws Exception {
        Handler picky = _ -> {
            throw new IllegalArgumentException("page is -1");
        };
        App app = App.create().route(Method.GET, "/", picky);
        assertThat(app.handle(Request.get("/")).status()).isEqualTo(Status.INTERNAL_SERVER_ERROR);
    }

    @Test
    void errorHandlersForOtherExceptionsDoNotSeeWhatTheBinderSays() throws Exception {
        App app = App.create().controller(new Notes())
                .onError(IllegalArgumentException.class, (_, _) -> Response.text("not asked"));
        assertThat(app.handle(Request.get("/notes/x")).status()).isEqualTo(Status.BAD_REQUEST);
        App all = App.create().controller(new Notes())
                .onError(RuntimeException.class, (_, _) -> Response.text("asked").with(Status.GONE));
        assertThat(text(all.handle(Request.get("/notes/x")))).as("HttpError is a RuntimeException").isEqualTo("asked");
    }

    @Test
    void twoForOneTypeInOnePlaceKeepTheApplicationFromStarting() {
        App app = App.create().controller(new Errors()).onError(StoreDown.class, (_, _) -> Response.text(""));
        assertThatThrownBy(app::verify).hasMessageContaining("it answers dev.homespun.docs.guide.errors.StoreDown, as ");
    }

    @Test
    void aFailureAfterTheHeadCutsTheConnection() throws Exception {
        App app = App.create().onError(Exception.class, (_, _) -> Response.text("not asked"))
                .route(Method.GET, "/late", _ -> generated(out -> {
                    out.write("begun".getBytes(UTF_8));
                    out.flush();
                    throw new IOException("provoked");
                }))
                .route(Method.GET, "/soon", _ -> generated(_ -> {
                    throw new IOException("provoked");
                }));
        try (Logged log = Logged.below("dev.homespun.http")) {
            assertThat(overLoopback(app, "/late")).startsWith("HTTP/1.1 200 OK").contains("begun").doesNotContain("\r\n0\r\n");
            String soon = overLoopback(app, "/soon");
            assertThat(soon).startsWith("HTTP/1.1 500 ").contains("urn:uuid:").doesNotContain("provoked");
            assertThat(log.records()).hasSize(2).allSatisfy(record ->
                    assertThat(record.getMessage()).matches(
                            "(the answer to GET /late was cut, after some of it was sent"
                            + "|500 for GET /soon, whose response could not be produced) \\(urn:uuid:[0-9a-f-]+\\)"));
        }
    }

    @Test
    void aProblemCannotHaveAMemberTwiceNorAnArray() {
        Problem problem = Problem.of(Status.CONFLICT, "");
        for (String name : List.of("type", "title", "status", "detail", "instance")) {
            assertThatThrownBy(() -> problem.with(name, "x")).as(name).isInstanceOf(IllegalArgumentException.class);
        }
        assertThatThrownBy(() -> problem.with("rows", new int[1])).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> ProblemType.of("/problems#fine", Status.OK, "Fine", ""))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> ProblemPage.of(Problems.LOCKED, Problems.LOCKED))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void thePageOfProblemsListsOursAndItsOwn() throws Exception {
        Response page = Main.app().handle(Request.get("/problems"));
        assertThat(page.fields().first("Content-Type")).contains("text/html;charset=utf-8");
        assertThat(text(page)).contains("id=\"locked\"", "The note is locked", "Method Not Allowed");
    }

    @Test
    void aFilterAddsAMemberToEveryProblem() throws Exception {
        // @start region="help"
        Filter help = (request, next) -> {
            Response response = next.handle(request);
            return response.problem()
                    .map(problem -> response.with(problem.with("help", "https://notes.example/help")))
                    .orElse(response);
        };
        // @end
        App app = App.create().use(help).controller(new Notes());
        for (Request request : List.of(Request.get("/nothing"), Request.get("/notes/7"), Request.get("/notes/x"),
                Request.of(Method.DELETE, "/notes/1"), Request.of(Method.DELETE, "/notes"))) {
            Response response = app.handle(request);
            assertThat(text(response)).endsWith(",\"help\":\"https://notes.example/help\"}");
            assertThat(response.fields().all("Content-Type")).containsExactly("application/problem+json");
        }
        assertThat(app.handle(Request.of(Method.DELETE, "/notes")).fields().contains("Allow")).isTrue();
        assertThat(text(app.handle(Request.get("/notes/1")))).doesNotContain("help");
    }

    @Test
    void inDevelopmentModeABrowserIsShownAPageAndNobodyElse() throws Exception {
        App app = App.create().use(new HtmlProblems()).controller(new Notes());
        Response shown = app.handle(Request.get("/notes/7").with("Accept", "text/html,*/*;q=0.8"));
        assertThat(shown.status()).isEqualTo(Status.NOT_FOUND);
        assertThat(shown.fields().first("Content-Type")).contains("text/html;charset=utf-8");
        assertThat(text(shown)).contains("There is no note 7.", "&quot;status&quot;:404");
        for (String accept : List.of("*/*", "application/json", "application/problem+json, text/html")) {
            assertThat(app.handle(Request.get("/notes/7").with("Accept", accept)).problem()).as(accept).isPresent();
        }
        Response fault = app.handle(Request.get("/notes/1/pages?size=0").with("Accept", "text/html"));
        assertThat(text(fault)).contains("urn:uuid:").doesNotContain("by zero");
    }

    @Test
    void anErrorHandlerThatThrowsA5xxIsLoggedWithItsCause() throws Exception {
        App app = App.create().controller(new Notes()).onError(ArithmeticException.class, (_, _) -> {
            throw HttpError.of(Status.SERVICE_UNAVAILABLE, "Later.");
        });
        try (Logged log = Logged.below("dev.homespun.http")) {
            Response answer = app.handle(Request.get("/notes/1/pages?size=0"));
            assertThat(log.records()).singleElement().satisfies(record -> {
                assertThat(record.getMessage()).startsWith("503 Service Unavailable for GET /notes/1/pages?size=0 (")
                        .contains(answer.problem().orElseThrow().instance().toString());
                assertThat(record.getThrown()).isInstanceOf(ArithmeticException.class);
            });
        }
    }

    @Test
    void anExceptionThatIsAnsweredAsASuccessIsAWarningAndA4xxIsNoLine() throws Exception {
        App app = App.create().controller(new Notes())
                .onError(ArithmeticException.class, (_, _) -> Response.text("no pages"))
                .onError(StoreDown.class, (_, _) -> Response.text("gone").with(Status.GONE));
        try (Logged log = Logged.below("dev.homespun.http")) {
            app.handle(Request.get("/notes/1/pages?size=0"));
            app.handle(Request.of(Method.DELETE, "/notes/1"));
            assertThat(log.records()).singleElement().satisfies(record -> {
                assertThat(record.getLevel()).isEqualTo(Level.WARNING);
                assertThat(record.getMessage()).startsWith("200 OK for GET /notes/1/pages?size=0, by onError (");
                assertThat(record.getThrown()).isInstanceOf(ArithmeticException.class);
            });
        }
    }

    @Test
    void anErrorHandlerMayNotReturnNothing() {
        final class Nothing {
            @Get("/") String get() { return ""; }
            @OnError void a(IllegalStateException error) {}
            @OnError Optional<String> b(ArithmeticException error) { return Optional.empty(); }
            @OnError @Nullable Void c(StoreDown error) { return null; }
        }
        assertThatThrownBy(() -> App.create().controller(new Nothing()).verify())
                .hasMessageContaining("because of 3 mistakes").hasMessageContaining("Return a Problem, or a Response");
    }

    static final class Sold extends Exception {
        private static final long serialVersionUID = 1;
    }

    @Test
    void anErrorHandlerForACheckedExceptionThatNobodyThrowsIsAMistake() {
        final class Unreached {
            @Get("/") String get() { return ""; }
            @OnError Problem sold(Sold error) { return Problem.of(Status.GONE, ""); }
            @OnError Problem io(IOException error) { return Problem.of(Status.GONE, ""); }
            @OnError Problem own(StoreDown error) { return Problem.of(Status.GONE, ""); }
        }
        final class Reached {
            @Get("/") String get() throws Sold { throw new Sold(); }
            @OnError Problem sold(Sold error) { return Problem.of(Status.GONE, ""); }
        }
        assertThatThrownBy(() -> App.create().controller(new Unreached()).verify())
                .hasMessageContaining("because of 1 mistake:").hasMessageContaining("no route of its class declares to throw");
        App.create().controller(new Reached()).verify();
        assertThat(App.create().controller(new Unreached()).arguments(_ -> Optional.empty()).verify())
                .as("an application's own ways may throw it").isNotEmpty();
    }

    @Test
    void aFilterMayHaveSeenASuccessWhereFramingTurnedOutToBeBroken() throws Exception {
        List<Status> seen = new ArrayList<>();
        App app = App.create().use((request, next) -> {
            Response response = next.handle(request);
            seen.add(response.status());
            return response.with("X-Request-Id", "7");
        }).route(Method.POST, "/", _ -> Response.text("done").with("ETag", "\"1\""));
        String answer = exchange(app, "POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n");
        assertThat(seen).containsExactly(Status.OK);
        assertThat(answer).startsWith("HTTP/1.1 400 ").contains("X-Request-Id: 7").doesNotContain("ETag", "done");
    }

    @Test
    void aRefusedRequestStaysRefused() throws Exception {
        App app = App.create().route(Method.GET, "/", _ -> Response.text("")).onError(HttpError.class,
                (_, _) -> Response.text("fine"));
        assertThat(overLoopback(app, "/ HTTP/1.1\r\nExpect: tea\r\nX:")).startsWith("HTTP/1.1 417 ")
                .doesNotContain("fine");
    }

    private static Response generated(Content.Generator content) {
        return Response.of(Status.OK).with(Content.generated(content));
    }

    private static Request json(Method method, String target, String content) {
        return Request.of(method, target).with("Content-Type", "application/json")
                .with(Content.of(content.getBytes(UTF_8)));
    }

    private static String overLoopback(App app, String target) throws IOException {
        return exchange(app, "GET %s HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n".formatted(target));
    }

    private static String exchange(App app, String request) throws IOException {
        try (Server server = app.listen(ServerOptions.DEFAULTS.withPort(0));
                Socket socket = new Socket("127.0.0.1", server.port())) {
            OutputStream out = socket.getOutputStream();
            out.write(request.getBytes(UTF_8));
            StringBuilder read = new StringBuilder();
            try {
                for (int c = socket.getInputStream().read(); c >= 0; c = socket.getInputStream().read()) {
                    read.append((char) c);
                }
            } catch (IOException reset) {
                read.append("(reset)");
            }
            return read.toString();
        }
    }

    private static String text(Response response) throws IOException {
        return new String(response.content().readAll(), UTF_8);
    }
}
