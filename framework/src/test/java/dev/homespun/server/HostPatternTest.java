package dev.homespun.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HostPatternTest {

    @ParameterizedTest
    @CsvSource({"www.example.org, www.example.org", "WWW.Example.ORG, www.example.org", "localhost, localhost",
            "*.example.org, *.example.org", "bücher.example, xn--bcher-kva.example", "1.example, 1.example",
            "a--b.example, a--b.example"})
    void namesAreTakenInLowerCaseAndAscii(String text, String taken) {
        assertThat(HostPattern.parse(text).text()).isEqualTo(taken);
    }

    @ParameterizedTest(name = "\"{0}\"")
    @ValueSource(strings = {"", "*", "*.", "*.*.org", "a.*.org", "w*.example.org", "a_b.example", "www.example.org.",
            "::1", "[::1]", "127.0.0.1", "1", "*.0.0.1", "-a.example", "a-.example", "a..example", ".example",
            "a b.example", "a.example:443", "https://a.example", "a.example/"})
    void whatNoClientCanAskForIsRefused(String text) {
        assertRefused(text);
    }

    private static void assertRefused(String text) {
        assertThatThrownBy(() -> HostPattern.parse(text)).isInstanceOf(IllegalArgumentException.class)
                .hasMessage("host is \"" + text + "\"; a name such as www.example.org, or *.example.org: labels of at "
                        + "most 63 letters, digits and inner hyphens, 253 characters in all, and no address, port or "
                        + "dot at the end (RFC 6066, 3)");
    }

    @Test
    void labelsAndNamesHaveALongestLength() {
        String label = "a".repeat(63);
        String name = String.join(".", label, label, label, "a".repeat(61));
        assertThat(HostPattern.parse(name).text()).hasSize(253);
        assertRefused(name + "a");
        assertRefused("a" + label + ".example");
    }
}
