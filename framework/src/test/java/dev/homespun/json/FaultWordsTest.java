package dev.homespun.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.fasterxml.jackson.annotation.JsonAlias;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonValue;
import java.lang.reflect.Type;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// What is said of documents that do not fit: in words of JSON, with the names that documents have.
class FaultWordsTest {

    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
    @JsonSubTypes({@JsonSubTypes.Type(value = Circle.class, name = "circle"),
            @JsonSubTypes.Type(value = Square.class, name = "square")})
    sealed interface Shape {}

    record Circle(int radius) implements Shape {}

    record Square(int side) implements Shape {}

    record Drawing(Shape shape) {}

    enum Cover { @JsonProperty("hard") HARD, @JsonProperty("soft") SOFT }

    enum Level {
        LOW, HIGH;

        @JsonValue
        String text() {
            return this == LOW ? "low-level" : "high-level";
        }
    }

    record Person(@JsonAlias("surname") String name, int age) {}

    record Nothing() {}

    static final class Isbn {
        final String text;

        public Isbn(String text) {
            this.text = text;
        }
    }

    static Stream<Arguments> mismatches() {
        Type ints = type(new TypeReference<Map<Integer, Integer>>() {});
        Type covers = type(new TypeReference<Map<Cover, Integer>>() {});
        return Stream.of(
                arguments("{\"shape\":{}}", Drawing.class, "/shape/kind is missing; it must be one of circle, square"),
                arguments("{\"shape\":{\"kind\":\"line\"}}", Drawing.class, "/shape/kind must be one of circle, square"),
                arguments("{\"shape\":{\"kind\":5}}", Drawing.class, "/shape/kind must be one of circle, square"),
                arguments("{\"shape\":[]}", Drawing.class, "/shape must be an object, found an array"),
                arguments("{\"shape\":5}", Drawing.class, "/shape must be an object, found a number"),
                arguments("{\"kind\":\"circle\"}", Shape.class, "/radius is missing"),
                arguments("\"ab\"", char.class, "must be one character"),
                arguments("\"!\"", byte[].class, "must be base64 text"),
                arguments("7", Isbn.class, "must be a string, found a number"),
                arguments("{}", Isbn.class, "must be a string, found an object"),
                arguments("[]", ints, "must be an object, found an array"),
                arguments("{\"x\":1}", ints, "/x has a name that must be a whole number"),
                arguments("{\"a/b\":1}", type(new TypeReference<Map<UUID, Integer>>() {}), "/a~1b has a name that must be a UUID"),
                arguments("{\"HARD\":1}", covers, "/HARD has a name that must be one of hard, soft"),
                arguments("\"x\"", OptionalInt.class, "must be a whole number, found a string"),
                arguments("1.5", OptionalInt.class, "must be a whole number, found a fraction"),
                arguments("\"x\"", OptionalDouble.class, "must be a number, found a string"),
                arguments("\"1\"", AtomicInteger.class, "must be a whole number, found a string"),
                arguments("[1,\"2\"]", int[].class, "/1 must be a whole number, found a string"),
                arguments("[[1],2]", int[][].class, "/1 must be an array, found a number"),
                arguments("[1,null]", type(new TypeReference<Optional<List<Integer>>>() {}),
                        "/1 must be a whole number, found null"),
                arguments("\"HARD\"", Cover.class, "must be one of hard, soft"),
                arguments("\"LOW\"", Level.class, "must be one of low-level, high-level"),
                arguments("{\"age\":1}", Person.class, "/name is missing"),
                arguments("{\"surname\":\"A\"}", Person.class, "/age is missing"),
                arguments("{\"surname\":null}", Person.class, "/surname must not be null; /age is missing"),
                arguments("\"x\"", ZoneId.class, "must be a time zone such as Europe/Vienna"),
                arguments("\"x\"", Currency.class, "must be a currency such as EUR"),
                arguments("{\"a\":1}", Nothing.class, "/a is unknown; none are known"));
    }

    @ParameterizedTest(name = "{0} for {1}")
    @MethodSource("mismatches")
    void whatIsWrongIsSaidInWordsOfJson(String json, Type type, String expected) {
        assertThat(fault(JacksonCodec.strict(), json, type)).isInstanceOfSatisfying(JsonFault.Mismatch.class, mismatch ->
                assertThat(mismatch.places().stream().map(place -> (place.pointer() + " " + place.reason()).strip())
                        .collect(Collectors.joining("; "))).isEqualTo(expected));
    }

    @Test
    void aColumnCountsCharacters() {
        assertThat(fault(JacksonCodec.strict(), "{\"\u00e9\u20ac\": x}", Object.class))
                .isEqualTo(new JsonFault.Malformed("is not JSON", 1, 8));
    }

    @Test
    void aMapperThatForbidsNamesTwiceInTreesIsAnsweredToo() {
        JsonCodec codec = JacksonCodec.of(JsonMapper.builder()
                .enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY).build());
        assertThat(fault(codec, "{\"a\":1,\"a\":2}", JsonNode.class)).isInstanceOfSatisfying(JsonFault.Malformed.class,
                malformed -> assertThat(malformed.reason()).isEqualTo("has an object with the same name twice"));
        assertThat(fault(codec, "{\"age\":\"x\",\"a\":1,\"a\":2}", Person.class)).isInstanceOf(JsonFault.class);
    }

    private static Type type(TypeReference<?> reference) {
        return reference.getType();
    }

    private static JsonFault fault(JsonCodec codec, String json, Type type) {
        return catchThrowableOfType(JsonException.class,
                () -> codec.read(json.getBytes(StandardCharsets.UTF_8), type)).fault();
    }
}
