package dev.homespun.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FieldsTest {

    private final Fields fields = Fields.of("Accept", "text/html").and("X-Tag", "a").and("x-tag", "b");

    @Test
    void namesAreComparedWithoutRegardToCase() {
        assertThat(fields.first("ACCEPT")).contains("text/html");
        assertThat(fields.all("X-TAG")).containsExactly("a", "b");
        assertThat(fields.first("Cookie")).isEmpty();
    }

    @Test
    void withReplacesAllOfANameAndAndAddsOne() {
        assertThat(fields.with("X-TAG", "c").all("x-tag")).containsExactly("c");
        assertThat(fields.and("X-Tag", "c").all("x-tag")).containsExactly("a", "b", "c");
        assertThat(fields.all("x-tag")).as("the original").containsExactly("a", "b");
        assertThat(fields.without("x-tag").size()).isEqualTo(1);
    }

    @Test
    void listsFindsMembersOfCommaSeparatedValuesInAnyLine() {
        Fields connection = Fields.of("Connection", "Keep-Alive , Upgrade").and("connection", "TE");
        assertThat(connection.lists("Connection", "upgrade")).isTrue();
        assertThat(connection.lists("Connection", "te")).isTrue();
        assertThat(connection.lists("Connection", "keep")).isFalse();
    }

    @Test
    void whiteSpaceAroundAValueIsNoPartOfIt() {
        assertThat(Fields.of("A", " \t b c\t ").first("a")).contains("b c");
    }

    @ParameterizedTest(name = "response splitting: {0} in a value fails where it is set")
    @ValueSource(strings = {"a\r\nSet-Cookie: b", "a\nb", "a\rb", "a\0b", "\r\n", "a\u000b", "\u007f"})
    void controlCharactersInAValueAreRefused(String value) {
        assertThatThrownBy(() -> Fields.of("X", value)).isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("field X").hasMessageContaining("control character");
        assertThatThrownBy(() -> Response.of(Status.OK).with("X", value)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void charactersThatAreNoOctetAreRefused() {
        assertThat(Fields.of("X", "caf\u00e9").first("x")).contains("caf\u00e9");
        assertThatThrownBy(() -> Fields.of("X", "\u20ac")).hasMessageContaining("U+20AC");
    }

    @ParameterizedTest(name = "name \"{0}\"")
    @ValueSource(strings = {"", " ", "a b", "a:", "a\r\n", "(a)", "\u00e9"})
    void namesThatAreNoTokenAreRefused(String name) {
        assertThatThrownBy(() -> Fields.of(name, "v")).isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("token").hasMessageContaining("5.6.2");
    }
}
