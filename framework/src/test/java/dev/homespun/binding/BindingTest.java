package dev.homespun.binding;

import static org.assertj.core.api.Assertions.assertThat;

import dev.homespun.App;
import dev.homespun.annotation.Body;
import dev.homespun.annotation.Controller;
import dev.homespun.annotation.Default;
import dev.homespun.annotation.Get;
import dev.homespun.annotation.Header;
import dev.homespun.annotation.Path;
import dev.homespun.annotation.Post;
import dev.homespun.annotation.Put;
import dev.homespun.annotation.Query;
import dev.homespun.annotation.Verb;
import dev.homespun.http.Content;
import dev.homespun.http.HttpError;
import dev.homespun.http.Method;
import dev.homespun.http.Problem;
import dev.homespun.http.Request;
import dev.homespun.http.Response;
import dev.homespun.http.Status;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class BindingTest {

    enum Colour { RED, GREEN }

    record Isbn(String text) {
        static Isbn of(String text) {
            if (text.length() != 3) {
                throw new IllegalArgumentException("three characters");
            }
            return new Isbn(text);
        }
    }

    record Note(String text) {
        Note {
            if (text.isBlank()) {
                throw new IllegalArgumentException("text must not be blank");
            }
        }
    }

    @Controller("/q")
    static final class Queries {
        @Get("/int") String anInt(@Query int v) { return "int " + v; }
        @Get("/long") String aLong(@Query Long v) { return "long " + v; }
        @Get("/double") String aDouble(@Query double v) { return "double " + v; }
        @Get("/boolean") String aBoolean(@Query boolean v) { return "boolean " + v; }
        @Get("/char") String aChar(@Query char v) { return "char " + v; }
        @Get("/string") String aString(@Query String v) { return "string " + v; }
        @Get("/enum") String anEnum(@Query Colour v) { return "enum " + v; }
        @Get("/uuid") String aUuid(@Query UUID v) { return "uuid " + v; }
        @Get("/decimal") String aDecimal(@Query BigDecimal v) { return "decimal " + v; }
        @Get("/date") String aDate(@Query LocalDate v) { return "date " + v; }
        @Get("/own") String own(@Query Isbn v) { return "own " + v.text(); }
        @Get("/optional") String optional(@Query Optional<Integer> v) { return "optional " + v; }
        @Get("/list") String list(@Query List<Integer> v) { return "list " + v; }
        @Get("/set") String set(@Query Set<String> v) { return "set " + v; }
        @Get("/default") String withDefault(@Query @Default("7") int v) { return "default " + v; }
        @Get("/named") String named(@Query("other-name") int v) { return "named " + v; }
    }

    @Controller
    static final class Others {
        @Get("/p/{id}") String path(int id) { return "path " + id; }
        @Get("/n/{id}") String namedPath(@Path("id") UUID uuid) { return "path " + uuid; }
        @Get("/h") String header(@Header("X-Count") int count, @Header Optional<String> accept) { return count + " " + accept; }
        @Get("/r") Response request(Request request) { return Response.text(request.query().raw()); }
        @Get("/many") String many(@Query int a, @Query Colour b, @Header("X-C") int c) { return "never"; }
        @Post("/note") Created<Note> add(@Body Note note) { return Created.at("/note/1", note); }
        @Put("/note") Note maybe(@Body Optional<Note> note) { return note.orElse(new Note("none")); }
        @Post("/notes") int count(@Body List<Note> notes) { return notes.size(); }
        @Get("/void") void nothing() { }
        @Get("/empty") Optional<Note> empty() { return Optional.empty(); }
        @Get("/full") Optional<Note> full() { return Optional.of(new Note("n")); }
        @Get("/octets") byte[] octets() { return new byte[] {1, 2}; }
        @Get("/map") Map<String, Integer> map() { return Map.of("a", 1); }
        @Get("/problem") Problem problem() { return Problem.of(Status.CONFLICT, "No."); }
        @Get("/throws") Note fails() throws Exception { throw new IOException("secret"); }
        @Get("/http-error") Note httpError() { throw HttpError.notFound("note", 7); }
        @Get("/illegal") Note illegal() { return new Note(" "); }
        @Verb(method = "QUERY", path = "/search") String search() { return "found"; }
    }

    private final App app = App.create().controller(new Queries()).controller(new Others());

    @ParameterizedTest(name = "{0} gives {1}")
    @CsvSource(delimiter = '|', value = {
            "/q/int?v=-7                | int -7",
            "/q/long?v=9999999999       | long 9999999999",
            "/q/double?v=1e3            | double 1000.0",
            "/q/boolean?v=true          | boolean true",
            "/q/char?v=%C3%A9           | char \u00e9",
            "/q/string?v=a+b%26c        | string a b&c",
            "/q/string?v=               | string",
            "/q/enum?v=green            | enum GREEN",
            "/q/uuid?v=6BA7B810-9dad-11d1-80b4-00c04fd430c8 | uuid 6ba7b810-9dad-11d1-80b4-00c04fd430c8",
            "/q/decimal?v=1.50          | decimal 1.50",
            "/q/date?v=2026-11-23       | date 2026-11-23",
            "/q/own?v=abc               | own abc",
            "/q/optional                | optional Optional.empty",
            "/q/optional?v=1            | optional Optional[1]",
            "/q/list?v=1&v=2            | list [1, 2]",
            "/q/list                    | list []",
            "/q/set?v=b&v=a&v=b         | set [b, a]",
            "/q/default                 | default 7",
            "/q/default?v=8             | default 8",
            "/q/named?other-name=1      | named 1",
            "/p/7                       | path 7",
            "/n/6ba7b810-9dad-11d1-80b4-00c04fd430c8 | path 6ba7b810-9dad-11d1-80b4-00c04fd430c8",
            "/r?a=b                     | a=b",
    })
    void valuesAreBoundByType(String target, String expected) throws Exception {
        Response response = app.handle(Request.get(target));
        assertThat(text(response).strip()).isEqualTo(expected);
        assertThat(response.fields().first("Content-Type")).contains("text/plain;charset=utf-8");
    }

    @ParameterizedTest(name = "{0}: {1} {2}")
    @CsvSource(delimiter = '|', value = {
            "/q/int?v=x                 | query | must be an int",
            "/q/int?v=                  | query | must be an int",
            "/q/int?v=7.0               | query | must be an int",
            "/q/int?v=2147483648        | query | is out of range; it must be a whole number from -2147483648 to 2147483647",
            "/q/int                     | query | is missing; it must be an int",
            "/q/int?v=1&v=2             | query | is there 2 times; at most once",
            "/q/double?v=NaN            | query | must be a number",
            "/q/double?v=1e400          | query | is out of range; it must be a number from -1.79e308 to 1.79e308",
            "/q/decimal?v=1e2147483648  | query | must be a number",
            "/q/double?v=0x1p3          | query | must be a number",
            "/q/boolean?v=yes           | query | must be true or false",
            "/q/char?v=ab               | query | must be one character",
            "/q/enum?v=blue             | query | must be one of RED, GREEN",
            "/q/uuid?v=1-1-1-1-1        | query | must be a UUID",
            "/q/decimal?v=1e999999999   | query | must be a number",
            "/q/date?v=2026-02-30       | query | must be a date such as 2026-01-31",
            "/q/own?v=abcd              | query | must be an Isbn",
            "/q/optional?v=x            | query | must be an int",
            "/q/list?v=1&v=x            | query | must be an int",
            "/p/x                       | path  | must be an int",
    })
    void valuesThatDoNotFitAreAnsweredWithTheReason(String target, String in, String reason) throws Exception {
        JsonNode problem = problem(app.handle(Request.get(target)), 400);
        assertThat(problem.get("errors")).hasSize(1);
        assertThat(problem.get("errors").get(0).get("in").stringValue()).isEqualTo(in);
        assertThat(problem.get("errors").get(0).get("reason").stringValue()).isEqualTo(reason);
        assertThat(problem.get("detail").stringValue()).contains(reason);
    }

    @Test
    void allProblemsOfARequestAreToldTogether() throws Exception {
        JsonNode errors = problem(app.handle(Request.get("/many?a=x&b=blue").with("X-C", "secret")), 400).get("errors");
        assertThat(errors.toString()).isEqualTo("[{\"in\":\"query\",\"name\":\"a\",\"value\":\"x\",\"reason\":\"must be an int\"},"
                + "{\"in\":\"query\",\"name\":\"b\",\"value\":\"blue\",\"reason\":\"must be one of RED, GREEN\"},"
                + "{\"in\":\"header\",\"name\":\"X-C\",\"reason\":\"must be an int\"}]");
    }

    @Test
    void fieldsAreBoundInAnyCase() throws Exception {
        assertThat(text(app.handle(Request.get("/h").with("x-count", "3").with("Accept", "text/plain"))))
                .isEqualTo("3 Optional[text/plain]");
    }

    @Test
    void longValuesAreCutBeforeTheyAreShownAgain() throws Exception {
        JsonNode problem = problem(app.handle(Request.get("/q/int?v=" + "x".repeat(5_000))), 400);
        assertThat(problem.get("errors").get(0).get("value").stringValue()).hasSize(100);
    }

    @Test
    void bodiesAreReadAndCreatedThingsSayWhereTheyAre() throws Exception {
        Response response = app.handle(json(Method.POST, "/note", "{\"text\":\"hi\"}"));
        assertThat(response.status()).isEqualTo(Status.CREATED);
        assertThat(response.fields().first("Location")).contains("/note/1");
        assertThat(text(response)).isEqualTo("{\"text\":\"hi\"}");
        assertThat(text(app.handle(json(Method.POST, "/notes", "[{\"text\":\"a\"},{\"text\":\"b\"}]")))).isEqualTo("2");
        assertThat(text(app.handle(Request.of(Method.PUT, "/note")))).isEqualTo("{\"text\":\"none\"}");
    }

    @Test
    void jsonThatIsMalformedSaysWhere() throws Exception {
        JsonNode error = problem(app.handle(json(Method.POST, "/note", "{\n \"text\": }")), 400).get("errors").get(0);
        assertThat(error.get("in").stringValue()).isEqualTo("body");
        assertThat(error.get("line").intValue()).isEqualTo(2);
        assertThat(error.get("column").intValue()).isBetween(9, 11);
    }

    @Test
    void aValueThatTheRecordRefusesIsUnprocessable() throws Exception {
        JsonNode problem = problem(app.handle(json(Method.POST, "/note", "{\"text\":\" \"}")), 422);
        assertThat(problem.get("detail").stringValue()).isEqualTo("text must not be blank.");
        JsonNode second = problem(app.handle(json(Method.POST, "/notes", "[{\"text\":\"a\"},{\"text\":\"\"}]")), 422);
        assertThat(second.get("errors").get(0).get("pointer").stringValue()).isEqualTo("/1");
        assertThat(second.get("detail").stringValue()).isEqualTo("/1: text must not be blank.");
    }

    @Test
    void theSameExceptionInAHandlerIsAFaultOfOurs() throws Exception {
        problem(app.handle(Request.get("/illegal")), 500);
    }

    @ParameterizedTest(name = "Content-Type: {0} is {1}")
    @CsvSource(delimiter = '|', value = {
            "application/json                 | 201",
            "Application/JSON; charset=UTF-8  | 201",
            "application/json;charset=\"utf-8\" | 201",
            "application/vnd.note+json        | 201",
            "application/json; charset=latin1 | 415",
            "text/plain                       | 415",
            "application/x-www-form-urlencoded | 415",
            "json                             | 415",
            ";                                | 415",
            "application/json; profile=\"a;b\" | 201",
            "''                               | 415",
    })
    void contentOfAnotherTypeIsRefused(String type, int status) throws Exception {
        Response response = app.handle(Request.of(Method.POST, "/note").with("Content-Type", type)
                .with(Content.of("{\"text\":\"a\"}".getBytes(StandardCharsets.UTF_8))));
        assertThat(response.status().code()).isEqualTo(status);
        if (status == 415) {
            assertThat(response.fields().first("Accept")).contains("application/json");
            problem(response, 415);
        }
    }

    @Test
    void contentThatIsMissingIsABadRequest() throws Exception {
        problem(app.handle(Request.of(Method.POST, "/note")), 400);
    }

    @ParameterizedTest(name = "{0} is {1} {2}")
    @CsvSource(delimiter = '|', value = {
            "/void    | 204 | -                        |",
            "/empty   | 404 | application/problem+json |",
            "/full    | 200 | application/json         | {\"text\":\"n\"}",
            "/octets  | 200 | application/octet-stream |",
            "/map     | 200 | application/json         | {\"a\":1}",
            "/problem | 409 | application/problem+json |",
            "/throws  | 500 | application/problem+json |",
            "/http-error | 404 | application/problem+json |",
    })
    void whatIsReturnedDecidesTheResponse(String path, int status, String type, String body) throws Exception {
        Response response = app.handle(Request.get(path));
        assertThat(response.status().code()).isEqualTo(status);
        assertThat(response.fields().first("Content-Type").orElse("-")).isEqualTo(type);
        assertThat(text(response)).doesNotContain("secret");
        if (body != null) {
            assertThat(text(response)).isEqualTo(body);
        }
    }

    @Test
    void anyTokenCanBeAMethod() throws Exception {
        assertThat(text(app.handle(Request.of(new Method("QUERY"), "/search")))).isEqualTo("found");
    }

    private static Request json(Method method, String target, String json) {
        return Request.of(method, target).with("Content-Type", "application/json")
                .with(Content.of(json.getBytes(StandardCharsets.UTF_8)));
    }

    private static JsonNode problem(Response response, int status) throws Exception {
        assertThat(response.status().code()).isEqualTo(status);
        assertThat(response.fields().first("Content-Type")).contains("application/problem+json");
        JsonNode problem = JsonMapper.shared().readTree(response.content().readAll());
        assertThat(problem.get("status").intValue()).isEqualTo(status);
        return problem;
    }

    private static String text(Response response) throws Exception {
        return new String(response.content().readAll(), StandardCharsets.UTF_8);
    }
}
