package dev.homespun.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class PaceTest {

    private static final long SECOND = 1_000_000_000;

    private final Pace pace = new Pace(Duration.ofSeconds(5), Duration.ofSeconds(30), 1_000);

    @Test
    void graceComesFirst() {
        assertThat(pace.left()).isEqualTo(Duration.ofSeconds(5));
        pace.spend(4 * SECOND, 0);
        assertThat(pace.left()).isEqualTo(Duration.ofSeconds(1));
    }

    @Test
    void aFairRateNeverEnds() {
        for (int i = 0; i < 1_000; i++) {
            pace.spend(2 * SECOND, 2_000);
        }
        assertThat(pace.left()).isEqualTo(Duration.ofSeconds(5));
    }

    @Test
    void aDripEnds() {
        for (int i = 0; i < 10; i++) {
            pace.spend(SECOND, 1);
        }
        assertThat(pace.left()).isZero();
    }

    @Test
    void aFastStartBuysNoMoreThanTheLongestStall() {
        pace.spend(0, 1_000_000_000);
        assertThat(pace.left()).isEqualTo(Duration.ofSeconds(30));
    }

    @Test
    void graceIsNoLongerThanTheLongestStall() {
        assertThat(new Pace(Duration.ofSeconds(60), Duration.ofSeconds(30), 1).left()).isEqualTo(Duration.ofSeconds(30));
    }
}
