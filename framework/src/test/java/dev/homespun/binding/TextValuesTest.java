package dev.homespun.binding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.core.type.TypeReference;

class TextValuesTest {

    record Isbn(String text) {
        static Isbn valueOf(String text) {
            if (text.isEmpty()) {
                throw new IllegalArgumentException("secret");
            }
            return new Isbn(text);
        }
    }

    record Id<T>(long number) {
        static <T> Id<T> valueOf(String text) {
            return new Id<>(Long.parseLong(text));
        }
    }

    enum Twins {
        ONE, TWO;

        @Override
        public String toString() {
            return this == ONE ? "a" : "A";
        }
    }

    static final class Lost {
        static @Nullable Lost of(String text) {
            return Optional.<Lost>empty().orElse(null);
        }
    }

    static Stream<Arguments> values() {
        return Stream.of(
                arguments(int.class, "-007", -7), arguments(int.class, "2147483647", Integer.MAX_VALUE),
                arguments(byte.class, "-128", (byte) -128), arguments(double.class, "-1.5E+3", -1500.0),
                arguments(float.class, "3.4e38", 3.4e38f), arguments(BigDecimal.class, "1e10000", new BigDecimal("1e10000")),
                arguments(BigInteger.class, "1e3", BigInteger.valueOf(1000)),
                arguments(Locale.class, "de-AT", Locale.of("de", "AT")), arguments(URI.class, "/a", URI.create("/a")),
                arguments(UUID.class, "0197A000-0000-7000-8000-00000000000a",
                        UUID.fromString("0197a000-0000-7000-8000-00000000000a")),
                arguments(Isbn.class, "x", new Isbn("x")),
                arguments(new TypeReference<Id<Isbn>>() {}.getType(), "7", new Id<Isbn>(7)),
                arguments(new TypeReference<Optional<Id<Isbn>>>() {}.getType(), "7", Optional.of(new Id<Isbn>(7))));
    }

    @ParameterizedTest(name = "\"{1}\" is a {0}")
    @MethodSource("values")
    void textsThatFitAreRead(Type type, String text, Object expected) {
        assertThat(Shape.of(type).orElseThrow().value(List.of(text))).isEqualTo(expected);
    }

    static Stream<Arguments> refusals() {
        String ofInt = "is out of range; it must be a whole number from -2147483648 to 2147483647";
        return Stream.of(
                arguments(int.class, "+7", "must be an int"), arguments(int.class, "\u0663", "must be an int"),
                arguments(int.class, "7.0", "must be an int"), arguments(int.class, "", "must be an int"),
                arguments(int.class, "9".repeat(2_000), "must be an int"),
                arguments(int.class, "2147483648", ofInt), arguments(int.class, "-99999999999999999999", ofInt),
                arguments(byte.class, "200", "is out of range; it must be a whole number from -128 to 127"),
                arguments(long.class, "9223372036854775808", "is out of range; it must be a whole number from "
                        + "-9223372036854775808 to 9223372036854775807"),
                arguments(double.class, ".5", "must be a number"), arguments(double.class, "5.", "must be a number"),
                arguments(double.class, "+5", "must be a number"), arguments(double.class, "NaN", "must be a number"),
                arguments(double.class, "1e400", "is out of range; it must be a number from -1.79e308 to 1.79e308"),
                arguments(float.class, "1e39", "is out of range; it must be a number from -3.4e38 to 3.4e38"),
                arguments(BigDecimal.class, "1e10001", "must be a number"),
                arguments(BigDecimal.class, "\u0661.5", "must be a number"),
                arguments(BigInteger.class, "7.5", "must be a whole number"),
                arguments(UUID.class, "1-1-1-1-1", "must be a UUID"),
                arguments(UUID.class, "00000000-0000-0000-00000-000000000001", "must be a UUID"),
                arguments(UUID.class, "-".repeat(36), "must be a UUID"),
                arguments(Locale.class, "de_AT", "must be a language such as de-AT"),
                arguments(Locale.class, "", "must be a language such as de-AT"),
                arguments(URI.class, "", "must be a URI"), arguments(URI.class, "a b", "must be a URI"),
                arguments(Isbn.class, "", "must be an Isbn"));
    }

    @ParameterizedTest(name = "\"{1}\" is no {0}")
    @MethodSource("refusals")
    void textsThatDoNotFitSayWhatWould(Class<?> type, String text, String reason) {
        assertThatThrownBy(() -> TextValues.of(type).orElseThrow().parse(text))
                .isInstanceOf(IllegalArgumentException.class).hasMessage(reason);
    }

    @Test
    void aFactoryThatReturnsNullIsNamed() {
        assertThatThrownBy(() -> TextValues.of(Lost.class).orElseThrow().parse("x"))
                .isInstanceOf(NullPointerException.class).hasMessageContaining("Lost.of(java.lang.String) returned null");
    }

    @Test
    void constantsThatAreReadAlikeAreAMistake() {
        assertThatThrownBy(() -> TextValues.of(Twins.class)).isInstanceOf(UnbindableException.class)
                .hasMessage("two constants of Twins are both read from \"A\", in whatever case");
    }

    @Test
    void containersAreNotMadeOfText() {
        assertThat(Shape.of(new TypeReference<List<List<String>>>() {}.getType())).isEmpty();
        assertThat(Shape.of(new TypeReference<Optional<?>>() {}.getType())).isEmpty();
    }
}
