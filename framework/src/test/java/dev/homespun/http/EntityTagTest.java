package dev.homespun.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EntityTagTest {

    @ParameterizedTest
    @ValueSource(strings = {"\"7\"", "W/\"7\"", "\"\"", "\"a,b\"", "\"W/\"", "\"\\\"", "\"\u00e4\"", "\"!#~\""})
    void aTagIsWrittenAsItWasRead(String text) {
        assertThat(EntityTag.parse(text)).hasValueSatisfying(tag -> assertThat(tag).hasToString(text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "7", "\"7", "7\"", "w/\"7\"", "W/7", "W/ \"7\"", "\"a b\"", "\"a\"b\"", "\"\u007f\"",
            "\"a\" ", "*", "\"\u20ac\"", "W", "\"", "\"a\",\"b\""})
    void whatIsNoTagIsNotRead(String text) {
        assertThat(EntityTag.parse(text)).isEmpty();
    }

    /// The table of RFC 9110, section 8.8.3.2.
    @ParameterizedTest
    @CsvSource({"W/\"1\", W/\"1\", false, true", "W/\"1\", W/\"2\", false, false", "W/\"1\", \"1\", false, true",
            "\"1\", \"1\", true, true"})
    void tagsAreComparedStronglyOrWeakly(String one, String other, boolean strongly, boolean weakly) {
        EntityTag first = EntityTag.parse(one).orElseThrow();
        EntityTag second = EntityTag.parse(other).orElseThrow();
        assertThat(first.equalsStrongly(second)).isEqualTo(second.equalsStrongly(first)).isEqualTo(strongly);
        assertThat(first.equalsWeakly(second)).isEqualTo(second.equalsWeakly(first)).isEqualTo(weakly);
    }

    @Test
    void aTagThatWouldNotStandInAFieldIsRefusedWhereItIsMade() {
        assertThatThrownBy(() -> EntityTag.strong("a\"b")).isInstanceOf(IllegalArgumentException.class)
                .hasMessage("entity tag contains 0x22; only visible characters up to 0xFF but \" (RFC 9110, 8.8.3)");
        assertThatThrownBy(() -> EntityTag.weak("a\r\nb")).hasMessageContaining("0x0D");
    }

    @Test
    void aTagOfOctetsIsStrongAndAlwaysTheSame() {
        assertThat(EntityTag.of("abc".getBytes(UTF_8))).hasToString("\"ungWv48Bz-pBQUDeXa4iI7\"")
                .isNotEqualTo(EntityTag.of("abd".getBytes(UTF_8)));
        assertThat(EntityTag.of(7)).hasToString("\"7\"");
    }
}
