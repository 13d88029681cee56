package dev.homespun;

import static dev.homespun.binding.Parameter.body;
import static dev.homespun.binding.Parameter.header;
import static dev.homespun.binding.Parameter.params;
import static dev.homespun.binding.Parameter.path;
import static dev.homespun.binding.Parameter.query;
import static dev.homespun.binding.Parameter.request;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.homespun.annotation.Default;
import dev.homespun.annotation.Query;
import dev.homespun.binding.Call;
import dev.homespun.binding.Created;
import dev.homespun.binding.Input;
import dev.homespun.binding.Parameter;
import dev.homespun.http.Content;
import dev.homespun.http.Filter;
import dev.homespun.http.Method;
import dev.homespun.http.Request;
import dev.homespun.http.Response;
import dev.homespun.http.Status;
import jakarta.validation.constraints.NotBlank;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// An application without a single annotated method.
class CallTest {

    record Book(String title, int year) {}

    record Checked(@NotBlank String title) {}

    record Paging(@Query @Default("1") int page, @Query @Default("20") int size) {}

    private static final Filter MARK = (asked, next) -> next.handle(asked).with("X-Mark", "seen");

    private final App app = App.create()
            .route(Method.GET, "/", Call.of(() -> "root"))
            .route(Method.GET, "/books/{id}", Call.of(path("id", long.class), id -> "book " + id), MARK)
            .route(Method.DELETE, "/books/{id}", Call.of(path("id", long.class), _ -> null))
            .route(Method.GET, "/books", Call.of(query("page", int.class).orDefault("1")
                    .require(page -> page >= 1, "must be 1 or more"), query("author", String.class).optional(),
                    query("year", int.class).require(year -> year > 1400, "must be after 1400").list(),
                    (page, author, years) -> page + " " + author + " " + years))
            .route(Method.POST, "/books", Call.of(body(Book.class), book -> Created.at("/books/7", book)))
            .route(Method.PUT, "/books", Call.of(body(Book.class).list(), query("dry", boolean.class),
                    header("X-Key", UUID.class), request(), (books, dry, key, asked) ->
                            "%d %s %s %s".formatted(books.size(), dry, key, asked.method())))
            .route(Method.POST, "/checked", Call.of(body(Checked.class), Checked::title))
            .route(Method.POST, "/input", Call.of(body(Book.class)
                    .require(book -> book.year() > 1400, "is older than print").input(), input -> switch (input) {
                        case Input.Accepted<Book>(Book book) -> "accepted " + book.title();
                        case Input.Refused<Book> refused -> "refused " + refused.failures().getFirst().sentence();
                    }))
            .path("/deep", deep -> deep.route(Method.GET, "/pages", Call.of(params(Paging.class), Paging::toString), MARK));

    @ParameterizedTest(name = "{0} {1}: {2} {3}")
    @CsvSource(delimiter = '|', textBlock = """
            GET    | /                                      | 200 | root
            GET    | /books/7                               | 200 | book 7
            DELETE | /books/7                               | 204 |
            GET    | /books                                 | 200 | 1 Optional.empty []
            GET    | /books?page=2&author=x&year=1813&year=1900 | 200 | 2 Optional[x] [1813, 1900]
            GET    | /deep/pages?size=5                     | 200 | Paging[page=1, size=5]
            """)
    void valuesAreBoundAndResultsAreAnswered(String method, String target, int status, String text) throws Exception {
        Response response = app.handle(Request.of(Method.of(method), target));
        assertThat(response.status().code()).isEqualTo(status);
        assertThat(text(response)).isEqualTo(text == null ? "" : text);
    }

    @Test
    void bodiesAreBoundAsThoseOfMethodsAre() throws Exception {
        Response created = post(Method.POST, "/books", "{\"title\":\"Emma\",\"year\":1815}");
        assertThat(created.status()).isEqualTo(Status.CREATED);
        assertThat(created.fields().first("Location")).contains("/books/7");
        assertThat(text(app.handle(json(Method.PUT, "/books?dry=true", "[{\"title\":\"Emma\",\"year\":1815}]")
                .with("X-Key", "0197a000-0000-7000-8000-000000000001"))))
                .isEqualTo("1 true 0197a000-0000-7000-8000-000000000001 PUT");
        assertThat(text(post(Method.PUT, "/books?dry=yes", "[{\"title\":7}]"))).contains("The request has 3 errors.")
                .contains("{\"in\":\"body\",\"pointer\":\"/0/title\",\"reason\":\"must be a string, found a number\"}",
                        "{\"in\":\"query\",\"name\":\"dry\",\"value\":\"yes\",\"reason\":\"must be true or false\"}",
                        "{\"in\":\"header\",\"name\":\"X-Key\",\"reason\":\"is missing; it must be a UUID\"}");
    }

