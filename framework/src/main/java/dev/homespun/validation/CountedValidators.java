package dev.homespun.validation;

import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.ConstraintValidatorFactory;
import jakarta.validation.metadata.ConstraintDescriptor;
import java.lang.annotation.Annotation;
import org.hibernate.validator.constraintvalidation.HibernateConstraintValidator;
import org.hibernate.validator.constraintvalidation.HibernateConstraintValidatorInitializationContext;
import org.jspecify.annotations.Nullable;

/// Makes validators that count what they refuse in the [Refusals] of the check. Once these are exhausted they accept
/// everything, and ask nobody.
///
/// @param real makes those that know
record CountedValidators(ConstraintValidatorFactory real) implements ConstraintValidatorFactory {

    @Override
    @SuppressWarnings("unchecked") // the caller wants a ConstraintValidator, and has the class only to name it
    public <T extends ConstraintValidator<?, ?>> T getInstance(Class<T> key) {
        ConstraintValidator<?, ?> instance = real.getInstance(key);
        return (T) new Counted<>((ConstraintValidator<Annotation, Object>) instance);
    }

    @Override
    public void releaseInstance(ConstraintValidator<?, ?> instance) {
        real.releaseInstance(instance instanceof Counted<?> counted ? counted.real : instance);
    }

    private record Counted<A extends Annotation>(ConstraintValidator<A, Object> real)
            implements HibernateConstraintValidator<A, Object> {

        @Override
        public void initialize(ConstraintDescriptor<A> constraint,
                HibernateConstraintValidatorInitializationContext context) {
            if (real instanceof HibernateConstraintValidator<A, ?> hibernate) {
                hibernate.initialize(constraint, context);
            }
            real.initialize(constraint.getAnnotation());
        }

        @Override
        public boolean isValid(@Nullable Object value, ConstraintValidatorContext context) {
            Refusals refusals = Refusals.current();
            if (refusals.areExhausted() || real.isValid(value, context)) {
                return true;
            }
            refusals.add();
            return false;
        }
    }
}
