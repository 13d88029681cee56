package dev.homespun.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Month;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.JsonNode;

/// What Jackson takes for something else than it is, and how that is refused.
class StrictValuesTest {

    enum Genre { JAZZ, ROCK }

    record Maybe(Optional<UUID> id, Optional<Integer> count, Optional<String> text) {}

    record Tree(JsonNode tree) {}

    private static final String DATE_TIME = "a date and time such as 2026-01-31T10:15:30Z";

    private final JsonCodec codec = JacksonCodec.strict();

    static Stream<Arguments> refusals() {
        return Stream.of(
                arguments("\"NaN\"", double.class, "must be a number, found a string"),
                arguments("\"Infinity\"", Float.class, "must be a number, found a string"),
                arguments("1e400", double.class, "is out of range; it must be a number from -1.79e308 to 1.79e308"),
                arguments("-1e39", Float.class, "is out of range; it must be a number from -3.4e38 to 3.4e38"),
                arguments("[1,\"NaN\"]", double[].class, "/1 must be a number, found a string"),
                arguments("[1e39]", float[].class,
                        "/0 is out of range; it must be a number from -3.4e38 to 3.4e38"),
                arguments("200", byte.class, "is out of range; it must be a whole number from -128 to 127"),
                arguments("-129", Byte.class, "is out of range; it must be a whole number from -128 to 127"),
                arguments("40000", short.class, "is out of range; it must be a whole number from -32768 to 32767"),
                arguments("[1,200]", byte[].class, "must be base64 text, found an array"),
                arguments("\" AQ==\"", byte[].class, "must be base64 text"),
                arguments("\" \"", Integer.class, "must be a whole number, found a string"),
                arguments("\"\"", URI.class, "must be a URI"),
                arguments("\" \"", URI.class, "must be a URI"),
                arguments("\" JAZZ\"", Genre.class, "must be one of JAZZ, ROCK"),
                arguments("\" 2026-01-31 \"", LocalDate.class, "must be a date such as 2026-01-31"),
                arguments("\"PT1M \"", Duration.class, "must be a duration such as PT1M30S"),
                arguments("\" UTC\"", ZoneId.class, "must be a time zone such as Europe/Vienna"),
                arguments("\"AAAAAAAAAAAAAAAAAAAAAA==\"", UUID.class, "must be a UUID"),
                arguments("\"123\"", Instant.class, "must be an instant such as 2026-01-31T10:15:30Z"),
                arguments("\"123.5\"", OffsetDateTime.class, "must be " + DATE_TIME),
                arguments("1", Date.class, "must be " + DATE_TIME + ", found a number"),
                arguments("\"1\"", Date.class, "must be " + DATE_TIME),
                arguments("1", Month.class, "must be one of JANUARY, FEBRUARY, MARCH, APRIL, MAY, JUNE, JULY, AUGUST, "
                        + "SEPTEMBER, OCTOBER, NOVEMBER, DECEMBER, found a number"),
                arguments("\"1\"", Month.class, "must be one of JANUARY, FEBRUARY, MARCH, APRIL, MAY, JUNE, JULY, AUGUST, "
                        + "SEPTEMBER, OCTOBER, NOVEMBER, DECEMBER"),
                arguments("{\"id\":\"\"}", Maybe.class, "/id must be a UUID"),
                arguments("{\"count\":\"\"}", Maybe.class, "/count must be a whole number, found a string"),
                arguments("{\"a\":{\"b\":[1,null]}}", Object.class, "/a/b/1 must not be null"),
                arguments("{\"a\":{\"b\":null}}", type(new TypeReference<Map<String, Object>>() {}), "/a/b must not be null"),
                arguments("null", JsonNode.class, "must not be null"),
                arguments("{\"1\":1,\"01\":2}", type(new TypeReference<Map<Integer, Integer>>() {}),
                        "/01 has a name that stands for the same as another one"),
                arguments("[{\"x\":{\"1\":1}},{\"x\":{\"1\":1,\"+1\":2}}]",
                        type(new TypeReference<List<Map<String, Map<Long, Integer>>>>() {}),
                        "/1/x/+1 has a name that stands for the same as another one"));
    }

    @ParameterizedTest(name = "{0} for {1}")
    @MethodSource("refusals")
    void whatIsNotExactIsRefused(String json, Type type, String expected) {
        JsonFault fault = catchThrowableOfType(JsonException.class, () -> read(json, type)).fault();
        assertThat(fault).isInstanceOfSatisfying(JsonFault.Mismatch.class, mismatch ->
                assertThat(mismatch.places()).singleElement().satisfies(place ->
                        assertThat((place.pointer() + " " + place.reason()).strip()).isEqualTo(expected)));
    }

    static Stream<Arguments> values() {
        return Stream.of(
                arguments("-128", byte.class, (byte) -128),
                arguments("1e308", double.class, 1e308),
                arguments("1e400", BigDecimal.class, new BigDecimal("1e400")),
                arguments("[[1e400,12345678901234.1234567890]]", Object.class,
                        List.of(List.of(new BigDecimal("1e400"), new BigDecimal("12345678901234.1234567890")))),
                arguments("[1,2.5]", double[].class, new double[] {1, 2.5}),
                arguments("[1,2.5]", float[].class, new float[] {1, 2.5f}),
                arguments("\"AQI=\"", byte[].class, new byte[] {1, 2}),
                arguments("\"\"", byte[].class, new byte[0]),
                arguments("\"\"", String.class, ""),
                arguments("\" a \"", String.class, " a "),
                arguments("\"JUNE\"", Month.class, Month.JUNE),
                arguments("\"FRIDAY\"", DayOfWeek.class, DayOfWeek.FRIDAY),
                arguments("\"2026-01-31T10:15:30+01:00\"", OffsetDateTime.class,
                        OffsetDateTime.parse("2026-01-31T10:15:30+01:00")),
                arguments("\"2026-01-31T10:15:30+01:00[Europe/Vienna]\"", ZonedDateTime.class,
                        ZonedDateTime.parse("2026-01-31T10:15:30+01:00[Europe/Vienna]")),
                arguments("{\"text\":\"\"}", Maybe.class, new Maybe(Optional.empty(), Optional.empty(), Optional.of(""))),
                arguments("{\"1\":{\"1\":7},\"2\":{\"1\":7}}", type(new TypeReference<Map<Integer, Map<Integer, Integer>>>() {}),
                        Map.of(1, Map.of(1, 7), 2, Map.of(1, 7))));
    }

    @ParameterizedTest(name = "{0} for {1}")
    @MethodSource("values")
    void whatIsExactIsTaken(String json, Type type, Object expected) throws Exception {
        assertThat(read(json, type)).isEqualTo(expected);
    }

    @Test
    void aTreeIsTheDocumentAsItIs() throws Exception {
        JsonNode tree = ((Tree) read("{\"tree\":{\"a\":null,\"b\":1e400,\"c\":1.50}}", Tree.class)).tree();
        assertThat(tree.get("a").isNull()).isTrue();
        assertThat(tree.get("b").decimalValue()).isEqualTo(new BigDecimal("1e400"));
        assertThat(tree.get("c").decimalValue()).isEqualTo(new BigDecimal("1.50"));
    }

    @Test
    void aMonthIsWrittenAsItIsRead() throws Exception {
        assertThat(codec.write(Month.JUNE)).asString(StandardCharsets.UTF_8).isEqualTo("\"JUNE\"");
    }

    private static Type type(TypeReference<?> reference) {
        return reference.getType();
    }

    private Object read(String json, Type type) throws JsonException {
        return codec.read(json.getBytes(StandardCharsets.UTF_8), type);
    }
}
