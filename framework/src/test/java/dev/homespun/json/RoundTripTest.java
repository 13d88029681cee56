package dev.homespun.json;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.fasterxml.jackson.annotation.JsonFormat;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.URI;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.Month;
import java.time.MonthDay;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.time.Period;
import java.time.Year;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.Currency;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.type.TypeFactory;

/// What is written can be read as the type that it was written from.
class RoundTripTest {

    enum Genre {
        JAZZ, ROCK;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    record Seat(char row, int number) {}

    record Held<T>(T one, Optional<T> perhaps, List<T> several, Map<String, T> named) {}

    private final JsonCodec codec = JacksonCodec.strict();

    /// The types of the table of docs/guide/binding.md, and what else of the JDK is read from text.
    static Stream<Object> values() {
        return Stream.of(7, Integer.MIN_VALUE, Long.MAX_VALUE, (short) -7, (byte) -128, 0.1, Double.MIN_VALUE,
                -Double.MAX_VALUE, 1 / 3f, Float.MAX_VALUE, new BigDecimal("12345678901234.1234567890"),
                new BigInteger("9".repeat(100)), true, 'x', "anything", "", " Žižka 𝄞 \u0000\u2028\"\\",
                UUID.fromString("0197a000-0000-7000-8000-000000000001"), URI.create("/concerts?limit=5"),
                LocalDate.of(2026, 1, 31), LocalTime.of(10, 15), LocalTime.of(10, 15, 30, 1),
                LocalDateTime.of(2026, 1, 31, 10, 15), OffsetDateTime.parse("2026-01-31T10:15:30+01:00"),
                ZonedDateTime.parse("2026-01-31T10:15:30+01:00"), Instant.parse("2026-01-31T10:15:30.123456789Z"),
                Year.of(2026), Year.of(-1), Year.of(12026), YearMonth.of(2026, 1), Duration.ofSeconds(90, 1),
                Locale.forLanguageTag("de-AT"), Locale.forLanguageTag("sr-Latn-RS"), Genre.JAZZ, new Seat('K', 7),
                Month.MAY, DayOfWeek.FRIDAY, MonthDay.of(2, 29), OffsetTime.parse("10:15:30+01:00"),
                Period.ofMonths(14), ZoneId.of("Europe/Vienna"), ZoneOffset.ofHours(1), Currency.getInstance("EUR"),
                new Date(1_769_854_530_123L));
    }

    @ParameterizedTest
    @MethodSource("values")
    void whatIsWrittenIsReadAsItsType(Object value) throws Exception {
        Class<?> type = value instanceof ZoneId && !(value instanceof ZoneOffset) ? ZoneId.class : value.getClass();
        assertThat(again(value, type)).isEqualTo(value);
        JavaType held = TypeFactory.createDefaultInstance().constructParametricType(Held.class, type);
        Held<Object> holder = new Held<>(value, Optional.of(value), List.of(value), Map.of("a", value));
        assertThat(again(holder, held)).isEqualTo(holder);
    }

    record Optionals(OptionalInt a, OptionalLong b, OptionalDouble c, OptionalDouble d, double[] e, float[] f,
            byte[] g) {}

    @Test
    void optionalNumbersAndArraysAreReadAgain() throws Exception {
        Optionals value = new Optionals(OptionalInt.of(1), OptionalLong.empty(), OptionalDouble.of(0.5),
                OptionalDouble.empty(), new double[] {1, -0.5}, new float[] {1 / 3f}, new byte[] {1, -1});
        assertThat(again(value, Optionals.class)).usingRecursiveComparison().isEqualTo(value);
    }

    record Keyed(Map<Year, Integer> years, Map<LocalDate, Integer> days, Map<Genre, Integer> genres,
            Map<UUID, Integer> ids, Map<Locale, Integer> languages) {}

    @Test
    void namesOfMapsAreReadAgain() throws Exception {
        Keyed value = new Keyed(Map.of(Year.of(2026), 1), Map.of(LocalDate.of(2026, 1, 31), 2), Map.of(Genre.ROCK, 3),
                Map.of(UUID.fromString("0197a000-0000-7000-8000-000000000001"), 4),
                Map.of(Locale.forLanguageTag("de-AT"), 5));
        assertThat(again(value, Keyed.class)).isEqualTo(value);
    }

    @Test
    void aYearIsText() {
        assertThat(codec.write(Year.of(2026))).asString(UTF_8).isEqualTo("\"2026\"");
    }

    private Object again(Object value, Type type) throws JsonException {
        return codec.read(codec.write(value), type);
    }

    record Size(double height, Optional<Double> width, OptionalDouble depth, List<Float> sides, double[] corners,
            float[] edges, Map<String, Object> more) {}

