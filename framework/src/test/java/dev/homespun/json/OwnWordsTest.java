package dev.homespun.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.annotation.JsonCreator;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/// Whose exceptions speak to clients while a document is read, and what happens to those that do not.
class OwnWordsTest {

    enum Colour { RED }

    static final class Checks {
        static void requirePositive(int number) {
            if (number <= 0) {
                throw new IllegalArgumentException("must be positive");
            }
        }
    }

    static final class Stale extends RuntimeException {
        private static final long serialVersionUID = 1;
    }

    record Said(int number) {
        Said {
            if (number == 0) {
                throw new IllegalArgumentException("zero is not allowed");
            }
            if (number == 1) {
                throw new IllegalArgumentException();
            }
            Checks.requirePositive(number);
        }
    }

    record Outer(Said said, int twice) {
        Outer {
            new Said(twice);
        }
    }

    record Leaking(String text, int how) {
        Leaking {
            switch (how) {
                case 0 -> Colour.valueOf(text);
                case 1 -> Integer.parseInt(text);
                case 2 -> UUID.fromString(text);
                case 3 -> LocalDate.parse(text);
                case 4 -> throw new Stale();
                default -> Objects.requireNonNull(null, text);
            }
        }
    }

    record Made(String text) {
        @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
        static Made of(String text) {
            throw new IllegalArgumentException("not " + text);
        }
    }

    static final class Bean {
        private int number;

        public void setNumber(int number) {
            this.number = number;
            throw new Stale();
        }

        public void setText(String text) throws Exception {
            throw new Exception("checked " + text);
        }
    }

    static final class OneText {
        public OneText(String text) {
            throw new IllegalArgumentException("not " + text);
        }
    }

    enum Coded {
        A;

        @JsonCreator
        static Coded of(String text) {
            throw new IllegalArgumentException("no code " + text);
        }
    }

    @Test
    void whatARecordsConstructorOrAHelperBesideItSaysIsForTheClient() {
        assertThat(rejected("{\"number\":0}", Said.class)).isEqualTo(place("", "zero is not allowed"));
        assertThat(rejected("{\"number\":-1}", Said.class)).isEqualTo(place("", "must be positive"));
        assertThat(rejected("{\"said\":{\"number\":0},\"twice\":1}", Outer.class)).isEqualTo(place("/said", "zero is not allowed"));
        assertThat(rejected("{\"said\":{\"number\":7},\"twice\":-1}", Outer.class)).isEqualTo(place("", "must be positive"));
    }

    @Test
    void withoutAMessageItIsNotAcceptable() {
        assertThat(rejected("{\"number\":1}", Said.class)).isEqualTo(place("", "the value is not acceptable"));
    }

    @Test
    void whatTheJdkSaysIsNotTold() {
        for (int how = 0; how < 3; how++) {
            assertThat(rejected("{\"text\":\"secret\",\"how\":%d}".formatted(how), Leaking.class))
                    .isEqualTo(place("", "the value is not acceptable"));
        }
    }

    @Test
    void whatIsNoConstructorOfARecordIsRefusedWithoutWords() {
        assertThat(rejected("\"secret\"", Made.class)).isEqualTo(place("", "the value is not acceptable"));
        assertThat(rejected("\"secret\"", OneText.class)).isEqualTo(place("", "the value is not acceptable"));
        assertThat(rejected("\"secret\"", Coded.class)).isEqualTo(place("", "the value is not acceptable"));
    }

    @Test
    void otherExceptionsOfTheApplicationAreNoFaultsOfTheDocument() {
        assertThatThrownBy(() -> read("{\"text\":\"x\",\"how\":3}", Leaking.class)).isInstanceOf(DateTimeException.class);
        assertThatThrownBy(() -> read("{\"text\":\"x\",\"how\":4}", Leaking.class)).isInstanceOf(Stale.class);
        assertThatThrownBy(() -> read("{\"text\":\"x\",\"how\":5}", Leaking.class)).isInstanceOf(NullPointerException.class);
        assertThatThrownBy(() -> read("{\"number\":1}", Bean.class)).isInstanceOf(Stale.class);
        assertThatThrownBy(() -> read("{\"text\":\"x\"}", Bean.class)).isInstanceOf(IllegalStateException.class)
                .cause().hasMessage("checked x");
    }

    private static JsonFault.Place place(String pointer, String reason) {
        return new JsonFault.Place(pointer, reason);
    }

    private static JsonFault.Place rejected(String json, Class<?> type) {
        JsonFault fault = catchThrowableOfType(JsonException.class, () -> read(json, type)).fault();
        assertThat(fault).isInstanceOf(JsonFault.Rejected.class);
        return ((JsonFault.Rejected) fault).place();
    }

    private static Object read(String json, Class<?> type) throws JsonException {
        return JacksonCodec.strict().read(json.getBytes(StandardCharsets.UTF_8), type);
    }
}
