package dev.homespun.binding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.homespun.App;
import dev.homespun.annotation.Get;
import dev.homespun.http.Problem;
import dev.homespun.http.Request;
import dev.homespun.http.Response;
import dev.homespun.http.Status;
import java.nio.charset.StandardCharsets;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ResultsTest {

    static final class Controller {
        @Get("/int") OptionalInt anInt() { return OptionalInt.of(7); }
        @Get("/long") OptionalLong aLong() { return OptionalLong.of(7); }
        @Get("/double") OptionalDouble aDouble() { return OptionalDouble.of(7.5); }
        @Get("/no-int") OptionalInt noInt() { return OptionalInt.empty(); }
        @Get("/no-long") OptionalLong noLong() { return OptionalLong.empty(); }
        @Get("/no-double") OptionalDouble noDouble() { return OptionalDouble.empty(); }
        @Get("/created") Created<String> created() { return Created.at("/caf\u00e9 bar", "x"); }
    }

    private final App app = App.create().controller(new Controller());

    @ParameterizedTest(name = "{0} is {1} {2}")
    @CsvSource({"/int,200,7", "/long,200,7", "/double,200,7.5", "/no-int,404,", "/no-long,404,", "/no-double,404,"})
    void optionalNumbersAreWhatTheyHoldOrNothing(String path, int status, String body) throws Exception {
        Response response = app.handle(Request.get(path));
        assertThat(response.status().code()).isEqualTo(status);
        if (body != null) {
            assertThat(new String(response.content().readAll(), StandardCharsets.UTF_8)).isEqualTo(body);
        }
    }

    @Test
    void aLocationIsSentEncoded() throws Exception {
        assertThat(app.handle(Request.get("/created")).fields().first("Location")).contains("/caf%C3%A9%20bar");
    }

    @ParameterizedTest(name = "{0} is {1}")
    @CsvSource(delimiter = ' ', value = {
            "/books/7 /books/7", "https://a.example:80/b?c=d&e#f https://a.example:80/b?c=d&e#f",
            "/a%20b%2Fc /a%20b%2Fc", "/100% /100%25", "/a%zz /a%25zz", "/\u20ac/\ud83d\ude00 /%E2%82%AC/%F0%9F%98%80",
            "/a\"<>\\^`{|} /a%22%3C%3E%5C%5E%60%7B%7C%7D",
    })
    void whatCannotStandInAReferenceIsEncodedOnce(String location, String sent) {
        assertThat(Created.at(location, "").location()).isEqualTo(sent);
        assertThat(Created.at(sent, "").location()).isEqualTo(sent);
    }

    @Test
    void aLocationThatWouldSplitTheHeadIsRefusedWhereItIsSet() {
        assertThatThrownBy(() -> Created.at("/a\r\nSet-Cookie: b", "")).isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a location contains 0x0d; control characters cannot stand in one");
        assertThatThrownBy(() -> Created.at("/\ud83d", "")).isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("not Unicode");
    }

    @Test
    @SuppressWarnings({"NullAway", "DataFlowIssue"})
    void aLocationIsNeeded() {
        assertThatThrownBy(() -> Created.at(null, "")).isInstanceOf(NullPointerException.class)
                .hasMessage("a Created has no location; it is such as /books/7");
    }

    @Test
    void whatHasAStatusOfItsOwnIsNotCreated() {
        assertThatThrownBy(() -> Created.at("/a", Response.of(Status.OK))).isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a Created holds a Response, which has a status of its own; return that alone");
        assertThatThrownBy(() -> Created.at("/a", Problem.of(Status.CONFLICT, "")))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
