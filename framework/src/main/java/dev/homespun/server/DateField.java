package dev.homespun.server;

import dev.homespun.http.HttpDate;
import java.time.Instant;
import java.util.function.Supplier;

/// The value of the Date field (RFC 9110, section 5.6.7), made once a second for all connections.
final class DateField implements Supplier<String> {

    /// Immutable and replaced as a whole; two threads that replace it at once write the same.
    private volatile Second current = new Second(0, "");

    private record Second(long epochSecond, String text) {}

    @Override
    public String get() {
        long now = System.currentTimeMillis() / 1000;
        Second second = current;
        if (second.epochSecond != now) {
            second = new Second(now, HttpDate.format(Instant.ofEpochSecond(now)));
            current = second;
        }
        return second.text;
    }
}
