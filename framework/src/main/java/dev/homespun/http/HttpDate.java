package dev.homespun.http;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.Year;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Dates in fields (RFC 9110, section 5.6.7): written in one form, read in the three that there have been.
public final class HttpDate {

    private static final DateTimeFormatter IMF_FIXDATE =
            DateTimeFormatter.ofPattern("EEE, dd MMM uuuu HH:mm:ss 'GMT'", Locale.ROOT).withZone(ZoneOffset.UTC);

    private static final List<String> MONTHS = List.of(
            "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec");
    private static final String MONTH = "(?<month>" + String.join("|", MONTHS) + ")";
    private static final String SHORT_DAY = "(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)";
    private static final String LONG_DAY = "(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day";
    private static final String TIME = "(?<hour>[0-9]{2}):(?<minute>[0-9]{2}):(?<second>[0-9]{2})";
    private static final List<Pattern> FORMS = List.of(
            Pattern.compile(SHORT_DAY + ", (?<day>[0-9]{2}) " + MONTH + " (?<year>[0-9]{4}) " + TIME + " GMT"),
            Pattern.compile(LONG_DAY + ", (?<day>[0-9]{2})-" + MONTH + "-(?<year>[0-9]{2}) " + TIME + " GMT"),
            Pattern.compile(SHORT_DAY + " " + MONTH + " (?<day>[ 0-9][0-9]) " + TIME + " (?<year>[0-9]{4})"));

    private HttpDate() {}

    /// {@return a date as fields have it, such as `Sun, 06 Nov 1994 08:49:37 GMT`}
    ///
    /// @param instant of the years 0 to 9999; parts of a second are dropped
    public static String format(Instant instant) {
        return IMF_FIXDATE.format(instant);
    }

    /// {@return a time as the value of Last-Modified, which must not be later than the answer (RFC 9110, section
    ///     8.8.2.1): then it is the time of that}
    ///
    /// @param time when something was changed
    /// @param now when it is answered
    public static String formatPast(Instant time, Instant now) {
        return format(time.isAfter(now) ? now : time);
    }

    /// Reads a date: `Sun, 06 Nov 1994 08:49:37 GMT`, or one of the two obsolete forms. The day of the week says what
    /// the date says already, and is not compared with it.
    ///
    /// @param text the value of a field
    /// @return the date, or nothing when the text is none
    public static Optional<Instant> parse(String text) {
        return parse(text, Year.now(ZoneOffset.UTC));
    }

    /// @param now says which century is meant by two digits
    static Optional<Instant> parse(String text, Year now) {
        return FORMS.stream().map(form -> form.matcher(text)).filter(Matcher::matches).findFirst()
                .flatMap(parts -> instant(parts, now));
    }

    private static Optional<Instant> instant(Matcher parts, Year now) {
        try {
            int second = number(parts, "second");
            LocalDateTime minute = LocalDateTime.of(year(parts.group("year"), now),
                    MONTHS.indexOf(parts.group("month")) + 1, number(parts, "day"), number(parts, "hour"),
                    number(parts, "minute"));
            // A leap second has the number 60 (RFC 9110, section 5.6.7).
            return second > 60 ? Optional.empty() : Optional.of(minute.plusSeconds(second).toInstant(ZoneOffset.UTC));
        } catch (DateTimeException notInTheCalendar) {
            return Optional.empty();
        }
    }

    /// Two digits that seem to be more than 50 years ahead are of the past.
    private static int year(String digits, Year now) {
        int number = Integer.parseInt(digits);
        if (digits.length() == 4) {
            return number;
        }
        int ahead = Math.floorMod(number - now.getValue(), 100);
        return now.getValue() + (ahead > 50 ? ahead - 100 : ahead);
    }

    private static int number(Matcher parts, String name) {
        return Integer.parseInt(Syntax.trim(parts.group(name)));
    }
}
