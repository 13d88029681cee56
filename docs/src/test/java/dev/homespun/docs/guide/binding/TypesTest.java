package dev.homespun.docs.guide.binding;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.homespun.App;
import dev.homespun.annotation.Get;
import dev.homespun.annotation.Query;
import dev.homespun.docs.PageTable;
import dev.homespun.http.Request;
import dev.homespun.http.Response;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.URI;
import java.net.URLEncoder;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.Year;
import java.time.YearMonth;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/// Tries what the page says of each type.
class TypesTest {

    static final class Types {
        @Get("/int") String anInt(@Query int v) { return "" + v; }
        @Get("/long") String aLong(@Query long v) { return "" + v; }
        @Get("/short") String aShort(@Query Short v) { return "" + v; }
        @Get("/byte") String aByte(@Query byte v) { return "" + v; }
        @Get("/double") String aDouble(@Query double v) { return "" + v; }
        @Get("/float") String aFloat(@Query Float v) { return "" + v; }
        @Get("/BigDecimal") String aDecimal(@Query BigDecimal v) { return "" + v; }
        @Get("/BigInteger") String aBigInteger(@Query BigInteger v) { return "" + v; }
        @Get("/boolean") String aBoolean(@Query boolean v) { return "" + v; }
        @Get("/char") String aChar(@Query char v) { return "" + v; }
        @Get("/String") String aString(@Query String v) { return v; }
        @Get("/UUID") String aUuid(@Query UUID v) { return "" + v; }
        @Get("/URI") String aUri(@Query URI v) { return "" + v; }
        @Get("/LocalDate") String aDate(@Query LocalDate v) { return "" + v; }
        @Get("/LocalTime") String aTime(@Query LocalTime v) { return "" + v; }
        @Get("/LocalDateTime") String aDateTime(@Query LocalDateTime v) { return "" + v; }
        @Get("/OffsetDateTime") String anOffset(@Query OffsetDateTime v) { return "" + v; }
        @Get("/ZonedDateTime") String aZoned(@Query ZonedDateTime v) { return "" + v; }
        @Get("/Instant") String anInstant(@Query Instant v) { return "" + v; }
        @Get("/Year") String aYear(@Query Year v) { return "" + v; }
        @Get("/YearMonth") String aMonth(@Query YearMonth v) { return "" + v; }
        @Get("/Duration") String aDuration(@Query Duration v) { return "" + v; }
        @Get("/Locale") String aLocale(@Query Locale v) { return v.toLanguageTag(); }
        @Get("/Genre") String aGenre(@Query Genre v) { return "" + v; }
        @Get("/Seat") String aSeat(@Query Seat v) { return "" + v; }
    }

    private final App app = App.create().controller(new Types());

    @Test
    void whatThePageSaysOfEachTypeIsTrue() throws Exception {
        int types = 0;
        for (List<String> row : PageTable.rows("docs/guide/binding.md", "type")) {
            for (String type : PageTable.codes(row.getFirst())) {
                types++;
                for (String fits : PageTable.codes(row.get(1))) {
                    assertThat(ask(type, fits).status().code()).as("%s %s", type, fits).isEqualTo(200);
                }
                for (String doesNotFit : PageTable.codes(row.get(2))) {
                    Response response = ask(type, doesNotFit);
                    assertThat(response.status().code()).as("%s %s", type, doesNotFit).isEqualTo(400);
                    if (type.equals(PageTable.codes(row.getFirst()).getFirst())) {
                        assertThat(text(response)).contains("\"reason\":\"%s\"".formatted(row.get(3)));
                    }
                }
            }
        }
        assertThat(types).isEqualTo(Types.class.getDeclaredMethods().length);
    }

    private Response ask(String type, String value) throws Exception {
        return app.handle(Request.get("/%s?v=%s".formatted(type, URLEncoder.encode(value, UTF_8))));
    }

    private static String text(Response response) throws Exception {
        return new String(response.content().readAll(), UTF_8);
    }
}
