package dev.homespun.binding;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.homespun.App;
import dev.homespun.annotation.Body;
import dev.homespun.annotation.Controller;
import dev.homespun.annotation.Delete;
import dev.homespun.annotation.Get;
import dev.homespun.annotation.Head;
import dev.homespun.annotation.Header;
import dev.homespun.annotation.Params;
import dev.homespun.annotation.Patch;
import dev.homespun.annotation.Post;
import dev.homespun.annotation.PreconditionRequired;
import dev.homespun.annotation.Produces;
import dev.homespun.annotation.Put;
import dev.homespun.http.Content;
import dev.homespun.http.EntityTag;
import dev.homespun.http.HttpDate;
import dev.homespun.http.HttpError;
import dev.homespun.http.Method;
import dev.homespun.http.PreconditionFilter;
import dev.homespun.http.Preconditions;
import dev.homespun.http.Problem;
import dev.homespun.http.Request;
import dev.homespun.http.Response;
import dev.homespun.http.Status;
import dev.homespun.http.Validators;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Conditional requests through an application.
class ConditionsTest {

    private static final Instant MODIFIED = Instant.parse("2026-01-02T00:00:00Z");
    private static final String THEN = "Fri, 02 Jan 2026 00:00:00 GMT";

    record Book(long version, String title) {}

    record NewBook(String title) {}

    @Controller("/books")
    @PreconditionRequired
    static final class Books {

        private final Map<Long, Book> store = new TreeMap<>(Map.of(1L, new Book(3, "Emma")));

        @Get Tagged<List<Book>> all() {
            return Tagged.byContent(List.copyOf(store.values()));
        }

        @Get("/{id}") Optional<Tagged<Book>> one(long id) {
            return Optional.ofNullable(store.get(id)).map(book -> Tagged.of(book.version(), book).withLastModified(MODIFIED));
        }

        @Post Created<Tagged<Book>> add(@Body NewBook sent) {
            return Created.at("/books/2", Tagged.of(1, new Book(1, sent.title())));
        }

        @Put("/{id}") Tagged<Book> put(long id, @Body NewBook sent, Preconditions preconditions) {
            Optional<Book> current = Optional.ofNullable(store.get(id));
            preconditions.require(current.map(book -> Validators.of(EntityTag.of(book.version()))).orElse(Validators.ABSENT));
            Book book = new Book(current.map(Book::version).orElse(0L) + 1, sent.title());
            store.put(id, book);
            return Tagged.of(book.version(), book);
        }

        @Patch("/{id}") Tagged<Book> patch(long id, Preconditions preconditions) {
            Book book = Optional.ofNullable(store.get(id)).orElseThrow(() -> HttpError.notFound("book", id));
            preconditions.require(EntityTag.of(book.version()));
            return Tagged.of(book.version() + 1, new Book(book.version() + 1, "Persuasion"));
        }

        @Delete("/{id}") void remove(long id, Request request) {
            Preconditions.of(request).required().require(EntityTag.of(3));
            store.remove(id);
        }
    }

    private final App app = App.create().controller(new Books());

    private Response send(Method method, String path, String... fields) throws Exception {
        Request request = Request.of(method, path);
        if (!method.isSafe()) {
            request = request.with("Content-Type", "application/json")
                    .with(Content.of("{\"title\":\"Lady Susan\"}".getBytes(UTF_8)));
        }
        for (String field : fields) {
            request = request.with(field.substring(0, field.indexOf(':')), field.substring(field.indexOf(':') + 1));
        }
        return app.handle(request);
    }

    private static String text(Response response) throws Exception {
        return new String(response.content().readAll(), UTF_8);
    }

    @Test
    void aTaggedResultHasTheFieldsOfItsState() throws Exception {
        Response response = send(Method.GET, "/books/1");
        assertThat(response.status()).isEqualTo(Status.OK);
        assertThat(response.fields().first("ETag")).contains("\"3\"");
        assertThat(response.fields().first("Last-Modified")).contains(THEN);
        assertThat(text(response)).isEqualTo("{\"version\":3,\"title\":\"Emma\"}");
        assertThat(send(Method.GET, "/books/7", "If-Match: \"3\"").status()).isEqualTo(Status.NOT_FOUND);
    }

