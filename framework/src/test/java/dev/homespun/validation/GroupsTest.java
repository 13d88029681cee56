package dev.homespun.validation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.homespun.annotation.Body;
import dev.homespun.annotation.Get;
import dev.homespun.annotation.Post;
import dev.homespun.annotation.Put;
import dev.homespun.annotation.Query;
import dev.homespun.http.Content;
import dev.homespun.http.Method;
import dev.homespun.http.Request;
import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.GroupSequence;
import jakarta.validation.Payload;
import jakarta.validation.ReportAsSingleViolation;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.Size;
import jakarta.validation.groups.ConvertGroup;
import jakarta.validation.groups.Default;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// Groups, and constraints that an application makes itself, work as Jakarta Validation says.
class GroupsTest {

    interface Changing {}

    interface Costly {}

    record Book(@NotBlank String title, @Positive(groups = Changing.class) int id) {}

    @GroupSequence({Stepwise.class, Costly.class})
    record Stepwise(@NotBlank String title, @Size(min = 5, groups = Costly.class) String text) {}

    @Size(min = 3, max = 3, message = "never seen")
    @Pattern(regexp = "[0-9]*", message = "never seen")
    @ReportAsSingleViolation
    @Constraint(validatedBy = {})
    @Retention(RetentionPolicy.RUNTIME)
    @Target(ElementType.TYPE_USE)
    @interface Isbn {
        String message() default "must be an ISBN of {digits} digits";
        int digits() default 3;
        Class<?>[] groups() default {};
        Class<? extends Payload>[] payload() default {};
    }

    @Constraint(validatedBy = Ordered.Validator.class)
    @Retention(RetentionPolicy.RUNTIME)
    @Target(ElementType.TYPE)
    @interface Ordered {
        String message() default "from must not be after to";
        Class<?>[] groups() default {};
        Class<? extends Payload>[] payload() default {};

        final class Validator implements ConstraintValidator<Ordered, Range> {
            @Override
            public boolean isValid(Range range, ConstraintValidatorContext context) {
                return range.from <= range.to;
            }
        }
    }

    @Ordered
    record Range(int from, int to) {}

    static final class Controller {
        @Post("/book") String add(@Body Book book) { return book.title(); }
        @Put("/book") String change(@Body @Valid @ConvertGroup(from = Default.class, to = Changing.class) Book book) {
            return book.title();
        }
        @Post("/stepwise") String stepwise(@Body Stepwise stepwise) { return stepwise.title(); }
        @Get("/isbn") String isbn(@Query Optional<@Isbn String> isbn) { return "isbn"; }
        @Post("/range") String range(@Body Range range) { return "range"; }
    }

    private final Asked app = Asked.of(new Controller());

    @Test
    void constraintsOfAnotherGroupAreNotChecked() throws Exception {
        assertThat(app.answer(Asked.post("/book", "{\"title\": \"t\", \"id\": 0}"))).isEqualTo("t");
        assertThat(app.refusals(Asked.post("/book", "{\"title\": \"\", \"id\": 0}")))
                .containsExactly("body /title: must not be blank");
    }

    @Test
    void aMethodCanConvertTheGroup() throws Exception {
        Request put = Request.of(Method.PUT, "/book").with("Content-Type", "application/json")
                .with(Content.of("{\"title\": \"\", \"id\": 0}".getBytes(StandardCharsets.UTF_8)));
        assertThat(app.refusals(put)).containsExactly("body /id: must be greater than 0");
    }

    @Test
    void aSequenceStopsAtTheFirstGroupThatFails() throws Exception {
        assertThat(app.refusals(Asked.post("/stepwise", "{\"title\": \"\", \"text\": \"\"}")))
                .containsExactly("body /title: must not be blank");
        assertThat(app.refusals(Asked.post("/stepwise", "{\"title\": \"t\", \"text\": \"\"}")))
                .containsExactly("body /text: size must be between 5 and 2147483647");
    }

    @Test
    void aComposedConstraintSpeaksForItsParts() throws Exception {
        assertThat(app.answer(Request.get("/isbn?isbn=123"))).isEqualTo("isbn");
        assertThat(app.refusals(Request.get("/isbn?isbn=12x4")))
                .containsExactly("query isbn: must be an ISBN of 3 digits");
    }

    @Test
    void aConstraintOnATypeIsAboutAllOfIt() throws Exception {
        Request request = Asked.post("/range", "{\"from\": 2, \"to\": 1}");
        assertThat(app.refusals(request)).containsExactly("body : from must not be after to");
        assertThat(app.problem(422, request).get("detail").asString()).isEqualTo("from must not be after to.");
    }
}
