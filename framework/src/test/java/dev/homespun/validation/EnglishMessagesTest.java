package dev.homespun.validation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.homespun.annotation.Get;
import dev.homespun.annotation.Query;
import dev.homespun.http.Request;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.NotBlank;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import org.hibernate.validator.constraints.LuhnCheck;
import org.hibernate.validator.constraints.Mod10Check;
import org.hibernate.validator.constraints.Mod11Check;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EnglishMessagesTest {

    static final class Controller {
        @Get("/blank") void blank(@Query @NotBlank String v) { }
        @Get("/max") void max(@Query @DecimalMax("1.5") BigDecimal v) { }
        @Get("/below") void below(@Query @DecimalMax(value = "1.5", inclusive = false) BigDecimal v) { }
        @Get("/min") void min(@Query @DecimalMin("1.5") BigDecimal v) { }
        @Get("/above") void above(@Query @DecimalMin(value = "1.5", inclusive = false) BigDecimal v) { }
        @Get("/long") void lasting(@Query @DurationMax(hours = 1, minutes = 30) Duration v) { }
        @Get("/short") void brief(@Query @DurationMin(millis = 500, inclusive = false) Duration v) { }
        @Get("/luhn") void luhn(@Query @LuhnCheck String v) { }
        @Get("/mod10") void mod10(@Query @Mod10Check String v) { }
        @Get("/mod11") void mod11(@Query @Mod11Check String v) { }
        @Get("/own") void own(
                @Query @NotBlank(message = "wants ${text.class} of {message} and \\{braces\\}") String v) { }
    }

    private final Asked app = Asked.of(new Controller());

    @ParameterizedTest(name = "{0} says {1}")
    @CsvSource(delimiter = '|', value = {
            "/blank?v=      | must not be blank",
            "/max?v=2       | must be less than or equal to 1.5",
            "/below?v=2     | must be less than 1.5",
            "/min?v=1       | must be greater than or equal to 1.5",
            "/above?v=1     | must be greater than 1.5",
            "/long?v=PT2H   | must be shorter than or equal to PT1H30M",
            "/short?v=PT0S  | must be longer than PT0.5S",
            "/luhn?v=79927398714 | has a wrong check digit",
            "/mod10?v=79927398714 | has a wrong check digit",
            "/mod11?v=79927398714 | has a wrong check digit",
    })
    void messagesNeedNoExpressionLanguage(String target, String message) throws Exception {
        assertThat(app.refusals(Request.get(target))).containsExactly("query v: " + message);
    }

    @Test
    void noMessageOfHibernateThatNeedsOneIsForgotten() {
        ResourceBundle bundle = ResourceBundle.getBundle("org.hibernate.validator.ValidationMessages", Locale.ROOT);
        assertThat(bundle.keySet()).filteredOn(key -> bundle.getString(key).contains("${")).containsExactlyInAnyOrder(
                "jakarta.validation.constraints.DecimalMax.message",
                "jakarta.validation.constraints.DecimalMin.message",
                "org.hibernate.validator.constraints.LuhnCheck.message",
                "org.hibernate.validator.constraints.Mod10Check.message",
                "org.hibernate.validator.constraints.Mod11Check.message",
                "org.hibernate.validator.constraints.time.DurationMax.message",
                "org.hibernate.validator.constraints.time.DurationMin.message");
    }

    @Test
    void anExpressionInAMessageIsTextAndNeverRun() throws Exception {
        List<String> refusals = app.refusals(Request.get("/own?v="));
        assertThat(refusals).singleElement().asString().contains("${text.class}").contains("{braces}");
    }

    @Test
    void theLocaleOfTheMachineDoesNotMatter() throws Exception {
        Locale before = Locale.getDefault();
        Locale.setDefault(Locale.GERMANY);
        try {
            assertThat(Asked.of(new Controller()).refusals(Request.get("/blank?v=")))
                    .containsExactly("query v: must not be blank");
        } finally {
            Locale.setDefault(before);
        }
    }
}
