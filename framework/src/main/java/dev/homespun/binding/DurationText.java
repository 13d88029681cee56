package dev.homespun.binding;

import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Durations as people write them in settings: `500ms`, `2s`, `1m`, `1h`, `1d`, and what [Duration#parse] takes.
public final class DurationText {

    private static final Pattern NUMBER_AND_UNIT = Pattern.compile("(\\d{1,9})(ms|s|m|h|d)");
    private static final Map<String, ChronoUnit> UNITS = Map.of("ms", ChronoUnit.MILLIS, "s", ChronoUnit.SECONDS,
            "m", ChronoUnit.MINUTES, "h", ChronoUnit.HOURS, "d", ChronoUnit.DAYS);

    private DurationText() {}

    /// {@return the duration}
    ///
    /// @param text a whole number with its unit, or ISO 8601
    /// @throws IllegalArgumentException when it is neither; the message says what it could be
    public static Duration parse(String text) {
        Matcher matcher = NUMBER_AND_UNIT.matcher(text);
        if (matcher.matches()) {
            return Duration.of(Long.parseLong(matcher.group(1)), UNITS.get(matcher.group(2)));
        }
        try {
            return Duration.parse(text);
        } catch (DateTimeParseException malformed) {
            throw new IllegalArgumentException(
                    "\"%s\" is no duration; one is written as 500ms, 2s, 1m, 1h or 1d, or as PT1M30S".formatted(text));
        }
    }
}