    @ParameterizedTest(name = "{0} with {1} is {2}")
    @CsvSource(delimiter = ';', quoteCharacter = '\'', value = {
            "GET; If-None-Match: \"3\"; 304", "HEAD; If-None-Match: W/\"3\"; 304", "GET; If-None-Match: \"2\"; 200",
            "GET; If-None-Match: 3; 200", "GET; If-Modified-Since: Fri, 02 Jan 2026 00:00:00 GMT; 304",
            "GET; If-Match: \"2\"; 412", "GET; If-Match: \"3\"; 200", "GET; If-Match: 3; 400",
            "GET; If-Unmodified-Since: Thu, 01 Jan 2026 00:00:00 GMT; 412"})
    void aReadIsAnsweredUnderItsConditions(String method, String field, int status) throws Exception {
        Response response = send(Method.of(method), "/books/1", field);
        assertThat(response.status().code()).isEqualTo(status);
        if (status == 304) {
            assertThat(response.fields().first("ETag")).contains("\"3\"");
            assertThat(response.fields().contains("Content-Type")).isFalse();
            assertThat(response.content().length()).isZero();
        }
    }

    @Test
    void aListHasATagOfItsOctets() throws Exception {
        String tag = send(Method.GET, "/books").fields().first("ETag").orElseThrow();
        assertThat(tag).isEqualTo(EntityTag.of("[{\"version\":3,\"title\":\"Emma\"}]".getBytes(UTF_8)).toString());
        assertThat(send(Method.GET, "/books", "If-None-Match:" + tag).status()).isEqualTo(Status.NOT_MODIFIED);
        send(Method.PUT, "/books/1", "If-Match: \"3\"");
        assertThat(send(Method.GET, "/books", "If-None-Match:" + tag).status()).isEqualTo(Status.OK);
    }

    @Test
    void whatIsCreatedHasItsTag() throws Exception {
        Response response = send(Method.POST, "/books");
        assertThat(response.status()).as("nothing is there that could be lost").isEqualTo(Status.CREATED);
        assertThat(response.fields().first("Location")).contains("/books/2");
        assertThat(response.fields().first("ETag")).contains("\"1\"");
    }

    @Test
    void aChangeIsMadeOnceForEachStateThatWasRead() throws Exception {
        Response first = send(Method.PUT, "/books/1", "If-Match: \"3\"");
        assertThat(first.status()).isEqualTo(Status.OK);
        assertThat(text(first)).isEqualTo("{\"version\":4,\"title\":\"Lady Susan\"}");
        assertThat(first.fields().contains("ETag")).as("RFC 9110, 9.3.4").isFalse();

        assertThat(send(Method.PUT, "/books/1", "If-Match: \"3\"").status()).isEqualTo(Status.PRECONDITION_FAILED);
        assertThat(send(Method.PATCH, "/books/1", "If-Match: \"3\"").status()).isEqualTo(Status.PRECONDITION_FAILED);
        assertThat(send(Method.PATCH, "/books/1", "If-Match: \"4\"").fields().first("ETag")).contains("\"5\"");
    }

    @Test
    void aPutMayMakeWhatIsNotThere() throws Exception {
        assertThat(send(Method.PUT, "/books/2", "If-None-Match: *").status()).isEqualTo(Status.OK);
        assertThat(send(Method.PUT, "/books/2", "If-None-Match: *").status()).isEqualTo(Status.PRECONDITION_FAILED);
        assertThat(send(Method.PUT, "/books/3", "If-Match: *").status()).isEqualTo(Status.PRECONDITION_FAILED);
    }

