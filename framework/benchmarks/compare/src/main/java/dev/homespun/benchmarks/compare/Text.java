package dev.homespun.benchmarks.compare;

import java.util.Locale;

/// Text with figures, the same on every machine.
final class Text {

    private Text() {}

    static String format(String format, Object... arguments) {
        return String.format(Locale.ROOT, format, arguments);
    }

    /// {@return a figure with three digits that count, or with all before the point}
    static String figure(double value) {
        if (value >= 100) {
            return format("%,.0f", value);
        }
        return format(value >= 10 ? "%.1f" : "%.2f", value);
    }
}
