package dev.homespun;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.homespun.annotation.Controller;
import dev.homespun.annotation.Get;
import dev.homespun.annotation.OnError;
import dev.homespun.annotation.Query;
import dev.homespun.http.Filter;
import dev.homespun.http.HttpError;
import dev.homespun.http.Method;
import dev.homespun.http.Problem;
import dev.homespun.http.Request;
import dev.homespun.http.Response;
import dev.homespun.http.Status;
import dev.homespun.server.Server;
import dev.homespun.server.ServerOptions;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Who answers an exception, and with what.
class OnErrorTest {

    static final class StaleVersion extends RuntimeException {
        private static final long serialVersionUID = 1;
    }

    record Shape(String error) {}

    @Controller("/books")
    static final class Books {
        @Get("/stale") String stale() { throw new StaleVersion(); }
        @Get("/io") String io() throws IOException { throw new IOException("secret"); }
        @Get("/file") String file() throws IOException { throw new FileNotFoundException("secret"); }
        @Get("/illegal") String illegal() { throw new IllegalStateException("secret"); }
        @Get("/overflow") String overflow() { throw new StackOverflowError(); }
        @Get("/number") String number(@Query int n) { return "" + n; }

        @OnError Problem conflict(StaleVersion error) { return Problem.of(Status.CONFLICT, "stale"); }
        @OnError String broken(IOException error) { return "broken"; }
        @OnError Response noFile(Request request, FileNotFoundException error) {
            return Response.text("no file for " + request.path()).with(Status.GONE);
        }
    }

    @Controller("/others")
    static final class Others {
        @Get("/stale") String stale() { throw new StaleVersion(); }
        @Get("/file") String file() throws IOException { throw new FileNotFoundException("secret"); }
        @Get("/number") String number(@Query int n) { return "" + n; }
    }

    @Controller
    static final class Global {
        @OnError Shape any(Exception error) { return new Shape("any"); }
        @OnError Shape stale(StaleVersion error) { return new Shape("stale"); }
        @OnError Shape http(HttpError error) { return new Shape(error.problem().detail()); }
        @OnError Shape deep(StackOverflowError error) { return new Shape("deep"); }
    }

    private final List<Integer> seen = new ArrayList<>();
    private final Filter watch = (request, next) -> {
        Response response = next.handle(request);
        seen.add(response.status().code());
        return response;
    };
    private final App local = App.create().use(watch).controller(new Books()).controller(new Others());
    private final App both = App.create().use(watch).controller(new Books()).controller(new Others())
            .controller(new Global());

    @ParameterizedTest(name = "{0} is {1}")
    @CsvSource(delimiter = '|', value = {
            "/books/stale   | 409 | \"detail\":\"stale\"",
            "/books/io      | 500 | broken",
            "/books/file    | 410 | no file for /books/file",
            "/books/illegal | 500 | problem",
            "/others/stale  | 500 | problem",
            "/books/number  | 400 | is missing",
    })
    void theClosestTypeOfTheControllerAnswersItsOwnErrors(String path, int status, String text) throws Exception {
        Response response = local.handle(Request.get(path));
        assertThat(response.status().code()).isEqualTo(status);
        assertThat(response.fields().first("Content-Type") + text(response)).contains(text).doesNotContain("secret");
        assertThat(seen).as("filters see the answer").containsExactly(status);
    }

    @ParameterizedTest(name = "{0} is {1}")
    @CsvSource(delimiter = '|', value = {
            "/books/stale    | 409 | \"detail\":\"stale\"",
            "/books/illegal  | 500 | {\"error\":\"any\"}",
            "/books/overflow | 500 | {\"error\":\"deep\"}",
            "/others/stale   | 500 | {\"error\":\"stale\"}",
            "/others/file    | 500 | {\"error\":\"any\"}",
            "/others/number?n=x | 400 | {\"error\":\"The query parameter n must be an int.\"}",
            "/nothing        | 404 | {\"error\":\"There is nothing at /nothing.\"}",
    })
    void aControllerWithoutRoutesAnswersForAll(String path, int status, String text) throws Exception {
        Response response = both.handle(Request.get(path));
        assertThat(text(response)).contains(text);
        assertThat(response.status().code()).isEqualTo(status);
        assertThat(seen).containsExactly(status);
    }

    @Test
    void a405KeepsAllowWhoeverWordsIt() throws Exception {
        Response response = both.handle(Request.of(Method.DELETE, "/others/stale"));
        assertThat(response.status()).isEqualTo(Status.METHOD_NOT_ALLOWED);
        assertThat(response.fields().first("Allow")).contains("GET, HEAD, OPTIONS");
        assertThat(text(response)).startsWith("{\"error\":\"DELETE is not allowed here");
    }