    @Test
    void aChangeWithoutAConditionIsRefusedBeforeItIsBound() throws Exception {
        Response response = send(Method.PUT, "/books/no-number");
        assertThat(response.status()).isEqualTo(Status.PRECONDITION_REQUIRED);
        assertThat(response.problem().orElseThrow().detail()).isEqualTo("PUT is done here only under a condition, so that "
                + "no change of somebody else is lost: GET this first, and send If-Match with the ETag of that answer. "
                + "To make what is not there yet, send If-None-Match: *.");
        assertThat(send(Method.PATCH, "/books/1", "If-None-Match: *").status()).isEqualTo(Status.PRECONDITION_REQUIRED);
        assertThat(send(Method.DELETE, "/books/1", "If-Unmodified-Since: soon").status())
                .isEqualTo(Status.PRECONDITION_REQUIRED);
        assertThat(send(Method.DELETE, "/books/1", "If-Match: 3").status()).isEqualTo(Status.BAD_REQUEST);
        assertThat(send(Method.PUT, "/books/1", "If-Unmodified-Since: " + THEN).status())
                .as("no date is known there").isEqualTo(Status.PRECONDITION_REQUIRED);
        assertThat(send(Method.DELETE, "/books/1", "If-Match: \"3\"").status()).isEqualTo(Status.NO_CONTENT);
    }

    @Test
    void theSameWithoutAnnotations() throws Exception {
        Call call = Call.of(Parameter.preconditions(), preconditions -> {
            preconditions.require(EntityTag.of(3));
            return "done";
        });
        App plain = App.create().route(Method.PUT, "/a", call, new PreconditionFilter())
                .route(Method.GET, "/a", request -> Preconditions.of(request).applyTo(Response.text("a").with("ETag", "\"3\"")));
        assertThat(plain.handle(Request.of(Method.PUT, "/a")).status()).isEqualTo(Status.PRECONDITION_REQUIRED);
        assertThat(plain.handle(Request.of(Method.PUT, "/a").with("If-Match", "\"3\"")).status()).isEqualTo(Status.OK);
        assertThat(plain.handle(Request.of(Method.PUT, "/a").with("If-Match", "\"2\"")).status())
                .isEqualTo(Status.PRECONDITION_FAILED);
        assertThat(plain.handle(Request.get("/a").with("If-None-Match", "\"3\"")).status())
                .isEqualTo(Status.NOT_MODIFIED);
    }

    @Controller("/pages")
    static final class Pages {
        @Get("/written") Response written() { return Response.text("a").with("ETag", "\"1\""); }
        @Get("/text") Tagged<String> text() { return Tagged.byContent("a"); }
        @Get("/generated") Tagged<Content> generated() { return Tagged.byContent(Content.generated(_ -> { })); }
        @Get("/missing") Tagged<Optional<String>> missing() { return Tagged.of(1, Optional.empty()); }
        @Get("/tomorrow") Tagged<String> tomorrow() {
            return Tagged.of(1, "a").withLastModified(Instant.now().plusSeconds(86_400));
        }

        @Put("/kept") Response kept() { return Response.of(Status.NO_CONTENT).with("ETag", "\"1\""); }
    }

    @ParameterizedTest(name = "{0} {1} with {2} is {3}")
    @CsvSource(delimiter = ';', quoteCharacter = '\'', value = {
            "GET; written; If-None-Match: \"1\"; 304", "GET; text; If-None-Match: *; 304",
            "GET; missing; If-Match: \"2\"; 404"})
    void allResultsWithValidatorsAreAnsweredUnderConditions(String method, String path, String field, int status)
            throws Exception {
        Request request = Request.of(Method.of(method), "/pages/" + path)
                .with(field.substring(0, field.indexOf(':')), field.substring(field.indexOf(':') + 1));
        assertThat(App.create().controller(new Pages()).handle(request).status().code()).isEqualTo(status);
    }

    @Test
    void nothingWasChangedLaterThanNow() throws Exception {
        Response response = App.create().controller(new Pages()).handle(Request.get("/pages/tomorrow"));
        assertThat(HttpDate.parse(response.fields().first("Last-Modified").orElseThrow()).orElseThrow())
                .as("RFC 9110, 8.8.2.1").isBeforeOrEqualTo(Instant.now());
    }

    @Test
    void whoHasKeptTheOctetsOfAPutMaySayTheirTag() throws Exception {
        assertThat(App.create().controller(new Pages()).handle(Request.of(Method.PUT, "/pages/kept")).fields().first("ETag"))
                .contains("\"1\"");
    }

    @Test
    void aTagOfOctetsNeedsThemBeforeTheyAreSent() throws Exception {
        assertThat(App.create().controller(new Pages()).handle(Request.get("/pages/generated")).status())
                .isEqualTo(Status.INTERNAL_SERVER_ERROR);
        assertThatThrownBy(() -> Tagged.of(1, Problem.of(Status.GONE, ""))).isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a Tagged holds a Problem, which shows no state; return that alone");
    }