    static Stream<Arguments> infinite() {
        return Stream.of(
                arguments(size(Double.NaN, 1, 1, 1, 1, 1, 1), "NaN", "\"height\""),
                arguments(size(1, Double.POSITIVE_INFINITY, 1, 1, 1, 1, 1), "Infinity", "\"width\""),
                arguments(size(1, 1, Double.NEGATIVE_INFINITY, 1, 1, 1, 1), "-Infinity", "\"depth\""),
                arguments(size(1, 1, 1, Float.NaN, 1, 1, 1), "NaN", "\"sides\""),
                arguments(size(1, 1, 1, 1, Double.NaN, 1, 1), "NaN", "\"corners\""),
                arguments(size(1, 1, 1, 1, 1, Float.NaN, 1), "NaN", "\"edges\""),
                arguments(size(1, 1, 1, 1, 1, 1, Double.NaN), "NaN", "\"weight\""));
    }

    private static Size size(double height, double width, double depth, float side, double corner, float edge,
            double weight) {
        return new Size(height, Optional.of(width), OptionalDouble.of(depth), List.of(side), new double[] {corner},
                new float[] {edge}, Map.of("weight", weight));
    }

    @ParameterizedTest(name = "{1} as {2}")
    @MethodSource("infinite")
    void whatIsNoNumberOfJsonIsNotWritten(Size size, String found, String member) {
        assertThatThrownBy(() -> codec.write(size)).isInstanceOf(JacksonException.class)
                .hasMessageContaining(found + " is no number in JSON (RFC 8259, section 6)")
                .hasMessageContaining(member);
    }

    record Formatted(@JsonFormat(pattern = "dd.MM.yyyy") LocalDate day,
            @JsonFormat(pattern = "dd.MM.yyyy") Optional<LocalDate> perhaps,
            @JsonFormat(pattern = "dd.MM.yyyy") List<LocalDate> several,
            @JsonFormat(pattern = "d.M.yyyy G", locale = "en") LocalDate ofEra,
            @JsonFormat(pattern = "'yyyy 'yyyy-MM-dd HH:mm") LocalDateTime quoted,
            @JsonFormat(pattern = "yyyy-MM-dd HH:mm:ss XXX") OffsetDateTime moment,
            @JsonFormat(pattern = "yyyy/MM/dd HH:mm:ss.SSS X") Date date,
            @JsonFormat(pattern = "yy") Year year) {}

    private static final Formatted FORMATTED = new Formatted(LocalDate.of(2026, 1, 31),
            Optional.of(LocalDate.of(2026, 2, 1)), List.of(LocalDate.of(2026, 2, 2)), LocalDate.of(2026, 1, 31),
            LocalDateTime.of(2026, 1, 31, 10, 15), OffsetDateTime.parse("2026-01-31T10:15:30+01:00"),
            new Date(1_769_854_530_123L), Year.of(2026));

    @Test
    void aPatternIsForWritingAndReading() throws Exception {
        assertThat(codec.write(FORMATTED)).asString(UTF_8).isEqualTo("{\"day\":\"31.01.2026\","
                + "\"perhaps\":\"01.02.2026\","
                + "\"several\":[\"02.02.2026\"],\"ofEra\":\"31.1.2026 AD\",\"quoted\":\"yyyy 2026-01-31 10:15\","
                + "\"moment\":\"2026-01-31 10:15:30 +01:00\",\"date\":\"2026/01/31 10:15:30.123 Z\",\"year\":\"26\"}");
        assertThat(again(FORMATTED, Formatted.class)).isEqualTo(FORMATTED);
    }

    record Day(@JsonFormat(pattern = "dd.MM.yyyy") LocalDate day) {}

    @Test
    void whatIsNotOfThePatternIsRefusedInItsWords() {
        for (String text : List.of("2026-01-31", "31.02.2026", " 31.01.2026", "31.1.2026", "")) {
            byte[] document = "{\"day\":\"%s\"}".formatted(text).getBytes(UTF_8);
            JsonException refused = catchThrowableOfType(JsonException.class, () -> codec.read(document, Day.class));
            assertThat(refused.fault()).as(text)
                    .isEqualTo(JacksonFaults.mismatch("/day", "must be text of the form dd.MM.yyyy"));
        }
    }

    record Numbers(@JsonFormat(shape = JsonFormat.Shape.NUMBER_INT) LocalDate day,
            @JsonFormat(shape = JsonFormat.Shape.NUMBER) Instant instant,
            @JsonFormat(shape = JsonFormat.Shape.NUMBER) Duration duration,
            @JsonFormat(shape = JsonFormat.Shape.NUMBER) Date date,
            @JsonFormat(shape = JsonFormat.Shape.NUMBER) Year year,
            @JsonFormat(shape = JsonFormat.Shape.ARRAY) LocalTime time) {}

    @Test
    void whatIsWrittenAsANumberOnRequestIsReadAsOne() throws Exception {
        Numbers value = new Numbers(LocalDate.of(2026, 1, 31), Instant.parse("2026-01-31T10:15:30.123456789Z"),
                Duration.ofSeconds(90, 1), new Date(1_769_854_530_123L), Year.of(2026), LocalTime.of(10, 15));
        assertThat(again(value, Numbers.class)).isEqualTo(value);
    }
}