    @Test
    void whatFiltersThrowIsAnsweredToo() throws Exception {
        App app = App.create().use(watch, (_, _) -> {
            throw new StaleVersion();
        }).controller(new Books()).onError(StaleVersion.class, (_, request) -> Response.text("filter " + request));
        assertThat(text(app.handle(Request.get("/books/stale")))).as("the controller is for its own methods")
                .isEqualTo("filter GET /books/stale");
        assertThat(seen).containsExactly(200);
    }

    @Test
    void anErrorHandlerThatThrowsItAgainLeavesItToTheNextOne() throws Exception {
        @Controller
        record Passing() {
            @Get("/") String stale() { throw new StaleVersion(); }
            @OnError Problem pass(StaleVersion error) { throw error; }
        }
        App app = App.create().controller(new Passing())
                .onError(RuntimeException.class, (_, _) -> Response.text("next").with(Status.CONFLICT));
        assertThat(text(app.handle(Request.get("/")))).isEqualTo("next");
    }

    @Test
    void anErrorHandlerMayDecideOnAnHttpError() throws Exception {
        App app = App.create().controller(new Others()).onError(StaleVersion.class, (_, _) -> {
            throw HttpError.notFound("book", 7);
        });
        assertThat(app.handle(Request.get("/others/stale")).status()).isEqualTo(Status.NOT_FOUND);
    }

    @Test
    void anErrorHandlerThatFailsIsA500WithBothInTheLog() throws Exception {
        @Controller
        record Failing() {
            @Get("/") String stale() { throw new StaleVersion(); }
            @OnError Problem fail(StaleVersion error) { throw new IllegalStateException("secret"); }
        }
        App app = App.create().use(watch).controller(new Failing())
                .onError(Exception.class, (_, _) -> Response.text("must not hide it"));
        try (Log log = new Log()) {
            Response response = app.handle(Request.get("/"));
            assertThat(response.status()).isEqualTo(Status.INTERNAL_SERVER_ERROR);
            assertThat(text(response)).doesNotContain("secret").contains("urn:uuid:");
            assertThat(log.records).singleElement().satisfies(record -> {
                assertThat(record.getMessage()).contains("fail (OnErrorTest.java:").contains("failed to answer")
                        .contains("StaleVersion");
                assertThat(record.getThrown()).hasMessage("secret");
                assertThat(record.getThrown().getSuppressed()).singleElement().isInstanceOf(StaleVersion.class);
            });
        }
    }

    @Test
    void anAnswerOf5xxIsLoggedWithItsCauseAndOthersAreNot() throws Exception {
        try (Log log = new Log()) {
            both.handle(Request.get("/books/stale"));
            both.handle(Request.get("/nothing"));
            assertThat(log.records).isEmpty();
            both.handle(Request.get("/books/io"));
            assertThat(log.records).singleElement().satisfies(record -> {
                assertThat(record.getMessage()).contains("500 Internal Server Error for GET /books/io, by Books.broken (");
                assertThat(record.getThrown()).isInstanceOf(IOException.class);
            });
        }
    }

    @Test
    void aProblemOf5xxIsLoggedWithTheIdThatTheClientGets() throws Exception {
        App app = App.create().route(Method.GET, "/", _ -> { throw new IOException("no disk"); })
                .onError(IOException.class, (_, _) -> Problem.of(Status.SERVICE_UNAVAILABLE, "Later.").toResponse());
        try (Log log = new Log()) {
            Problem told = app.handle(Request.get("/")).problem().orElseThrow();
            assertThat(log.records).singleElement().satisfies(record ->
                    assertThat(record.getMessage()).contains("503 Service Unavailable for GET / (" + told.instance() + "), by "));
        }
    }

    @Test
    void anErrorHandlerThatThrowsA5xxIsLoggedWithTheIdThatTheClientGets() throws Exception {
        App app = App.create().route(Method.GET, "/", _ -> { throw new IOException("no disk"); })
                .onError(IOException.class, (_, _) -> { throw HttpError.of(Status.SERVICE_UNAVAILABLE, "Later."); });
        try (Log log = new Log()) {
            Problem told = app.handle(Request.get("/")).problem().orElseThrow();
            assertThat(log.records).singleElement().satisfies(record -> {
                assertThat(record.getMessage()).contains("503 Service Unavailable for GET / (" + told.instance() + "), by ");
                assertThat(record.getThrown()).hasMessage("no disk");
            });
        }
    }

