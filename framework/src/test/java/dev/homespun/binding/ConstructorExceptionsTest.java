package dev.homespun.binding;

import static org.assertj.core.api.Assertions.assertThat;

import dev.homespun.App;
import dev.homespun.annotation.Body;
import dev.homespun.annotation.Header;
import dev.homespun.annotation.OnError;
import dev.homespun.annotation.Params;
import dev.homespun.annotation.Post;
import dev.homespun.annotation.Query;
import dev.homespun.http.Content;
import dev.homespun.http.HttpError;
import dev.homespun.http.Method;
import dev.homespun.http.Problem;
import dev.homespun.http.Request;
import dev.homespun.http.Response;
import dev.homespun.http.Status;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The constructor of a record does the same whether the record is made of parameters or of a body.
class ConstructorExceptionsTest {

    static final class SoldOut extends RuntimeException {
        private static final long serialVersionUID = 1;
    }

    enum Colour { RED }

    static void act(String text) {
        switch (text) {
            case "own" -> throw new IllegalArgumentException("a helper of ours says so");
            case "wordless" -> throw new IllegalArgumentException();
            case "enum" -> Colour.valueOf(text);
            case "domain" -> throw new SoldOut();
            case "http" -> throw HttpError.conflict("There is one already.");
            case "date" -> throw new DateTimeException("secret");
            default -> throw new IllegalStateException("secret");
        }
    }

    record InBody(String how) {
        InBody {
            act(how);
        }
    }

    record InQuery(@Query String how) {
        InQuery {
            act(how);
        }
    }

    record Key(@Header("X-Key") String key) {
        Key {
            UUID.fromString(key);
        }
    }

    static final class Controller {
        @Post("/body") void body(@Body InBody body) { }
        @Post("/query") void query(@Params InQuery query) { }
        @Post("/key") void key(@Params Key key) { }
        @OnError Problem soldOut(SoldOut error) { return Problem.of(Status.GONE, "Sold out."); }
    }

    private final App app = App.create().controller(new Controller());

    @ParameterizedTest(name = "{0} is a {1}")
    @CsvSource(delimiter = '|', value = {
            "own      | 422 | a helper of ours says so.",
            "wordless | 422 | the value is not acceptable",
            "enum     | 422 | the value is not acceptable",
            "domain   | 410 | Sold out.",
            "http     | 409 | There is one already.",
            "date     | 500 | ",
            "other    | 500 | ",
    })
    void whatAConstructorThrowsIsAnsweredTheSameInBothPlaces(String how, int status, String detail) throws Exception {
        Response ofBody = app.handle(Request.of(Method.POST, "/body").with("Content-Type", "application/json")
                .with(Content.of("{\"how\":\"%s\"}".formatted(how).getBytes(StandardCharsets.UTF_8))));
        Response ofQuery = app.handle(Request.of(Method.POST, "/query?how=" + how));
        for (Response response : new Response[] {ofBody, ofQuery}) {
            assertThat(response.status().code()).isEqualTo(status);
            assertThat(text(response)).contains(detail == null ? "" : detail).doesNotContain("secret");
        }
    }

    @Test
    void theJdkDoesNotTellWhatIsInAField() throws Exception {
        Response response = app.handle(Request.of(Method.POST, "/key").with("X-Key", "my-secret"));
        assertThat(response.status()).isEqualTo(Status.UNPROCESSABLE_CONTENT);
        assertThat(text(response)).doesNotContain("secret");
    }

    private static String text(Response response) throws Exception {
        return new String(response.content().readAll(), StandardCharsets.UTF_8);
    }
}
