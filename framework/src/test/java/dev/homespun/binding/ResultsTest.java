package dev.homespun.binding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.homespun.App;
import dev.homespun.annotation.Get;
import dev.homespun.annotation.OnError;
import dev.homespun.annotation.ResponseStatus;
import dev.homespun.http.HttpError;
import dev.homespun.http.Problem;
import dev.homespun.http.Request;
import dev.homespun.http.Response;
import dev.homespun.http.Status;
import dev.homespun.server.Server;
import dev.homespun.server.ServerOptions;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ResultsTest {

    sealed interface Outcome {}

    @ResponseStatus(201)
    record Made(String title) implements Outcome {}

    @ResponseStatus(409)
    record Odd(String why) {}

    static final class Controller {
        @Get("/int") OptionalInt anInt() { return OptionalInt.of(7); }
        @Get("/long") OptionalLong aLong() { return OptionalLong.of(7); }
        @Get("/double") OptionalDouble aDouble() { return OptionalDouble.of(7.5); }
        @Get("/no-int") OptionalInt noInt() { return OptionalInt.empty(); }
        @Get("/no-long") OptionalLong noLong() { return OptionalLong.empty(); }
        @Get("/no-double") OptionalDouble noDouble() { return OptionalDouble.empty(); }
        @Get("/accepted") Accepted<String> accepted() {
            return Accepted.of("soon").monitoredAt("/caf\u00e9").retryAfter(Duration.ofMillis(1001));
        }
        @Get("/redirect") Redirect redirect() { return Redirect.to("/caf\u00e9"); }
        @Get("/perhaps") Optional<Redirect> perhaps() { return Optional.of(redirect().permanently()); }
        @Get("/made") Made made() { return new Made("Emma"); }
        @Get("/outcome") Optional<Outcome> outcome() { return Optional.of(made()); }
        @Get("/list") List<Made> list() { return List.of(made()); }
        @Get("/queued") Accepted<Made> queued() { return Accepted.of(made()); }
        @Get("/error") Made error() { throw new IllegalStateException("odd"); }
        @OnError Odd odd(IllegalStateException error) { return new Odd(String.valueOf(error.getMessage())); }
        @Get("/created") Created<String> created() { return Created.at("/caf\u00e9 bar", "x"); }
    }

    static final class Hidden {
        @Get("/file") Object file() { return new File("secret"); }
        @Get("/files") Stream<Object> files() { return Stream.of(new File("secret")); }
        @Get("/buffer") Object buffer() { return ByteBuffer.allocate(1); }
        @Get("/builder") Object builder() { return new StringBuilder("secret"); }
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"/file", "/files", "/buffer", "/builder"})
    void whatIsNoResultIsNoneBehindAnObject(String path) throws Exception {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Server.serve(new ByteArrayInputStream("GET %s HTTP/1.0\r\n\r\n".formatted(path).getBytes(StandardCharsets.UTF_8)),
                out, App.create().controller(new Hidden()), ServerOptions.DEFAULTS);
        assertThat(out.toString(StandardCharsets.UTF_8)).startsWith("HTTP/1.1 500 ").doesNotContain("secret");
    }

    @ParameterizedTest(name = "{0} is {1}")
    @CsvSource({"/made,201", "/outcome,201", "/list,200", "/queued,202", "/error,409", "/accepted,202", "/redirect,303",
            "/perhaps,308"})
    void aTypeCanSayItsStatus(String path, int status) throws Exception {
        assertThat(app.handle(Request.get(path)).status().code()).isEqualTo(status);
    }

    @Test
    void whatIsAcceptedSaysWhereToAskAndWhen() throws Exception {
        Response response = app.handle(Request.get("/accepted"));
        assertThat(response.fields().first("Location")).contains("/caf%C3%A9");
        assertThat(response.fields().first("Retry-After")).contains("2");
        assertThat(new String(response.content().readAll(), StandardCharsets.UTF_8)).isEqualTo("soon");
        assertThatThrownBy(() -> Accepted.of("x").retryAfter(Duration.ofMillis(-1)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Accepted.of(Problem.of(Status.CONFLICT, ""))).hasMessage(
                "an Accepted holds a Problem, which has a status of its own; return that alone");
    }

    @Test
    void aRedirectLeadsWithTheStatusThatWasMeant() throws Exception {
        Redirect redirect = Redirect.to("/a b");
        assertThat(List.of(redirect, redirect.permanently(), redirect.temporarily(), redirect.movedPermanently(),
                redirect.found())).extracting(each -> each.status().code()).containsExactly(303, 308, 307, 301, 302);
        assertThat(redirect.location()).isEqualTo("/a%20b");
        Response response = app.handle(Request.get("/redirect").with("Accept", "image/png"));
        assertThat(response.fields().first("Location")).contains("/caf%C3%A9");
        assertThat(response.content().length()).isZero();
        assertThatThrownBy(() -> new Redirect(Status.NOT_MODIFIED, "/")).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"https://evil.example", "//evil.example", "/\\evil.example", "\\\\evil.example", "books", "",
            " //evil.example", "/\t/evil.example", "javascript:alert(1)", "/\r\nSet-Cookie: a"})
    void whatAClientChoosesLeadsNowhereElse(String location) {
        assertThatThrownBy(() -> Redirect.within(location)).isInstanceOf(HttpError.class)
                .hasMessageStartingWith("400 Bad Request: A redirect leads to a path of this host, such as /books");
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"/", "/books?page=2#end", "/a//b"})
    void butWithinTheHost(String location) {
        assertThat(Redirect.within(location).location()).isEqualTo(location);
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
