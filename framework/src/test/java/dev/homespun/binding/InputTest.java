package dev.homespun.binding;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.homespun.App;
import dev.homespun.annotation.Body;
import dev.homespun.annotation.Controller;
import dev.homespun.annotation.Default;
import dev.homespun.annotation.Get;
import dev.homespun.annotation.Params;
import dev.homespun.annotation.Post;
import dev.homespun.annotation.Query;
import dev.homespun.http.Content;
import dev.homespun.http.HttpError;
import dev.homespun.http.Method;
import dev.homespun.http.Request;
import dev.homespun.http.Response;
import dev.homespun.http.Status;
import java.io.IOException;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// The explicit style: the method sees what does not fit, and answers itself.
class InputTest {

    record NewBook(String title, int year) {}

    record Paging(@Query @Default("1") int page, @Query @Default("20") int size) {
        Paging {
            if (size > 100) {
                throw new IllegalArgumentException("size must be at most 100");
            }
        }
    }

    @Controller
    static final class Explicit {
        @Get("/page")
        String page(@Query Input<Integer> page) {
            return describe(page);
        }

        @Get("/paging")
        String paging(@Params Input<Paging> paging) {
            return describe(paging);
        }

        @Get("/path/{id}")
        String path(Input<Long> id) {
            return describe(id);
        }

        @Post("/books")
        Response add(@Body Input<NewBook> book, @Query Optional<Integer> copies) {
            return switch (book) {
                case Input.Accepted(NewBook accepted) -> Response.text(accepted.title() + " " + copies.orElse(1));
                case Input.Refused<NewBook> refused -> refused.toProblem().with("help", "/help").toResponse();
            };
        }

        @Post("/strict")
        String strict(@Body Input<NewBook> book) {
            return book.orElseThrow().title();
        }

        private static String describe(Input<?> input) {
            return switch (input) {
                case Input.Accepted<?> accepted -> "accepted " + accepted.value();
                case Input.Refused<?> refused ->
                        "refused " + refused.failures().stream().map(BindingFailure::sentence).toList();
            };
        }
    }

    private final App app = App.create().controller(new Explicit());

    @Test
    void aValueThatFitsIsAccepted() throws Exception {
        assertThat(get("/page?page=2")).isEqualTo("accepted 2");
        assertThat(get("/path/7")).isEqualTo("accepted 7");
        assertThat(get("/paging?page=3")).isEqualTo("accepted Paging[page=3, size=20]");
    }

    @Test
    void whatDoesNotFitIsForTheMethodToAnswer() throws Exception {
        assertThat(get("/page?page=x")).isEqualTo("refused [The query parameter page must be an int.]");
        assertThat(get("/page")).isEqualTo("refused [The query parameter page is missing; it must be an int.]");
        assertThat(get("/path/x")).isEqualTo("refused [The path variable id must be a long.]");
        assertThat(get("/paging?page=x&size=y")).isEqualTo("refused [The query parameter page must be an int., "
                + "The query parameter size must be an int.]");
        assertThat(get("/paging?size=101")).isEqualTo("refused [size must be at most 100.]");
    }

    @Test
    void theProblemIsTheOneThatWouldHaveBeenAnswered() throws Exception {
        Response response = post("/books", "{\"title\":\"Emma\"}");
        assertThat(response.status()).isEqualTo(Status.BAD_REQUEST);
        assertThat(text(response)).contains("\"pointer\":\"/year\"").contains("\"help\":\"/help\"");
    }

    @Test
    void otherParametersOfTheMethodAreAnsweredAsEver() throws Exception {
        assertThat(text(post("/books", "{\"title\":\"Emma\",\"year\":1815}"))).isEqualTo("Emma 1");
        assertThat(text(post("/books?copies=x", "{}"))).contains("\"name\":\"copies\"").doesNotContain("help");
    }

    @Test
    void whatIsNotThereCanBeThrownAfterAll() throws Exception {
        assertThat(text(post("/strict", "{\"title\":\"Emma\",\"year\":1815}"))).isEqualTo("Emma");
        Response refused = post("/strict", "{\"title\":\"Emma\",\"year\":true}");
        assertThat(refused.status()).isEqualTo(Status.BAD_REQUEST);
        Input<String> input = new Input.Refused<>(
                java.util.List.of(new BindingFailure.Unsupported("text/plain", "application/json",
                        "must be application/json", "Accept")));
        assertThatThrownBy(input::orElseThrow).isInstanceOf(HttpError.class).hasMessageContaining("415");
    }

    private String get(String target) throws Exception {
        return text(app.handle(Request.of(Method.GET, target)));
    }

    private Response post(String target, String json) throws Exception {
        return app.handle(Request.of(Method.POST, target).with("Content-Type", "application/json")
                .with(Content.of(json.getBytes(UTF_8))));
    }

    private static String text(Response response) throws IOException {
        return new String(response.content().readAll(), UTF_8);
    }
}
