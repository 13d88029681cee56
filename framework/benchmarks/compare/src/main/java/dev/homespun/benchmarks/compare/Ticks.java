package dev.homespun.benchmarks.compare;

import java.io.IOException;
import java.util.List;

/// The unit in which Linux counts how long threads run, usually a hundredth of a second.
///
/// @param perSecond 1 or more
record Ticks(long perSecond) {

    private static final long MICROS = 1_000_000;

    static Ticks ofThisSystem(Children children) throws IOException, InterruptedException {
        return new Ticks(Long.parseLong(children.output(List.of("getconf", "CLK_TCK")).strip()));
    }

    /// {@return as many ticks in microseconds}
    long micros(long ticks) {
        return ticks * MICROS / perSecond;
    }
}
