package dev.homespun.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MediaTypeTest {

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '^', value = {
            "text/plain                        | text/plain",
            "Text/HTML ; Charset=UTF-8         | text/html;charset=UTF-8",
            "a/b;c=\"d e\"                     | a/b;c=\"d e\"",
            "a/b;c=\"d\"                       | a/b;c=d",
            "a/b;c=\"d\\\"e\"                  | a/b;c=\"d\\\"e\"",
            "a/b ; ; c=d ;                     | a/b;c=d",
            "a/b;                              | a/b",
    })
    void theyAreReadAndWritten(String text, String written) {
        assertThat(MediaType.parse(text).map(MediaType::toString)).contains(written);
    }

    @ParameterizedTest(name = "\"{0}\"")
    @ValueSource(strings = {"", "json", "/", "a/", "/b", "a b/c", "a/b/c", "a/b;c", "a/b; =c", "a/b;c=", "a/b;c=\"d", "a/b;c=d e", "a/b c",
            "a/b,c/d", "a/b;c =d"})
    void whatIsNoneIsNone(String text) {
        assertThat(MediaType.parse(text)).isEmpty();
    }

    @Test
    void valuesThatAreNoTokenAreQuoted() {
        assertThat(new MediaType("a", "b", Map.of("c", "d\"e\\"))).hasToString("a/b;c=\"d\\\"e\\\\\"");
    }
}