    record Marks(@Header("If-Match") Optional<String> tag) {}

    @Controller("/forms")
    static final class Forms {
        @Get("/stream") Tagged<Stream<Integer>> stream() { return Tagged.of(3, Stream.of(1, 2)); }
        @Get("/weak") Tagged<Stream<Integer>> weak() { return Tagged.of(EntityTag.weak("3"), Stream.of(1, 2)); }
        @Get("/content") @Produces({"application/a+json", "application/json"}) Tagged<String[]> content() {
            return Tagged.byContent(new String[] {"a"});
        }
        @Get("/one") @Produces("application/a+json") Tagged<String[]> one() { return Tagged.of(3, new String[] {"a"}); }
        @Put("/stream") String put(Preconditions preconditions) {
            preconditions.require(EntityTag.of(3));
            return "done";
        }
    }

    @ParameterizedTest(name = "{0} as {1} has the tag {2}")
    @CsvSource(delimiter = ';', quoteCharacter = '\'', value = {
            "stream; */*; \"3\"", "stream; application/json; \"3\"",
            "stream; application/x-ndjson; \"3-application/x-ndjson\"", "weak; application/x-ndjson; W/\"3-application/x-ndjson\"",
            "one; */*; \"3\""})
    void eachRepresentationHasATagOfItsOwn(String path, String accept, String tag) throws Exception {
        App app = App.create().controller(new Forms());
        Request request = Request.get("/forms/" + path).with("Accept", accept);
        assertThat(app.handle(request).fields().first("ETag")).contains(tag);
        assertThat(app.handle(request.with("If-None-Match", tag)).status()).isEqualTo(Status.NOT_MODIFIED);
    }

    @Test
    void aTagOfOneRepresentationIsNotThatOfAnother() throws Exception {
        App app = App.create().controller(new Forms());
        assertThat(app.handle(Request.get("/forms/stream").with("Accept", "application/x-ndjson")
                .with("If-None-Match", "\"3\"")).status()).isEqualTo(Status.OK);
        Request put = Request.of(Method.PUT, "/forms/stream");
        assertThat(app.handle(put.with("If-Match", "\"3\"")).status()).isEqualTo(Status.OK);
        assertThat(app.handle(put.with("If-Match", "\"3-application/x-ndjson\"")).status()).isEqualTo(Status.PRECONDITION_FAILED);
        String first = app.handle(Request.get("/forms/content")).fields().first("ETag").orElseThrow();
        assertThat(app.handle(Request.get("/forms/content").with("Accept", "application/json")).fields().first("ETag"))
                .contains(first.substring(0, first.length() - 1) + "-application/json\"");
    }

    @Controller("/blind")
    static final class Blind {
        private int changes;

        @Put("/{id}") int put(long id) { return ++changes; }
        @Patch("/{id}") int patch(long id, @Header("X-If-Match") Optional<String> other) { return ++changes; }
        @Delete("/{id}") void remove(long id) { changes++; }
        @Post int post() { return ++changes; }
        @Put("/seen/preconditions") int preconditions(Preconditions preconditions) { return ++changes; }
        @Put("/seen/request") int request(Request request) { return ++changes; }
        @Put("/seen/field") int field(@Header("if-match") Optional<String> tag) { return ++changes; }
        @Put("/seen/group") int group(@Params Marks marks) { return ++changes; }
        @Put("/seen/input") int input(Input<Preconditions> preconditions) { return ++changes; }
    }

    @ParameterizedTest(name = "{0} {1} with {2} is {3}")
    @CsvSource(delimiter = ';', quoteCharacter = '\'', value = {
            "PUT; 7; If-Match: \"77\"; 412", "PUT; 7; If-Match: *; 412", "PUT; 7; If-Match: 77; 400",
            "PATCH; 7; If-Match: \"77\"; 412", "DELETE; 7; If-Match: \"77\"; 412", "POST; ''; If-Match: \"77\"; 412",
            "PUT; 7; If-None-Match: *; 412", "PUT; 7; If-Unmodified-Since: Fri, 02 Jan 2026 00:00:00 GMT; 412",
            "PUT; seven; If-Match: \"77\"; 400"})
    void aChangeUnderAConditionThatNobodyAsksIsNotMade(String method, String path, String field, int status)
            throws Exception {
        Blind blind = new Blind();
        Response response = blind(blind, method, path, field);
        assertThat(response.status().code()).isEqualTo(status);
        assertThat(blind.changes).isZero();
    }

