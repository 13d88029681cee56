package dev.homespun.validation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import dev.homespun.App;
import dev.homespun.annotation.Body;
import dev.homespun.annotation.Get;
import dev.homespun.annotation.Post;
import dev.homespun.annotation.Put;
import dev.homespun.annotation.Query;
import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;
import jakarta.validation.Valid;
import jakarta.validation.constraintvalidation.SupportedValidationTarget;
import jakarta.validation.constraintvalidation.ValidationTarget;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// What about constraints keeps an application from starting.
class ConstraintMistakesTest {

    record Inner(@NotBlank String text) {}

    record Middle(Inner inner) {}

    record Outer(Middle middle, List<Inner> list, Map<String, Inner[]> map, Optional<@Valid Inner> checked) {}

    record Tree(String name, List<Tree> children) {}

    record Chain(@NotBlank String name, @Valid Optional<Chain> next) {}

    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME)
    sealed interface Shape {}

    record Square(@Min(1) int side) implements Shape {}

    record Drawing(List<Shape> shapes) {}

    record Envelope<T>(String from, T content) {}

    record Open<T>(String from, @Valid T content) {}

    record Misfit(@Size(max = 3) int number, List<@Size(max = 3) Integer> numbers,
            @Pattern(regexp = "[") String text) {}

    static final class Forgetful {
        @Post("/outer") void outer(@Body Outer outer) { }
        @Put("/outer") void again(@Body Outer outer) { }
        @Post("/drawing") void drawing(@Body Drawing drawing) { }
        @Post("/envelope") void envelope(@Body Envelope<Inner> envelope) { }
    }

    static final class Careful {
        @Post("/tree") void tree(@Body Tree tree) { }
        @Post("/chain") void chain(@Body Chain chain) { }
        @Post("/shape") void shape(@Body List<Shape> shapes) { }
        @Post("/open") void open(@Body Open<Inner> open) { }
        @Post("/free") void free(@Body Envelope<Tree> envelope) { }
    }

    static final class Misfits {
        @Get("/a") void size(@Query @Size(max = 3) int number) { }
        @Get("/b") void within(@Query Optional<@Size(max = 3) Integer> number) { }
        @Post("/c") void body(@Body Misfit misfit) { }
        @Get("/d") @NotNull String result() { return ""; }
        @Get("/e") @Ordered String ordered(@Query int from, @Query int to) { return ""; }
        @Get("/g") static void fixed(@Query @Min(1) int n) { }
        @Get("/f") @Put("/f") void regex(@Query @Pattern(regexp = "(") String text) { }
    }

    static final class NeverAsked {
        @Get("/a") void text(@Query @Untouched Optional<String> text) { }
        @Post("/b") void body(@Body List<@Untouched String> texts) { }
    }

    @Retention(RetentionPolicy.RUNTIME)
    @Constraint(validatedBy = Ordered.Validator.class)
    @interface Ordered {
        String message() default "must be ordered";
        Class<?>[] groups() default {};
        Class<? extends Payload>[] payload() default {};

        @SupportedValidationTarget(ValidationTarget.PARAMETERS)
        final class Validator implements ConstraintValidator<Ordered, Object[]> {
            @Override
            public boolean isValid(Object[] value, ConstraintValidatorContext context) {
                return true;
            }
        }
    }

    @Retention(RetentionPolicy.RUNTIME)
    @Target({ElementType.PARAMETER, ElementType.TYPE_USE})
    @Constraint(validatedBy = Untouched.Validator.class)
    @interface Untouched {
        String message() default "must be left alone";
        Class<?>[] groups() default {};
        Class<? extends Payload>[] payload() default {};

        final class Validator implements ConstraintValidator<Untouched, Object> {
            @Override
            public boolean isValid(Object value, ConstraintValidatorContext context) {
                throw new AssertionError("asked at the start, about " + value);
            }
        }
    }

    @Test
    void aMemberWhoseConstraintsNobodyWouldCheckIsToldOnce() {
        String message = mistakesOf(new Forgetful());
        assertThat(message.lines().filter(line -> line.startsWith("  "))).as(message).hasSize(6)
                .allSatisfy(line -> assertThat(line).endsWith("holds constraints that are not checked there. "
                        + "Write @Valid before its type, or within it, such as List<@Valid Item>."))
                .anySatisfy(line -> assertThat(line).matches(" +Outer \\(ConstraintMistakesTest\\.java:\\d+\\): middle .*"))
                .anySatisfy(line -> assertThat(line).contains("Outer ").contains(": list "))
                .anySatisfy(line -> assertThat(line).contains("Outer ").contains(": map "))
                .anySatisfy(line -> assertThat(line).contains("Middle ").contains(": inner "))
                .anySatisfy(line -> assertThat(line).contains("Drawing ").contains(": shapes "))
                .anySatisfy(line -> assertThat(line).contains("Envelope ").contains(": content "));
    }

    @Test
    void typesThatHoldThemselvesAreFine() {
        assertThatCode(() -> App.create().controller(new Careful()).verify()).doesNotThrowAnyException();
    }

    @Test
    void aConstraintThatCannotWorkIsToldAtTheStart() {
        String message = mistakesOf(new Misfits());
        assertThat(message.lines().filter(line -> line.startsWith("  "))).as(message).hasSize(9)
                .anySatisfy(line -> assertThat(line).contains("Misfits.fixed")
                        .contains("parameter n has @Min, which is not checked on static methods. Remove static."))
                .anySatisfy(line -> assertThat(line).matches(" +Misfits\\.size \\(ConstraintMistakesTest\\.java:\\d+\\): "
                        + ".*Size' validating type 'java\\.lang\\.Integer'.*'size\\.number'.*"))
                .anySatisfy(line -> assertThat(line).contains("Misfits.within").contains("Size"))
                .anySatisfy(line -> assertThat(line).contains("Misfit (").contains(": number: No validator"))
                .anySatisfy(line -> assertThat(line).contains("Misfit (").contains(": numbers: No validator"))
                .anySatisfy(line -> assertThat(line).contains("Misfit (")
                        .contains(": text: Invalid regular expression: Unclosed character class"))
                .anySatisfy(line -> assertThat(line).contains("Misfits.result")
                        .contains("it has a constraint on its result, and results are not checked"))
                .anySatisfy(line -> assertThat(line).contains("Misfits.ordered").contains("put them into one record"))
                .anySatisfy(line -> assertThat(line).contains("Misfits.regex").contains("Unclosed group"));
    }

    @Test
    void theValidatorsOfAnApplicationAreNotAskedAtTheStart() {
        assertThatCode(() -> App.create().controller(new NeverAsked()).verify()).doesNotThrowAnyException();
    }

    private static String mistakesOf(Object controller) {
        return String.valueOf(catchThrowable(() -> App.create().controller(controller).verify()).getMessage());
    }
}
