package dev.homespun.validation;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.homespun.annotation.Body;
import dev.homespun.annotation.Post;
import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;
import jakarta.validation.Valid;
import jakarta.validation.constraints.AssertTrue;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Pointers lead to what is in the document that was sent.
class PlacesTest {

    @Target(ElementType.TYPE)
    @Retention(RetentionPolicy.RUNTIME)
    @Constraint(validatedBy = Ordered.Check.class)
    @interface Ordered {
        String message() default "must not be before from";
        Class<?>[] groups() default {};
        Class<? extends Payload>[] payload() default {};

        final class Check implements ConstraintValidator<Ordered, Span> {
            @Override
            public boolean isValid(Span span, ConstraintValidatorContext context) {
                context.disableDefaultConstraintViolation();
                context.buildConstraintViolationWithTemplate(context.getDefaultConstraintMessageTemplate())
                        .addPropertyNode("to").addConstraintViolation();
                return span.from <= span.to;
            }
        }
    }

    @Ordered
    record Span(int from, @JsonProperty("until") int to) {}

    record Spans(List<@Valid Span> spans) {}

    record Sum(int a, int b) {
        @AssertTrue(message = "must be even")
        boolean isConsistent() {
            return (a + b) % 2 == 0;
        }
    }

    record Sums(List<@Valid Sum> sums) {}

    static final class Controller {
        @Post("/span") void span(@Body Span span) { }
        @Post("/spans") void spans(@Body Spans spans) { }
        @Post("/sums") void sums(@Body Sums sums) { }
    }

    private final Asked app = Asked.of(new Controller());

    @Test
    void aPropertyThatNoDocumentHasStandsForItsObject() throws Exception {
        assertThat(app.refusals(Asked.post("/sums", "{\"sums\":[{\"a\":1,\"b\":1},{\"a\":1,\"b\":2}]}")))
                .containsExactly("body /sums/1: must be even");
    }

    @Test
    void aMemberThatAValidatorNamesHasTheNameOfTheDocument() throws Exception {
        assertThat(app.refusals(Asked.post("/span", "{\"from\":2,\"until\":1}")))
                .containsExactly("body /until: must not be before from");
        assertThat(app.refusals(Asked.post("/spans", "{\"spans\":[{\"from\":2,\"until\":1}]}")))
                .containsExactly("body /spans/0/until: must not be before from");
    }
}
