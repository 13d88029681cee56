package dev.homespun.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AcceptTest {

    @ParameterizedTest(name = "Accept: {0} weighs {1} at {2}")
    @CsvSource(delimiter = '|', quoteCharacter = '\'', value = {
            "*/*                                  | text/html                | 1000",
            "text/*                               | text/html                | 1000",
            "text/*                               | application/json         | 0",
            "text/html                            | text/html;charset=utf-8  | 1000",
            "text/html;q=0.5                      | text/html                | 500",
            "text/html;q=0                        | text/html                | 0",
            "*/*, text/html;q=0                   | text/html                | 0",
            "*/*;q=0.1, text/*;q=0.2, text/html;q=0.3 | text/html            | 300",
            "text/plain;format=flowed;q=0.4, text/plain;q=0.7 | text/plain;format=flowed | 400",
            "text/plain;format=flowed             | text/plain               | 0",
            "TEXT/HTML ; Q=0.25                   | text/html                | 250",
            "text/html;q=1.5, text/html;q=0.2     | text/html                | 200",
            "text/html;q=0.1234, */*;q=0.3        | text/html                | 300",
            "text/html;q=1.001, */*;q=0.3         | text/html                | 300",
            "text/html;q=1.000                    | text/html                | 1000",
            "text/html;q=0.                       | text/html                | 0",
            "text/html;q=.5, */*;q=0.3            | text/html                | 300",
            "text/html;q=05, */*;q=0.3            | text/html                | 300",
            "text/html;q=0.x, */*;q=0.3           | text/html                | 300",
            "*/html, application/*                | application/json         | 1000",
            "application/x;t=\"a,b\", text/html   | application/x;t=\"a,b\"  | 1000",
            "application/x;t=\"a\\\",b\";q=0.5    | application/x            | 0",
            ", ,text/html,                        | text/html                | 1000",
            "nonsense, text/html;q=0.2            | text/html                | 200",
            "application/json; charset=UTF-8      | application/json         | 1000",
            "text/html;charset=latin1             | text/html                | 0",
            "application/*;charset=utf-8;q=0.3    | application/json         | 300",
    })
    void theMostPreciseRangeDecides(String field, String type, int weight) {
        assertThat(Accept.of(Fields.of("Accept", field)).weight(MediaType.parse(type).orElseThrow())).isEqualTo(weight);
    }

    @Test
    void withoutTheFieldEverythingIsWanted() {
        assertThat(Accept.of(Fields.none()).weight(MediaType.JSON)).isEqualTo(1000);
        assertThat(Accept.of(Fields.none()).best(List.of(MediaType.JSON, MediaType.HTML))).contains(MediaType.JSON);
    }

    @Test
    void theTypeThatIsWantedMostIsTheBestAndTheFirstOfSeveral() {
        List<MediaType> offered = List.of(MediaType.JSON, MediaType.HTML, MediaType.TEXT);
        assertThat(best("text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8", offered)).isEqualTo("text/html;charset=utf-8");
        assertThat(best("*/*", offered)).isEqualTo("application/json");
        assertThat(best("text/*;q=0.5", offered)).isEqualTo("text/html;charset=utf-8");
        assertThat(best("image/png", offered)).isEqualTo("none");
    }

    @Test
    void severalLinesAreOneList() {
        Fields fields = Fields.of("Accept", "text/html;q=0.5").and("Accept", "application/json");
        assertThat(Accept.of(fields).best(List.of(MediaType.HTML, MediaType.JSON))).contains(MediaType.JSON);
    }

    private static String best(String field, List<MediaType> offered) {
        return Accept.of(Fields.of("Accept", field)).best(offered).map(MediaType::toString).orElse("none");
    }
}
