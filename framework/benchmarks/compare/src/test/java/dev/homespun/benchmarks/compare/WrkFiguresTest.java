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

    private static final Case KEPT = new Case("kept", Endpoint.JSON, 32, Case.Manner.KEPT);
    private static final Case CLOSED = new Case("closed", Endpoint.JSON, 32, Case.Manner.CLOSED);

    private static WrkFigures figures(String errors) throws IOException {
        return WrkFigures.parse(BEFORE + "compare requests=2378 micros=1020176 p50=8332 p99=202489 " + errors + "\n");
    }

    @Test
    void figuresAreReadFromTheLineOfTheScript() throws IOException {
        WrkFigures figures = figures("connect=0 read=0 write=0 status=0 timeout=0");
        assertThat(figures.requests()).isEqualTo(2378);
        assertThat(figures.micros()).isEqualTo(1_020_176);
        assertThat(figures.p50()).isEqualTo(8332);
        assertThat(figures.p99()).isEqualTo(202_489);
        assertThat(figures.errors(KEPT)).isEmpty();
    }

    @Test
    void errorsAreToldByKind() throws IOException {
        WrkFigures figures = figures("connect=0 read=3 write=0 status=0 timeout=12");
        assertThat(figures.errors(KEPT)).isEqualTo("read 3, timeout 12");
        assertThat(figures.errors(CLOSED)).isEqualTo("read 3, timeout 12");
    }

    @Test
    void anEndOfEachConnectionThatWasToEndIsNoError() throws IOException {
        assertThat(figures("connect=0 read=2370 write=0 status=0 timeout=0").errors(CLOSED)).isEmpty();
        assertThat(figures("connect=0 read=2370 write=0 status=0 timeout=0").errors(KEPT)).isEqualTo("read 2370");
        assertThat(figures("connect=0 read=2378 write=0 status=1 timeout=0").errors(CLOSED)).isEqualTo("status 1");
    }

    @Test
    void noLineIsAnError() {
        assertThatThrownBy(() -> WrkFigures.parse(BEFORE)).isInstanceOf(IOException.class)
                .hasMessageStartingWith("wrk printed no figures: Running 1s test");
        assertThatThrownBy(() -> WrkFigures.parse("compare requests=5")).hasMessage("wrk printed no connect");
    }
}
