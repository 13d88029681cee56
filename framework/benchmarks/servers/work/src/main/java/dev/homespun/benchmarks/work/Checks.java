package dev.homespun.benchmarks.work;

import jakarta.validation.Validation;
import jakarta.validation.Validator;
import org.hibernate.validator.messageinterpolation.ParameterMessageInterpolator;

/// Validation where the framework has none of its own: what its users add.
public final class Checks {

    private static final Validator VALIDATOR = Validation.byDefaultProvider()
            .configure()
            .messageInterpolator(new ParameterMessageInterpolator())
            .buildValidatorFactory()
            .getValidator();

    private Checks() {}

    /// {@return whether it keeps to its constraints}
    public static boolean isValid(NewArticle article) {
        return VALIDATOR.validate(article).isEmpty();
    }
}
