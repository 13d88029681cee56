package dev.homespun.validation;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonTypeName;
import dev.homespun.App;
import dev.homespun.annotation.Body;
import dev.homespun.annotation.Post;
import dev.homespun.annotation.Query;
import dev.homespun.json.JacksonCodec;
import jakarta.validation.Valid;
import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.annotation.JsonDeserialize;
import tools.jackson.databind.json.JsonMapper;

class BodyConstraintsTest {

    record Author(@NotBlank String name) {}

    record Item(@Min(1) int price, @Valid Optional<Author> author) {}

    record Order(@NotBlank String title, @Valid Author author, List<@Valid Item> items,
            Map<String, @Valid Item> extra) {}

    record Tags(@NotEmpty List<@NotBlank String> list, Set<@NotBlank String> set,
            Map<@NotBlank String, @Min(1) Integer> map, List<List<@Max(9) Integer>> matrix, Optional<@NotBlank String> maybe) {}

    record Named(@JsonProperty("full-name") @NotBlank String name, @JsonProperty("by") @Valid Author author) {}

    record Snake(@NotBlank String fullName) {}

    record Range(int from, int to) {
        @AssertTrue(message = "must be at least from")
        boolean isTo() {
            return to >= from;
        }
    }

    record Strict(@Size(max = 3) String text) {
        Strict {
            if (text.startsWith("x")) {
                throw new IllegalArgumentException("text must not start with x");
            }
        }
    }

