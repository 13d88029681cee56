package dev.homespun.server;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.function.Supplier;

/// The value of the Date field (RFC 9110, section 5.6.7), made once a second for all connections.
final class DateField implements Supplier<String> {

    private static final DateTimeFormatter IMF_FIXDATE =
            DateTimeFormatter.ofPattern("EEE, dd MMM uuuu HH:mm:ss 'GMT'", Locale.ROOT).withZone(ZoneOffset.UTC);

    /// Immutable and replaced as a whole; two threads that replace it at once write the same.
    private volatile Second current = new Second(0, "");

    private record Second(long epochSecond, String text) {}

    @Override
    public String get() {
        long now = System.currentTimeMillis() / 1000;
        Second second = current;
        if (second.epochSecond != now) {
            second = new Second(now, IMF_FIXDATE.format(Instant.ofEpochSecond(now)));
            current = second;
        }
        return second.text;
    }
}
