package dev.homespun.benchmarks.compare;

import java.util.Collection;
import java.util.Optional;

/// Where the middle of some figures is, and their middle half.
///
/// @param low the first quartile
/// @param high the third quartile
record Spread(double median, double low, double high) {

    private static final double QUARTER = 0.25;

    /// {@return that of these figures, between neighbours in proportion} Empty when there is none.
    static Optional<Spread> of(Collection<Double> figures) {
        double[] sorted = figures.stream().mapToDouble(Double::doubleValue).sorted().toArray();
        return sorted.length == 0 ? Optional.empty()
                : Optional.of(new Spread(at(sorted, 2 * QUARTER), at(sorted, QUARTER), at(sorted, 3 * QUARTER)));
    }

    private static double at(double[] sorted, double part) {
        double place = part * (sorted.length - 1);
        int below = (int) place;
        int above = Math.min(below + 1, sorted.length - 1);
        return sorted[below] + (place - below) * (sorted[above] - sorted[below]);
    }

    /// {@return this in another unit}
    Spread times(double factor) {
        return new Spread(median * factor, low * factor, high * factor);
    }

    /// {@return for example `10.3 (10.1–10.6)`, or `10.3` when all are the same}
    String text() {
        return low == high ? Text.figure(median)
                : "%s (%s–%s)".formatted(Text.figure(median), Text.figure(low), Text.figure(high));
    }
}
