package dev.homespun.benchmarks.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import org.junit.jupiter.api.Test;

class WrkFiguresTest {

    private static final String BEFORE = """
            Running 1s test @ http://127.0.0.1:18765
              1 threads and 32 connections
              2378 requests in 1.02s, 339.05KB read
            Requests/sec:   2330.97
            """;

    @Test
    void figuresAreReadFromTheLineOfTheScript() throws IOException {
        assertThat(WrkFigures.parse(BEFORE + "compare requests=2378 micros=1020176 p50=8332 p99=202489"
                + " connect=0 read=0 write=0 status=0 timeout=0\n"))
                .isEqualTo(new WrkFigures(2378, 1_020_176, 8332, 202_489, ""));
    }

    @Test
    void errorsAreToldByKind() throws IOException {
        assertThat(WrkFigures.parse("compare requests=5 micros=1 p50=1 p99=1"
                + " connect=0 read=3 write=0 status=0 timeout=12")
                .errors()).isEqualTo("read 3 timeout 12");
    }

    @Test
    void noLineIsAnError() {
        assertThatThrownBy(() -> WrkFigures.parse(BEFORE)).isInstanceOf(IOException.class)
                .hasMessageStartingWith("wrk printed no figures: Running 1s test");
        assertThatThrownBy(() -> WrkFigures.parse("compare requests=5")).hasMessage("wrk printed no micros");
    }
}
