package dev.homespun.benchmarks.compare;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class SpreadTest {

    @Test
    void theMiddleOfFiguresInAnyOrder() {
        assertThat(Spread.of(List.of(9.0, 1.0, 5.0, 3.0, 7.0))).contains(new Spread(5, 3, 7));
    }

    @Test
    void betweenTwoInProportion() {
        assertThat(Spread.of(List.of(1.0, 2.0, 3.0, 4.0))).contains(new Spread(2.5, 1.75, 3.25));
    }

    @Test
    void oneIsItsOwnMiddleAndNoneHasNone() {
        assertThat(Spread.of(List.of(4.0))).contains(new Spread(4, 4, 4));
        assertThat(Spread.of(List.of())).isEmpty();
    }

    @Test
    void textHasThreeDigitsThatCount() {
        assertThat(new Spread(10.349, 9.876, 1234.5).text()).isEqualTo("10.3 (9.88–1,235)");
        assertThat(new Spread(2, 2, 2).text()).isEqualTo("2.00");
    }
}
