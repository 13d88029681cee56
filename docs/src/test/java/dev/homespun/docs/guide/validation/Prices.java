package dev.homespun.docs.guide.validation;

import dev.homespun.annotation.Body;
import dev.homespun.annotation.Controller;
import dev.homespun.annotation.Post;
import dev.homespun.annotation.Put;
import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.groups.ConvertGroup;
import jakarta.validation.groups.Default;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

@Controller("/prices")
final class Prices {

    // @start region="own"
    @Constraint(validatedBy = Psychological.Check.class)
    @Target({ElementType.FIELD, ElementType.PARAMETER, ElementType.TYPE_USE})
    @Retention(RetentionPolicy.RUNTIME)
    @interface Psychological {

        String message() default "must end in {cents}";

        int cents() default 99;

        Class<?>[] groups() default {};

        Class<? extends Payload>[] payload() default {};

        final class Check implements ConstraintValidator<Psychological, Integer> {

            private int cents;

            @Override
            public void initialize(Psychological annotation) {
                cents = annotation.cents();
            }

            @Override
            public boolean isValid(Integer price, ConstraintValidatorContext context) {
                return price == null || price % 100 == cents;
            }
        }
    }
    // @end

    // @start region="groups"
    interface Changing extends Default {}

    record Price(@Psychological int cents, @NotBlank(groups = Changing.class) String reason) {}

    @Post
    String add(@Body Price sent) {
        return "added";
    }

    @Put
    String change(@Body @Valid @ConvertGroup(from = Default.class, to = Changing.class) Price sent) {
        return "changed, because " + sent.reason();
    }
    // @end
}
