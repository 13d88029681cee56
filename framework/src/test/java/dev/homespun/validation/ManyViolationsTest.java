package dev.homespun.validation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.homespun.annotation.Body;
import dev.homespun.annotation.Get;
import dev.homespun.annotation.Post;
import dev.homespun.annotation.Query;
import dev.homespun.http.Request;
import jakarta.validation.Constraint;
import jakarta.validation.Payload;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.hibernate.validator.constraints.CompositionType;
import org.hibernate.validator.constraints.ConstraintComposition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import tools.jackson.databind.JsonNode;

/// A short request can break a constraint thousands of times. Each of these took half a minute.
@Timeout(20)
class ManyViolationsTest {

    private static final int MANY = 16_000;

    record Numbers(List<@Min(1) Integer> numbers) {}

    record Named(Map<String, @Min(1) Integer> numbers) {}

    record Line(@NotBlank String text, @Min(1) int count) {}

    record Lines(List<@Valid Line> lines) {}

    @ConstraintComposition(CompositionType.OR)
    @Pattern(regexp = "a")
    @Pattern(regexp = "b")
    @Target({ElementType.TYPE_USE, ElementType.FIELD})
    @Retention(RetentionPolicy.RUNTIME)
    @Constraint(validatedBy = {})
    @interface AOrB {
        String message() default "must be a or b";
        Class<?>[] groups() default {};
        Class<? extends Payload>[] payload() default {};
    }

    record Letters(List<@AOrB String> letters) {}

    static final class Controller {
        @Post("/list") void list(@Body Numbers numbers) { }
        @Post("/map") void map(@Body Named named) { }
        @Post("/lines") void lines(@Body Lines lines) { }
        @Post("/bare") void bare(@Body List<Line> lines) { }
        @Get("/query") void query(@Query("t") List<@NotBlank String> texts) { }
        @Post("/letters") String letters(@Body Letters letters) { return "fine"; }
    }

    private final Asked app = Asked.of(new Controller());

    @Test
    void thousandsOfViolationsAreAnsweredAndAHundredTold() throws Exception {
        String zeros = "0,".repeat(MANY - 1) + "0";
        String lines = "[" + "{\"text\":\"\",\"count\":0},".repeat(MANY - 1) + "{\"text\":\"\",\"count\":0}]";
        String named = IntStream.range(0, MANY).mapToObj("\"n%d\":0"::formatted).collect(Collectors.joining(","));
        for (Request request : List.of(Asked.post("/list", "{\"numbers\":[" + zeros + "]}"),
                Asked.post("/map", "{\"numbers\":{" + named + "}}"), Asked.post("/lines", "{\"lines\":" + lines + "}"),
                Asked.post("/bare", lines))) {
            JsonNode problem = app.problem(422, request);
            assertThat(problem.get("errors")).hasSize(100);
            assertThat(problem.get("detail").asString()).isEqualTo("The request has more than 100 errors; 100 are told.");
        }
    }

    @Test
    void oneParameterThatBreaksItsConstraintThousandsOfTimesIsOneError() throws Exception {
        assertThat(app.refusals(Request.get("/query?t" + "&t".repeat(MANY)))).containsExactly("query t: must not be blank");
    }

    @Test
    void alternativesThatAreRefusedThousandsOfTimesHideNoViolation() throws Exception {
        String many = "\"b\",".repeat(MANY);
        assertThat(app.answer(Asked.post("/letters", "{\"letters\":[" + many + "\"a\"]}"))).isEqualTo("fine");
        assertThat(app.refusals(Asked.post("/letters", "{\"letters\":[" + many + "\"c\"]}")))
                .containsOnlyOnce("body /letters/%d: must match \"a\"".formatted(MANY));
    }
}
