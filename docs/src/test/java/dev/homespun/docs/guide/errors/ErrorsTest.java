package dev.homespun.docs.guide.errors;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.homespun.App;
import dev.homespun.docs.Logged;
import dev.homespun.docs.Replay;
import dev.homespun.http.Content;
import dev.homespun.http.Handler;
import dev.homespun.http.HttpError;
import dev.homespun.http.Method;
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
            Main.app().handle(Request.of(Method.DELETE, "/notes/1"));
            assertThat(log.records()).singleElement().satisfies(record -> {
                assertThat(record.getMessage())
                        .matches("503 Service Unavailable for DELETE /notes/1, by Errors\\.down \\(Errors\\.java:\\d+\\)");
                assertThat(record.getThrown()).isInstanceOf(StoreDown.class);
                assertThat(Files.readString(Path.of("guide/errors.md")))
                        .contains("ERROR %s - %s".formatted(record.getLoggerName(), record.getMessage()));
            });
        }
        try (Logged log = Logged.below("dev.homespun")) {
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
        try (Logged log = Logged.below("dev.homespun.server")) {
            assertThat(overLoopback(app, "/late")).startsWith("HTTP/1.1 200 OK").contains("begun").doesNotContain("\r\n0\r\n");
            String soon = overLoopback(app, "/soon");
            assertThat(soon).startsWith("HTTP/1.1 500 ").contains("urn:uuid:").doesNotContain("provoked");
            assertThat(log.records()).hasSize(2).allSatisfy(record ->
                    assertThat(record.getMessage()).startsWith("could not produce the content of a response (urn:uuid:"));
        }
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
        try (Server server = app.listen(ServerOptions.DEFAULTS.withPort(0));
                Socket socket = new Socket("127.0.0.1", server.port())) {
            OutputStream out = socket.getOutputStream();
            out.write("GET %s HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n".formatted(target).getBytes(UTF_8));
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
