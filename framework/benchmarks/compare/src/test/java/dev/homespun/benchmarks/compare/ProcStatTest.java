package dev.homespun.benchmarks.compare;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProcStatTest {

    @ParameterizedTest
    @ValueSource(strings = {"java", "a name", "a) R 1 (b", "(", ") )"})
    void timesAreFoundBehindAnyName(String name) {
        String line = "4711 (" + name + ") S 1 4711 4711 0 -1 4194304 10 20 30 40 500 66 7 8 20 0 31 0 99 1000 2000\n";
        assertThat(ProcessStat.parse(line)).isEqualTo(new ProcessStat(566, 15));
    }

    @Test
    void thisProcessHasRun() throws IOException {
        assertThat(ProcessStat.of(ProcessHandle.current().pid()).cpu()).isPositive();
    }

    @Test
    void idleAndWaitingForDisksIsNotBusyAndGuestsAreNotCountedTwice() {
        String text = "cpu  100 20 30 4000 500 6 7 80 90 10\ncpu0 1 1 1 1 1 1 1 1 1 1\n";
        assertThat(MachineStat.parse(text)).isEqualTo(new MachineStat(243, 4743));
    }
}