    record Free(int side) {}

    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME)
    @JsonSubTypes(@JsonSubTypes.Type(value = Cat.class, name = "cat"))
    interface Animal {}

    record Cat(@Max(9) int lives) implements Animal {}

    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME)
    sealed interface Plant permits Tree {}

    @JsonTypeName("tree")
    record Tree(@Min(1) int rings) implements Plant {}

    record Zoo(@Valid Animal animal) {}

    @JsonDeserialize(as = Hidden.class)
    interface Open {}

    record Hidden(@Min(1) int n) implements Open {}

    record Holder(@Valid Open open) {}

    static final class Controller {
        @Post("/valid") String valid(@Body @Valid Order order) { return order.title(); }
        @Post("/forgotten") String forgotten(@Body Order order) { return order.title(); }
        @Post("/list") String list(@Body List<Author> authors) { return "list " + authors.size(); }
        @Post("/valid-list") String validList(@Body List<@Valid Author> authors) { return "list " + authors.size(); }
        @Post("/array") String array(@Body Author[] authors) { return "array " + authors.length; }
        @Post("/map") String map(@Body Map<String, List<Author>> authors) { return "map " + authors.size(); }
        @Post("/optional") String optional(@Body Optional<Author> author) { return "optional " + author; }
        @Post("/size") String size(@Body @Size(min = 1, max = 2) List<String> texts) { return "size " + texts.size(); }
        @Post("/tags") String tags(@Body Tags tags) { return "tags"; }
        @Post("/named") String named(@Body Named named) { return named.name(); }
        @Post("/range") String range(@Body Range range) { return "range"; }
        @Post("/strict") String strict(@Body Strict strict, @Query @Min(1) int n) { return strict.text() + n; }
        @Post("/animal") String animal(@Body Animal animal) { return "animal"; }
        @Post("/plant") String plant(@Body Plant plant) { return "plant"; }
        @Post("/zoo") String zoo(@Body Zoo zoo) { return "zoo"; }
        @Post("/open") String open(@Body @Valid Open open) { return "open"; }
        @Post("/holder") String holder(@Body Holder holder) { return "holder"; }
        @Post("/free") String free(@Body Free free) { return "free"; }
    }

    private static final String ORDER = """
            {"title": "t", "author": {"name": "n"}, "items": [{"price": 1}, {"price": 1, "author": {"name": "n"}}],
             "extra": {"a/b~c": {"price": 1}}}""";

    private final Asked app = Asked.of(new Controller());

    @Test
    void whatKeepsTheConstraintsIsAnswered() throws Exception {
        assertThat(app.answer(Asked.post("/valid", ORDER))).isEqualTo("t");
        assertThat(app.answer(Asked.post("/forgotten", ORDER))).isEqualTo("t");
        assertThat(app.answer(Asked.post("/optional", ""))).isEqualTo("optional Optional.empty");
        assertThat(app.answer(Asked.post("/range", "{\"from\": 1, \"to\": 2}"))).isEqualTo("range");
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"/valid", "/forgotten"})
    void aForgottenValidDoesNotMeanUncheckedInput(String target) throws Exception {
        String wrong = ORDER.replace("\"n\"", "\" \"").replace(": 1", ": 0").replace("\"t\"", "\"\"");
        assertThat(app.refusals(Asked.post(target, wrong))).containsExactly(
                "body /author/name: must not be blank",
                "body /extra/a~1b~0c/price: must be greater than or equal to 1",
                "body /items/0/price: must be greater than or equal to 1",
                "body /items/1/author/name: must not be blank",
                "body /items/1/price: must be greater than or equal to 1",
                "body /title: must not be blank");
    }

    @ParameterizedTest(name = "{0} {1}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
            "/list       | [{\"name\": \"n\"}, {\"name\": \"\"}]  | body /1/name: must not be blank",
            "/valid-list | [{\"name\": \"n\"}, {\"name\": \"\"}]  | body /1/name: must not be blank",
            "/array      | [{\"name\": \"n\"}, {\"name\": \"\"}]  | body /1/name: must not be blank",
            "/map        | {\"~/\": [{\"name\": \"\"}]}           | body /~0~1/0/name: must not be blank",
            "/optional   | {\"name\": \"\"}                       | body /name: must not be blank",
            "/size       | []                                     | body : size must be between 1 and 2",
            "/named      | {\"full-name\": \"\", \"by\": {\"name\": \"n\"}} | body /full-name: must not be blank",
            "/named      | {\"full-name\": \"n\", \"by\": {\"name\": \"\"}} | body /by/name: must not be blank",
            "/range      | {\"from\": 2, \"to\": 1}               | body /to: must be at least from",
            "/animal     | {\"@type\": \"cat\", \"lives\": 10}   | body /lives: must be less than or equal to 9",
            "/plant      | {\"@type\": \"tree\", \"rings\": 0}   | body /rings: must be greater than or equal to 1",
            "/zoo        | {\"animal\": {\"@type\": \"cat\", \"lives\": 10}} | body /animal/lives: must be less than or equal to 9",
            "/open       | {\"n\": 0}                           | body /n: must be greater than or equal to 1",
            "/holder     | {\"open\": {\"n\": 0}}               | body /open/n: must be greater than or equal to 1",
            "/strict?n=1 | {\"text\": \"abcd\"}                   | body /text: size must be between 0 and 3",
    })
    void thePlaceIsAPointerIntoTheDocument(String target, String json, String refusal) throws Exception {
        assertThat(app.refusals(Asked.post(target, json))).containsExactly(refusal);
    }

    @Test
    void elementsOfContainersHaveAPlaceToo() throws Exception {
        assertThat(app.refusals(Asked.post("/tags", """
                {"list": ["a", ""], "set": ["a", " "], "map": {"": 1, "b": 0}, "matrix": [[1], [2, 10]], "maybe": ""}""")))
                .containsExactly(
                        "body /list/1: must not be blank",
                        "body /map/: has a name that must not be blank",
                        "body /map/b: must be greater than or equal to 1",
                        "body /matrix/1/1: must be less than or equal to 9",
                        "body /maybe: must not be blank",
                        "body /set: has an element that must not be blank");
    }

    @Test
    void namesAreThoseThatTheMapperOfTheApplicationHas() throws Exception {
        final class Renaming {
            @Post("/snake") String snake(@Body Snake snake) { return snake.fullName(); }
        }
        JsonMapper mapper = JsonMapper.builder().propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE).build();
        Asked renaming = new Asked(App.create().json(JacksonCodec.of(mapper)).controller(new Renaming()));
        assertThat(renaming.refusals(Asked.post("/snake", "{\"full_name\": \"\"}")))
                .containsExactly("body /full_name: must not be blank");
    }

    @Test
    void aCompactConstructorSpeaksFirstAndAlone() throws Exception {
        assertThat(app.refusals(Asked.post("/strict?n=0", "{\"text\": \"xxxx\"}")))
                .containsExactly("body : text must not start with x");
        assertThat(app.refusals(Asked.post("/strict?n=0", "{\"text\": \"abcd\"}"))).containsExactly(
                "body /text: size must be between 0 and 3",
                "query n: must be greater than or equal to 1");
    }

    @Test
    void aSingleErrorIsToldAsASentence() throws Exception {
        assertThat(app.problem(422, Asked.post("/list", "[{\"name\": \"\"}]")).get("detail").asString())
                .isEqualTo("/0/name: must not be blank.");
        assertThat(app.problem(422, Asked.post("/size", "[]")).get("detail").asString())
                .isEqualTo("size must be between 1 and 2.");
    }

    @Test
    void placesCountAsPeopleDo() throws Exception {
        String json = IntStream.range(0, 12).mapToObj(i -> i == 2 || i == 10 ? "{\"name\":\"\"}" : "{\"name\":\"n\"}")
                .toList().toString();
        assertThat(app.refusals(Asked.post("/list", json)))
                .containsExactly("body /2/name: must not be blank", "body /10/name: must not be blank");
    }

    @Test
    void aFloodOfErrorsIsCut() throws Exception {
        String json = IntStream.range(0, 1_000).mapToObj(_ -> "{\"name\":\"\"}").toList().toString();
        JsonNode problem = app.problem(422, Asked.post("/list", json));
        assertThat(problem.get("errors")).hasSize(100);
        assertThat(problem.get("detail").asString()).isEqualTo("The request has more than 100 errors; 100 are told.");
    }
}
