package dev.homespun.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NearestTest {

    @ParameterizedTest
    @CsvSource({"port, port, 0", "port, prot, 1", "port, ports, 1", "port, pot, 1", "port, part, 1", "port, trop, 3",
            "'', abc, 3", "abc, '', 3", "'', '', 0", "ca, abc, 3", "kitten, sitting, 3"})
    void slipsAreCounted(String one, String other, int slips) {
        assertThat(Nearest.distance(one, other)).isEqualTo(slips);
        assertThat(Nearest.distance(other, one)).isEqualTo(slips);
    }

    @ParameterizedTest
    @CsvSource({"prot, port", "hots, host", "shop.databse-url, shop.database-url", "shop.colour, ", "x, "})
    void onlyWhatIsNearIsMeant(String word, String meant) {
        assertThat(Nearest.to(word, List.of("host", "port", "shop.database-url")).orElse(null)).isEqualTo(meant);
    }
}
