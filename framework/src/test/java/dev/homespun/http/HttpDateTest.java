package dev.homespun.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.Year;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HttpDateTest {

    @ParameterizedTest
    @CsvSource(delimiter = ';', value = {
            "Sun, 06 Nov 1994 08:49:37 GMT; 1994-11-06T08:49:37Z",
            "Sunday, 06-Nov-94 08:49:37 GMT; 1994-11-06T08:49:37Z",
            "Sun Nov  6 08:49:37 1994; 1994-11-06T08:49:37Z",
            "Wed Nov 16 08:49:37 1994; 1994-11-16T08:49:37Z",
            "Sat, 31 Dec 2016 23:59:60 GMT; 2017-01-01T00:00:00Z",
            "Thu, 29 Feb 2024 00:00:00 GMT; 2024-02-29T00:00:00Z",
    })
    void theThreeFormsAreRead(String text, Instant date) {
        assertThat(HttpDate.parse(text)).contains(date);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "0", "yesterday", "Sun, 06 Nov 1994 08:49:37", "Sun, 06 Nov 1994 08:49:37 UTC",
            "Sun, 6 Nov 1994 08:49:37 GMT", "sun, 06 nov 1994 08:49:37 gmt", "Sun, 31 Feb 1994 08:49:37 GMT",
            "Sun, 06 Nov 1994 24:00:00 GMT", "Sun, 06 Nov 1994 08:49:61 GMT", "Sun, 06 Nov 94 08:49:37 GMT",
            "Sun, 06 Nov 1994 08:49:37 GMT, Mon, 07 Nov 1994 08:49:37 GMT", "1994-11-06T08:49:37Z",
            "Sun Nov 6 08:49:37 1994", "Sun Nov    08:49:37 1994", "Sun Nov 6  08:49:37 1994",
            "Sun, 00 Nov 1994 08:49:37 GMT"})
    void whatIsNoDateIsNotRead(String text) {
        assertThat(HttpDate.parse(text)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"2026, 26, 2026", "2026, 76, 2076", "2026, 77, 1977", "2026, 25, 2025", "2026, 00, 2000",
            "2060, 10, 2110", "2060, 11, 2011", "2099, 00, 2100"})
    void twoDigitsOfAYearAreNeverMoreThanFiftyYearsAhead(int now, String digits, int year) {
        assertThat(HttpDate.parse("Sunday, 06-Nov-%s 08:49:37 GMT".formatted(digits), Year.of(now)))
                .contains(Instant.parse(year + "-11-06T08:49:37Z"));
    }

    @Test
    void aDateIsWrittenInWholeSeconds() {
        assertThat(HttpDate.format(Instant.parse("1994-11-06T08:49:37.999Z")))
                .isEqualTo("Sun, 06 Nov 1994 08:49:37 GMT");
    }
}
