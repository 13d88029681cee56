package dev.homespun.validation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.homespun.App;
import dev.homespun.annotation.Body;
import dev.homespun.annotation.Controller;
import dev.homespun.annotation.Get;
import dev.homespun.annotation.Patch;
import dev.homespun.annotation.Post;
import dev.homespun.annotation.Query;
import dev.homespun.binding.MergePatch;
import jakarta.validation.Constraint;
import jakarta.validation.Payload;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/// An application where neither Hibernate Validator nor the annotations of Jakarta are.
class NoValidatorTest {

    @Retention(RetentionPolicy.RUNTIME)
    @Constraint(validatedBy = {})
    @interface Isbn {
        String message() default "";
        Class<?>[] groups() default {};
        Class<? extends Payload>[] payload() default {};
    }

    record Tag(@NotBlank String text) {}

    record Book(String title, Map<String, List<@Valid Tag>> tags) {}

    record Coded(@Isbn String isbn, List<Coded> more) {}

    record Patched(@NotBlank String name) {}

    record Within(List<@NotBlank String> texts) {}

    @Controller
    static final class Constrained {
        @Get("/parameter") void parameter(@Query @Min(1) int page) { }
        @Get("/within") void within(@Query Optional<@Min(1) Integer> page) { }
        @Post("/nested") void nested(@Body Optional<Book> book) { }
        @Post("/own") void own(@Body Coded[] coded) { }
        @Post("/element") void element(@Body Within within) { }
        @Patch("/patch") void patch(@Body MergePatch<Patched> patch) { }
        @Get("/free") void free(@Query int page) { }
    }

    @Controller
    static final class Free {
        @Get("/free") String free(@Query int page) { return "free " + page; }
    }

    public static final class Starts implements Supplier<String> {
        @Override
        public String get() {
            App.create().controller(new Free()).verify();
            try {
                App.create().controller(new Constrained()).verify();
                return "";
            } catch (IllegalStateException mistakes) {
                return String.valueOf(mistakes.getMessage());
            }
        }
    }

    @Test
    void aConstraintThatNobodyWouldCheckIsAMistake() {
        String message = WithoutValidator.ask(Starts.class);
        String end = ", and nothing on the class path checks it. Add org.hibernate.validator:hibernate-validator "
                + "and jakarta.validation:jakarta.validation-api to the dependencies.";
        assertThat(message.lines().filter(line -> line.startsWith("  "))).as(message).hasSize(6)
                .allSatisfy(line -> assertThat(line).endsWith(end))
                .anySatisfy(line -> assertThat(line).matches(
                        " +Constrained\\.parameter \\(NoValidatorTest\\.java:\\d+\\): parameter page has @Min,.*"))
                .anySatisfy(line -> assertThat(line).contains("Constrained.within").contains("page has @Min"))
                .anySatisfy(line -> assertThat(line).matches(
                        " +Tag \\(NoValidatorTest\\.java:\\d+\\): text has @NotBlank,.*"))
                .anySatisfy(line -> assertThat(line).contains("Coded ").contains("isbn has @NoValidatorTest.Isbn"))
                .anySatisfy(line -> assertThat(line).contains("Within ").contains("texts has @NotBlank"))
                .anySatisfy(line -> assertThat(line).contains("Patched ").contains("name has @NotBlank"));
    }
}
