package dev.homespun.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class SecretTest {

    private record Account(String name, Secret password) {}

    @Test
    void nothingOfItIsPrinted() {
        assertThat(new Account("joe", Secret.of("hidden"))).hasToString("Account[name=joe, password=***]");
        assertThat(Secret.of("hidden").value()).isEqualTo("hidden");
        assertThat(Secret.of("a")).hasSameHashCodeAs(Secret.of("b"));
    }

    @Test
    void equalTextsAreEqualSecrets() {
        assertThat(Secret.of("hidden")).isEqualTo(Secret.of("hidden")).isNotEqualTo(Secret.of("hiddem"))
                .isNotEqualTo("hidden");
    }

    @Test
    void anEmptyOneIsNone() {
        assertThatThrownBy(() -> Secret.of("")).isInstanceOf(IllegalArgumentException.class).hasMessage("it is empty");
    }
}
