package dev.homespun.binding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReferenceTest {

    @ParameterizedTest(name = "{0} is written {1}")
    @CsvSource({"/a#b, /a#b", "/a#b#c, /a#b%23c", "#a, #a", "/a[1], /a%5B1%5D", "/a?b[]=c, /a?b%5B%5D=c",
            "http://[::1]:80/a[1], http://[::1]:80/a%5B1%5D", "//[::1]/a, //[::1]/a", "/a//[b], /a//%5Bb%5D",
            "/%5B, /%5B", "/caf\u00e9, /caf%C3%A9"})
    void whatCannotStandInAReferenceIsEncoded(String location, String written) {
        assertThat(Reference.encode(location)).isEqualTo(written);
    }

    @Test
    void anEmptyOneLeadsNowhere() {
        assertThatThrownBy(() -> Reference.encode("")).isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a location is empty; it is such as /books");
    }
}