    @Test
    void whoSendsAConditionThatNobodyAsksIsToldSo() throws Exception {
        Response response = blind(new Blind(), "DELETE", "7", "If-Match: \"77\"");
        assertThat(response.problem().orElseThrow().detail()).isEqualTo("DELETE is not done here under a condition: "
                + "nobody looks at If-Match, so it was not done at all. Send it without that field to have it done, "
                + "whatever the state of this is.");
    }

    @ParameterizedTest(name = "{0} {1} with {2}")
    @CsvSource(delimiter = ';', quoteCharacter = '\'', value = {
            "PUT; seen/preconditions; If-Match: \"77\"", "PUT; seen/request; If-Match: \"77\"",
            "PUT; seen/field; If-Match: \"77\"", "PUT; seen/group; If-Match: \"77\"",
            "PUT; seen/input; If-Match: \"77\"", "PUT; 7; If-Unmodified-Since: soon",
            "PUT; 7; If-Modified-Since: Fri, 02 Jan 2026 00:00:00 GMT", "PUT; 7; If-Range: \"77\""})
    void aConditionThatIsAskedOrMeansNothingIsLeftAlone(String method, String path, String field) throws Exception {
        assertThat(blind(new Blind(), method, path, field).status()).isEqualTo(Status.OK);
    }

    @Test
    void aHandlerOfRequestsDecidesItself() throws Exception {
        App plain = App.create().route(Method.PUT, "/a", _ -> Response.text("done"))
                .route(Method.PUT, "/b", Call.of(() -> "done"));
        assertThat(plain.handle(Request.of(Method.PUT, "/a").with("If-Match", "\"3\"")).status()).isEqualTo(Status.OK);
        assertThat(plain.handle(Request.of(Method.PUT, "/b").with("If-Match", "\"3\"")).status())
                .isEqualTo(Status.PRECONDITION_FAILED);
    }

    private static Response blind(Blind blind, String method, String path, String field) throws Exception {
        return App.create().controller(blind).handle(Request.of(Method.of(method), "/blind" + (path.isEmpty() ? "" : "/" + path))
                .with(field.substring(0, field.indexOf(':')), field.substring(field.indexOf(':') + 2)));
    }

    @Controller("/mistaken")
    static final class Mistaken {
        @Get("/a") @PreconditionRequired String get() { return ""; }
        @Post("/a") @PreconditionRequired String post(Preconditions preconditions) { return ""; }
        @Put("/a") @PreconditionRequired String put(@Body NewBook book) { return ""; }
        @Patch("/a") @PreconditionRequired String header(@Header("If-Match") String tag) { return ""; }
        @Head("/b") String head(Preconditions preconditions) { return ""; }
    }

    @Controller("/careless")
    @PreconditionRequired
    static final class Careless {
        @Get String get() { return ""; }
        @Delete String remove() { return ""; }
    }

    @Test
    void aConditionThatIsRequiredAndNotAskedIsAMistake() {
        App mistaken = App.create().controller(new Mistaken()).controller(new Careless());
        String message = String.valueOf(catchThrowable(mistaken::verify).getMessage());
        assertThat(message.lines().filter(line -> line.contains("@PreconditionRequired")).count()).as(message).isEqualTo(4);
        assertThat(message)
                .containsPattern("Mistaken\\.get \\(.*\\): it has @PreconditionRequired, and GET changes nothing that is there already")
                .containsPattern("Mistaken\\.post \\(.*\\): it has @PreconditionRequired, and POST changes nothing")
                .containsPattern("Mistaken\\.put \\(.*\\): @PreconditionRequired is said of it, and it does not take the Preconditions")
                .containsPattern("Careless\\.remove \\(.*\\): @PreconditionRequired is said of it");
    }
}
