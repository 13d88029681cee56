package dev.homespun.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JsonTextTest {

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {
            "1e10000", "1E+10000", "-1.5e-10000", "1e0000000010000", "\"1e99999\"", "{\"1e99999\":true}", "\"\\\"1e99999\"",
            "\"\\\\\"", "\"\\ud83d\\ude00\"", "\"\\uD83D\\uDE00\\n\"", "\"\\u00e9\"", "\"\\\\ud800\"", "[true,false,null]",
            "", "1e", "\"", "\"\\", "\"\\u", "\"\\u12",
    })
    void soundTextAndWhatTheParserRefusesPass(String json) {
        assertThatCode(() -> JsonText.requireSound(json.getBytes(StandardCharsets.UTF_8))).doesNotThrowAnyException();
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '^', value = {
            "1e10001                    | has a number whose exponent is beyond 10000 | 2",
            "1e2147483648               | has a number whose exponent is beyond 10000 | 2",
            "1e99999999999999999999     | has a number whose exponent is beyond 10000 | 2",
            "[0,-1.5E-10001]            | has a number whose exponent is beyond 10000 | 8",
            "{\"a\":\"\\\\\",\"b\":1e+5000000}  | has a number whose exponent is beyond 10000 | 16",
            "\"\\ud800\"                | has a string that is not Unicode | 2",
            "\"ab\\udc00\"              | has a string that is not Unicode | 4",
            "\"\\ud800\\ud800\"         | has a string that is not Unicode | 2",
            "\"\\ud800x\"               | has a string that is not Unicode | 2",
            "\"\\ud83d\\ude00\\ud83d\"  | has a string that is not Unicode | 14",
            "{\"\\udfff\":1}            | has a string that is not Unicode | 3",
    })
    void anExponentOutOfProportionAndHalfACharacterAreRefused(String json, String reason, int column) {
        assertThat(fault(json)).isEqualTo(new JsonFault.Malformed(reason, 1, column));
    }

    @Test
    void columnsAreCountedInCharacters() {
        assertThat(fault("[\"a\",\n\"\u00e9\u20ac\ud83d\ude00\", 1e10001]")).isEqualTo(
                new JsonFault.Malformed("has a number whose exponent is beyond 10000", 2, 9));
    }

    private static JsonFault fault(String json) {
        return catchThrowableOfType(JsonException.class,
                () -> JsonText.requireSound(json.getBytes(StandardCharsets.UTF_8))).fault();
    }
}
