package dev.homespun.binding;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.homespun.App;
import dev.homespun.annotation.Controller;
import dev.homespun.annotation.Get;
import dev.homespun.annotation.OnError;
import dev.homespun.annotation.Post;
import dev.homespun.annotation.Produces;
import dev.homespun.annotation.Query;
import dev.homespun.http.Content;
import dev.homespun.http.HttpError;
import dev.homespun.http.MediaType;
import dev.homespun.http.Method;
import dev.homespun.http.Problem;
import dev.homespun.http.Request;
import dev.homespun.http.Response;
import dev.homespun.http.Status;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NegotiationTest {

    record Book(String title) {}

    static final class Conflict extends RuntimeException {
        private static final long serialVersionUID = 1;
    }

    static final class Books {
        final AtomicInteger calls = new AtomicInteger();
        final AtomicInteger closed = new AtomicInteger();

        @Get("/record") Book record() { return new Book("Emma"); }
        @Get("/list") List<Book> list() { return List.of(record()); }
        @Get("/number") int number() { return 7; }
        @Get("/optional") Optional<Book> optional() { return Optional.of(record()); }
        @Get("/text") String text() { return "Emma"; }
        @Get("/octets") byte[] octets() { return new byte[] {1}; }
        @Get("/stream") Stream<Book> stream() { return Stream.of(record()); }
        @Get("/ints") IntStream ints() { return IntStream.range(0, 3); }
        @Get("/response") Response response() { return Response.text("by hand"); }
        @Get("/problem") Problem problem() { return Problem.of(Status.CONFLICT, "sold"); }
        @Get("/object") Object object() { return "an object"; }
        @Get("/hidden") Object hidden() { return Stream.of(1).onClose(closed::incrementAndGet); }
        @Get("/content") Content content() { return Content.of(new byte[] {1}); }
        @Get("/error") String error() { throw new Conflict(); }
        @OnError Book conflict(Conflict error) { return new Book("conflict"); }

        @Post("/made") Created<Book> made(@Query int count) {
            calls.incrementAndGet();
            return Created.at("/record", record());
        }

        @Post("/nothing") void nothing() {}

        @Get("/page") @Produces({"text/html", "text/plain"})
        String page() { return "<p>"; }

        @Get("/image") @Produces("image/png")
        Content image() { return Content.of(new byte[] {1}); }

        @Get("/version") @Produces({"application/vnd.books.v2+json", "application/json"})
        Book version() { return record(); }

        @Get("/lines") @Produces("application/x-ndjson")
        Stream<Book> lines() { return stream(); }
    }

    static final class Mapped {
        @Get("/record") Book record() { return new Book("Emma"); }
    }

    @Controller("/pages") @Produces("text/html")
    static final class Pages {
        @Get("/text") String text() { return "<p>"; }
        @Get("/own") @Produces("text/css") String own() { return "p {}"; }
        @Get("/response") Response response() { return Response.text("by hand"); }
        @Get("/nothing") void nothing() {}
        @Get("/missing") String missing() { throw HttpError.notFound("page", 7); }
        @OnError String error(HttpError error) { return "<h1>" + error.status().code(); }
    }

    private final Books books = new Books();
    private final App app = App.create().controller(books).controller(new Pages())
            .route(Method.GET, "/call", Call.of(() -> "called"))
            .route(Method.GET, "/call/html", Call.of(() -> "<p>").produces(MediaType.HTML))
            .route(Method.GET, "/call/wrong", Call.of(() -> new Book("x")).produces(MediaType.HTML));

    @ParameterizedTest(name = "{0} for {1} is {2} {3}")
    @CsvSource(delimiter = '|', nullValues = "-", value = {
            "/record   | */*                                       | 200 | application/json",
            "/record   | application/json                          | 200 | application/json",
            "/record   | application/json;charset=UTF-8            | 200 | application/json",
            "/record   | application/*;q=0.1                       | 200 | application/json",
            "/record   | text/html, */*;q=0.1                      | 200 | application/json",
            "/record   | text/html                                 | 406 | application/problem+json",
            "/record   | application/vnd.books+json                | 406 | application/problem+json",
            "/record   | application/problem+json                  | 406 | application/problem+json",
            "/record   | */*, application/json;q=0                 | 406 | application/problem+json",
            "/record   | nonsense                                  | 200 | application/json",
            "/list     | application/json                          | 200 | application/json",
            "/list     | text/plain                                | 406 | application/problem+json",
            "/number   | text/plain                                | 406 | application/problem+json",
            "/optional | text/plain                                | 406 | application/problem+json",
            "/text     | text/plain                                | 200 | text/plain;charset=utf-8",
            "/text     | text/plain;charset=utf-8                  | 200 | text/plain;charset=utf-8",
            "/text     | application/json                          | 406 | application/problem+json",
            "/octets   | application/octet-stream                  | 200 | application/octet-stream",
            "/octets   | image/*                                   | 406 | application/problem+json",
            "/stream   | */*                                       | 200 | application/json",
            "/stream   | application/x-ndjson                      | 200 | application/x-ndjson",
            "/stream   | application/x-ndjson;q=0.5, */*;q=0.4     | 200 | application/x-ndjson",
            "/stream   | application/x-ndjson, application/json    | 200 | application/json",
            "/stream   | text/csv                                  | 406 | application/problem+json",
            "/ints     | application/x-ndjson                      | 200 | application/x-ndjson",
            "/response | image/png                                 | 200 | text/plain;charset=utf-8",
            "/problem  | image/png                                 | 409 | application/problem+json",
            "/object   | text/*                                    | 200 | text/plain;charset=utf-8",
            "/object   | application/json                          | 406 | application/problem+json",
            "/content  | image/png                                 | 200 | -",
            "/error    | image/png                                 | 406 | application/problem+json",
            "/error    | text/*                                    | 500 | application/json",
            "/page     | */*                                       | 200 | text/html;charset=utf-8",
            "/page     | text/plain                                | 200 | text/plain;charset=utf-8",
            "/page     | application/json                          | 406 | application/problem+json",
            "/image    | image/*                                   | 200 | image/png",
            "/image    | text/*                                    | 406 | application/problem+json",
            "/version  | application/json                          | 200 | application/json",
            "/version  | application/*                             | 200 | application/vnd.books.v2+json",
            "/lines    | */*                                       | 200 | application/x-ndjson",
            "/lines    | application/json                          | 406 | application/problem+json",
            "/pages/text     | */*                                 | 200 | text/html;charset=utf-8",
            "/pages/text     | text/css                            | 406 | text/html;charset=utf-8",
            "/pages/own      | text/css                            | 200 | text/css;charset=utf-8",
            "/pages/response | text/css                            | 200 | text/plain;charset=utf-8",
            "/pages/nothing  | text/css                            | 204 | -",
            "/pages/missing  | text/html                           | 404 | text/html;charset=utf-8",
            "/call           | application/json                    | 406 | application/problem+json",
            "/call           | text/plain                          | 200 | text/plain;charset=utf-8",
            "/call/html      | text/html                           | 200 | text/html;charset=utf-8",
            "/call/html      | text/plain                          | 406 | application/problem+json",
            "/call/wrong     | text/html                           | 500 | application/problem+json",
    })
    void theClientChoosesFromWhatThereIs(String path, String accept, int status, String type) throws Exception {
        Response response = app.handle(Request.get(path).with("Accept", accept));
        assertThat(response.status().code()).isEqualTo(status);
        assertThat(response.fields().first("Content-Type")).isEqualTo(Optional.ofNullable(type));
    }

    @Test
    void whatCannotBeAnsweredHasNoEffectAndComesBeforeAllElseThatIsWrong() throws Exception {
        Response refused = app.handle(Request.of(Method.POST, "/made?count=many").with("Accept", "text/html"));
        assertThat(refused.status()).isEqualTo(Status.NOT_ACCEPTABLE);
        assertThat(books.calls).hasValue(0);
        assertThat(app.handle(Request.of(Method.POST, "/made?count=1")).status()).isEqualTo(Status.CREATED);
    }

    @Test
    void aRefusalNamesWhatThereIs() throws Exception {
        Response refused = app.handle(Request.get("/stream").with("Accept", "text/csv"));
        assertThat(refused.problem().orElseThrow().detail()).isEqualTo(
                "There is application/json and application/x-ndjson, and the field Accept takes nothing of it.");
        assertThat(refused.problem().orElseThrow().extensions())
                .containsEntry("available", List.of("application/json", "application/x-ndjson"));
        assertThat(refused.fields().all("Vary")).containsExactly("Accept");
    }

    @Test
    void cachesAreToldWhereThereWasAChoice() throws Exception {
        assertThat(app.handle(Request.get("/stream")).fields().all("Vary")).containsExactly("Accept");
        assertThat(app.handle(Request.get("/page").with("Accept", "text/plain")).fields().all("Vary"))
                .containsExactly("Accept");
        assertThat(app.handle(Request.get("/record")).fields().all("Vary")).isEmpty();
    }

    @Test
    void whatIsRefusedAfterTheCallIsClosed() throws Exception {
        assertThat(app.handle(Request.get("/hidden").with("Accept", "text/html")).status())
                .isEqualTo(Status.NOT_ACCEPTABLE);
        assertThat(books.closed).hasValue(1);
    }

    @Test
    void aMapperAnswersWhateverIsAccepted() throws Exception {
        App mapped = App.create().controller(new Mapped()).results(new ResultMapper() {
            @Override
            public boolean handles(Class<?> type) {
                return type == Book.class;
            }

            @Override
            public Response toResponse(Request request, Object value) {
                return Response.text("mapped").with("Content-Type", "text/html");
            }
        });
        Response response = mapped.handle(Request.get("/record").with("Accept", "text/html"));
        assertThat(new String(response.content().readAll(), UTF_8)).isEqualTo("mapped");
    }

    @Test
    void aMediaTypeIsNeededWhereSomeAreNamed() {
        Call call = Call.of(() -> "x");
        assertThatThrownBy(call::produces)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("produces() names no media type; at least one");
    }
}
