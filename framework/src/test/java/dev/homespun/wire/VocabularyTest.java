package dev.homespun.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What is known and what only looks like it.
final class VocabularyTest {

    @ParameterizedTest
    @ValueSource(strings = {"GET", "OPTIONS", "Host", "host", "Content-Length", "content-length", "Traceparent"})
    void whatIsKnownIsTheSameStringEachTime(String word) {
        assertThat(word(word)).isEqualTo(word).isSameAs(word(word));
    }

    /// Of the same length, with the same ends, or both, and in another case.
    @ParameterizedTest
    @ValueSource(strings = {"get", "GxT", "hOST", "HOST", "Hoot", "Content-Lexxth", "Content-LengtH", "x", "\u00e9",
        "H\u00f6st", "X-Forwarded-Fxr", "\u0000", "ost", "Hosts"})
    void whatIsNotKnownStaysAsItIs(String word) {
        assertThat(word(word)).isEqualTo(word);
    }

    @Test
    void onlyWhatIsBetweenTheIndexesCounts() {
        byte[] octets = "GET Host: x".getBytes(StandardCharsets.ISO_8859_1);
        assertThat(Vocabulary.word(octets, 4, 8)).isEqualTo("Host");
        assertThat(Vocabulary.word(octets, 4, 7)).isEqualTo("Hos");
    }

    private static String word(String text) {
        byte[] octets = text.getBytes(StandardCharsets.ISO_8859_1);
        return Vocabulary.word(octets, 0, octets.length);
    }
}
