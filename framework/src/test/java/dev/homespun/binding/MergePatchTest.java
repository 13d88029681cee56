package dev.homespun.binding;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.homespun.App;
import dev.homespun.annotation.Body;
import dev.homespun.annotation.Controller;
import dev.homespun.annotation.Patch;
import dev.homespun.annotation.Query;
import dev.homespun.http.Content;
import dev.homespun.http.Method;
import dev.homespun.http.Request;
import dev.homespun.http.Response;
import dev.homespun.http.Status;
import dev.homespun.json.JsonCodec;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.NotBlank;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class MergePatchTest {

    record Author(@NotBlank String name) {}

    record NewBook(String title, @Max(2030) int year, @Valid Author author, List<String> tags, Optional<String> note) {
        NewBook {
            if (title.isBlank()) {
                throw new IllegalArgumentException("title must not be blank");
            }
        }
    }

    record Book(long id, NewBook is) {}

    private static final NewBook EMMA =
            new NewBook("Emma", 1815, new Author("Jane Austen"), List.of("novel"), Optional.of("first edition"));

    @Controller("/books/{id}")
    static final class Books {
        @Patch
        Book change(long id, @Body MergePatch<NewBook> patch, @Query Optional<Integer> copies) {
            return new Book(id, patch.applyTo(EMMA));
        }

        @Patch("/maybe")
        String maybe(long id, @Body Optional<MergePatch<NewBook>> patch) {
            return patch.map(some -> some.applyTo(EMMA).title()).orElse("as it was");
        }

        @Patch("/input")
        String input(long id, @Body Input<MergePatch<NewBook>> input) {
            return switch (input) {
                case Input.Accepted(MergePatch<NewBook> patch) -> patch.applyTo(EMMA).title();
                case Input.Refused<MergePatch<NewBook>> refused ->
                        refused.failures().stream().map(BindingFailure::sentence).toList().toString();
            };
        }
    }

    private final App app = App.create().controller(new Books())
            .route(Method.PATCH, "/called", Call.of(Parameter.mergePatch(NewBook.class), patch -> patch.applyTo(EMMA)));

    @Test
    void aPatchChangesWhatItNames() throws Exception {
        Response answer = patch("/books/7", "{\"year\":1816,\"note\":null,\"author\":{\"name\":\"J. A.\"}}");
        assertThat(text(answer)).isEqualTo("{\"id\":7,\"is\":{\"title\":\"Emma\",\"year\":1816,"
                + "\"author\":{\"name\":\"J. A.\"},\"tags\":[\"novel\"],\"note\":null}}");
    }

    @Test
    void aRouteWithoutAnnotationsTakesOne() throws Exception {
        assertThat(text(patch("/called", "{\"title\":\"Persuasion\"}"))).startsWith("{\"title\":\"Persuasion\",");
        assertThat(patch("/called", "{\"year\":3000}").status()).isEqualTo(Status.UNPROCESSABLE_CONTENT);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
            "{'title':null,'tags':null}    | 400 | The request has 2 errors.",
            "{'title':null}                | 400 | The body's /title is missing.",
            "{'titel':null}                | 400 | The body's /titel is unknown; known are author, note, tags, title, year.",
            "{'author':{'name':7}}         | 400 | The body's /author/name must be a string, found a number.",
            "['title']                     | 400 | The body must be an object, found an array.",
            "{'title':'a','title':'b'}     | 400 | The body has an object with the same name twice at line 1, column 21.",
            "{'title':' '}                 | 422 | title must not be blank.",
            "{'year':2031}                 | 422 | /year: must be less than or equal to 2030.",
            "{'year':2031,'author':{'name':''}} | 422 | The request has 2 errors."})
    void whatDoesNotFitIsToldAsOfAnyBody(String patch, int status, String detail) throws Exception {
        Response answer = patch("/books/7", patch.replace('\'', '"'));
        JsonNode problem = JsonMapper.shared().readTree(answer.content().readAll());
        assertThat(problem.get("detail").asString()).isEqualTo(detail);
        assertThat(answer.status().code()).isEqualTo(status);
        assertThat(problem.get("errors").valueStream().map(error -> error.get("in").asString())).containsOnly("body");
    }

    @Test
    void aPatchThatCannotBeReadIsToldWithAllElse() throws Exception {
        assertThat(text(patch("/books/seven?copies=many", "{\"titel\":1}"))).contains("The request has 3 errors.");
    }

    @ParameterizedTest
    @CsvSource({"application/json", "application/json-patch+json", "text/plain", "application/merge-patch+json;charset=latin1"})
    void anotherMediaTypeIsRefusedAndTheRightOneNamed(String type) throws Exception {
        Response answer = app.handle(Request.of(Method.PATCH, "/books/7").with("Content-Type", type)
                .with(Content.of("{}".getBytes(UTF_8))));
        assertThat(answer.status()).isEqualTo(Status.UNSUPPORTED_MEDIA_TYPE);
        assertThat(answer.fields().all("Accept-Patch")).containsExactly("application/merge-patch+json");
        assertThat(answer.fields().contains("Accept")).isFalse();
    }

    @Test
    void theMediaTypeMayNameItsCharset() throws Exception {
        Response answer = app.handle(Request.of(Method.PATCH, "/books/7")
                .with("Content-Type", "Application/Merge-Patch+JSON; charset=UTF-8")
                .with(Content.of("{}".getBytes(UTF_8))));
        assertThat(answer.status()).isEqualTo(Status.OK);
    }

    @Test
    void aPatchMayBeAbsentOrSeenByTheMethod() throws Exception {
        assertThat(text(app.handle(Request.of(Method.PATCH, "/books/7/maybe")))).isEqualTo("as it was");
        assertThat(text(app.handle(Request.of(Method.PATCH, "/books/7")))).contains("The body is missing.");
        assertThat(text(patch("/books/7/maybe", "{\"title\":\"a\"}"))).isEqualTo("a");
        assertThat(text(patch("/books/7/input", "{\"title\":\"a\"}"))).isEqualTo("a");
        assertThat(text(patch("/books/7/input", "7"))).isEqualTo("[The body must be an object, found a number.]");
    }

    @Test
    void aPathSaysThatItTakesPatches() throws Exception {
        for (String path : List.of("/books/7", "/books/7/input", "/called")) {
            Response options = app.handle(Request.of(Method.OPTIONS, path));
            assertThat(options.status()).isEqualTo(Status.NO_CONTENT);
            assertThat(options.fields().all("Accept-Patch")).containsExactly("application/merge-patch+json");
            Response other = app.handle(Request.of(Method.GET, path));
            assertThat(other.status()).isEqualTo(Status.METHOD_NOT_ALLOWED);
            assertThat(other.fields().all("Accept-Patch")).containsExactly("application/merge-patch+json");
        }
    }

    @Test
    void aMethodCanBeCalledWithALambda() {
        assertThat(new Books().change(7, book -> book, Optional.empty())).isEqualTo(new Book(7, EMMA));
    }

    record Loose(int n, List<String> names) {}

    @Test
    @SuppressWarnings("NullAway") // that is the slip
    void aFaultOfTheValueThatIsPatchedIsNoFaultOfTheClient() throws Exception {
        Map<String, Loose> found = Map.of("odd", new Loose(1, Arrays.asList("x", null)));
        for (String id : List.of("odd", "none")) {
            App own = App.create().route(Method.PATCH, "/loose", Call.of(Parameter.mergePatch(Loose.class),
                    patch -> patch.applyTo(found.get(id))));
            Response answer = own.handle(Request.of(Method.PATCH, "/loose")
                    .with("Content-Type", "application/merge-patch+json")
                    .with(Content.of("{\"n\":2}".getBytes(UTF_8))));
            assertThat(answer.status()).as(id).isEqualTo(Status.INTERNAL_SERVER_ERROR);
            assertThat(text(answer)).doesNotContain("names", "look");
        }
    }

    @Test
    @SuppressWarnings("NullAway") // that is the slip
    void nullIsNothingToPatch() throws Exception {
        AtomicReference<MergePatch<NewBook>> seen = new AtomicReference<>();
        App own = App.create().route(Method.PATCH, "/called", Call.of(Parameter.mergePatch(NewBook.class), patch -> {
            seen.set(patch);
            return "";
        }));
        own.handle(Request.of(Method.PATCH, "/called").with("Content-Type", "application/merge-patch+json")
                .with(Content.of("{\"year\":1816,\"note\":null}".getBytes(UTF_8))));
        assertThatThrownBy(() -> seen.get().applyTo(null)).isInstanceOf(NullPointerException.class)
                .hasMessage("there is no value to patch, but null: look it up first, "
                        + "and answer 404 when there is none");
        assertThat(seen.get().names()).containsExactly("year", "note");
        assertThat(seen.get()).hasToString("MergePatch[year, note]");
    }

    @Test
    void aCodecThatCannotPatchIsToldAtTheStart() {
        App other = App.create().json(new ReadsOnly()).controller(new Books());
        assertThatThrownBy(other::verify).hasMessageContaining("parameter patch is a MergePatch, and "
                + ReadsOnly.class.getCanonicalName() + " applies none. Implement its merge(), or use JacksonCodec.");
    }

    private static final class ReadsOnly implements JsonCodec {
        @Override
        public Object read(byte[] octets, Type type) {
            return "";
        }

        @Override
        public byte[] write(Object value) {
            return new byte[0];
        }
    }

    private Response patch(String target, String json) throws Exception {
        return app.handle(Request.of(Method.PATCH, target).with("Content-Type", "application/merge-patch+json")
                .with(Content.of(json.getBytes(UTF_8))));
    }

    private static String text(Response response) throws Exception {
        return new String(response.content().readAll(), UTF_8);
    }
}