    @Test
    void whatIsRequiredIsAnsweredWith422() throws Exception {
        Response refused = app.handle(Request.get("/books?page=0&year=1815&year=1300"));
        assertThat(refused.status()).isEqualTo(Status.UNPROCESSABLE_CONTENT);
        assertThat(text(refused)).contains("\"errors\":[{\"in\":\"query\",\"name\":\"page\",\"reason\":\"must be 1 or more\"},"
                + "{\"in\":\"query\",\"name\":\"year\",\"reason\":\"must be after 1400\"}]");
        Response blank = post(Method.POST, "/checked", "{\"title\":\" \"}");
        assertThat(blank.status()).isEqualTo(Status.UNPROCESSABLE_CONTENT);
        assertThat(text(blank)).contains("{\"in\":\"body\",\"pointer\":\"/title\",\"reason\":\"must not be blank\"}");
    }

    @Test
    void anInputSeesItselfWhatDoesNotFit() throws Exception {
        assertThat(text(post(Method.POST, "/input", "{\"title\":\"Emma\",\"year\":1815}"))).isEqualTo("accepted Emma");
        assertThat(text(post(Method.POST, "/input", "{\"title\":\"Emma\",\"year\":15}")))
                .isEqualTo("refused is older than print.");
        assertThat(text(post(Method.POST, "/input", "{}"))).isEqualTo("refused The body's /title is missing.");
    }

    @Test
    void filtersOfARouteRunAroundItAlone() throws Exception {
        assertThat(app.handle(Request.get("/books/7")).fields().contains("X-Mark")).isTrue();
        assertThat(app.handle(Request.get("/deep/pages")).fields().contains("X-Mark")).isTrue();
        assertThat(app.handle(Request.get("/")).fields().contains("X-Mark")).isFalse();
    }

    @Test
    void whatCannotWorkIsToldTogetherWithItsLine() {
        App wrong = App.create()
                .route(Method.GET, "/a/{id}", Call.of(path("key", long.class), key -> key))
                .route(Method.GET, "/b/{id}", Call.of(() -> "x"))
                .route(Method.GET, "/c", Call.of(body(Book.class), book -> book))
                .route(Method.GET, "/d", Call.of(query("n", int.class).orDefault("x"), n -> n))
                .route(Method.POST, "/e", Call.of(body(Book.class), body(Book.class), (one, other) -> one))
                .route(Method.GET, "/f", Call.of(Parameter.of("owner", Thread.class), owner -> owner));
        assertThatThrownBy(wrong::verify).isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("because of 6 mistakes:")
                .hasMessageMatching("(?s).*route \\(CallTest\\.java:\\d+\\): /a/\\{id} has no \\{key}\\..*")
                .hasMessageContaining("no parameter takes {id} of /b/{id}")
                .hasMessageContaining("GET has a parameter with @Body")
                .hasMessageContaining("the default \"x\" of parameter n must be an int")
                .hasMessageContaining("it has 2 parameters with @Body")
                .hasMessageContaining("parameter owner has no annotation, and /f has no {owner}");
        assertThatThrownBy(() -> App.create().route(Method.CONNECT, "/a", Call.of(() -> "x")))
                .isInstanceOf(IllegalArgumentException.class).hasMessageContaining("CONNECT");
    }

    private Response post(Method method, String target, String json) throws Exception {
        return app.handle(json(method, target, json));
    }

    private static Request json(Method method, String target, String json) {
        return Request.of(method, target).with("Content-Type", "application/json")
                .with(Content.of(json.getBytes(UTF_8)));
    }

    private static String text(Response response) throws Exception {
        return new String(response.content().readAll(), UTF_8);
    }
}