    @Test
    void anExceptionThatIsAnsweredAsASuccessIsLoggedAsAWarning() throws Exception {
        App app = App.create().route(Method.GET, "/", _ -> { throw new IOException("no disk"); })
                .onError(Exception.class, (_, _) -> Response.text("sorry"));
        try (Log log = new Log()) {
            assertThat(app.handle(Request.get("/")).status()).isEqualTo(Status.OK);
            assertThat(log.records).singleElement().satisfies(record -> {
                assertThat(record.getLevel()).isEqualTo(Level.WARNING);
                assertThat(record.getMessage()).contains("200 OK for GET /, by ");
            });
        }
    }

    @Test
    void anErrorHandlerMayWordARefusalAndNotTurnItIntoASuccess() throws Exception {
        String malformed = "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 1\r\nTransfer-Encoding: chunked\r\n\r\n";
        App worded = App.create().onError(HttpError.class,
                (error, _) -> Response.text("worded").with(error.status()));
        assertThat(overLoopback(worded, malformed)).startsWith("HTTP/1.1 400 ").endsWith("worded");
        App lying = App.create().onError(HttpError.class, (_, _) -> Response.text("fine"));
        assertThat(overLoopback(lying, malformed)).startsWith("HTTP/1.1 400 ").doesNotContain("fine");
        App failing = App.create().onError(HttpError.class, (_, _) -> {
            throw new IllegalStateException("provoked");
        });
        assertThat(overLoopback(failing, malformed)).startsWith("HTTP/1.1 400 ");
    }

    @Controller("/mistaken")
    static final class Mistaken {
        @Get String get() { return ""; }
        @OnError Problem none(String text) { return Problem.of(Status.GONE, text); }
        @OnError Problem nothing() { return Problem.of(Status.GONE, ""); }
        @OnError Problem two(IOException one, StaleVersion other) { return Problem.of(Status.GONE, ""); }
        @OnError void silent(IllegalStateException error) { }
        @OnError CompletableFuture<String> reactive(Error error) { return new CompletableFuture<>(); }
        @OnError String first(StaleVersion error) { return ""; }
        @OnError String second(StaleVersion error) { return ""; }
    }

    @Controller("/lost")
    static final class Lost {
        @OnError Problem any(Exception error) { return Problem.of(Status.GONE, ""); }
    }

    @Test
    void errorHandlersThatCannotWorkAreToldTogether() {
        App app = App.create().controller(new Mistaken()).controller(new Lost())
                .onError(Exception.class, (_, _) -> Response.of(Status.GONE));
        String message = String.valueOf(catchThrowable(app::verify).getMessage());
        assertThat(message.lines().count()).as(message).isEqualTo(9);
        assertThat(message)
                .containsPattern("Mistaken\\.none \\(OnErrorTest\\.java:\\d+\\): a method with @OnError takes one "
                        + "exception, and perhaps the Request; this one takes String\\. Write it as none\\(")
                .contains("this one takes nothing").contains("this one takes IOException, StaleVersion")
                .contains("it returns nothing, and 204 or 404 would tell the client what did not happen. Return a Problem")
                .contains("it returns CompletableFuture")
                .containsPattern("Mistaken\\.second \\(.*\\): it answers .*StaleVersion, as Mistaken\\.first \\(.*\\) does")
                .containsPattern("Lost\\.any \\(.*\\): it answers java\\.lang\\.Exception, as onError \\(OnErrorTest\\.java:\\d+\\)")
                .contains("it has no routes, so its @OnError are for those of all classes, and the path /lost means nothing");
    }

    private static String overLoopback(App app, String octets) throws IOException {
        try (Server server = app.listen(ServerOptions.DEFAULTS.withPort(0));
                Socket socket = new Socket("127.0.0.1", server.port())) {
            socket.getOutputStream().write(octets.getBytes(UTF_8));
            return new String(socket.getInputStream().readAllBytes(), UTF_8);
        }
    }

    private static String text(Response response) throws IOException {
        return new String(response.content().readAll(), UTF_8);
    }

    /// What is logged below `dev.homespun.http` meanwhile.
    private static final class Log extends Handler implements AutoCloseable {
        private final Logger logger = Logger.getLogger("dev.homespun.http");
        private final List<LogRecord> records = new ArrayList<>();

        Log() {
            logger.addHandler(this);
        }

        @Override
        public void publish(LogRecord record) {
            records.add(record);
        }

        @Override
        public void flush() { }

        @Override
        public void close() {
            logger.removeHandler(this);
        }
    }
}
