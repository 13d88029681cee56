package dev.homespun.validation;

import dev.homespun.binding.Validation;
import dev.homespun.json.JsonCodec;
import java.util.Optional;

/// Looks for Hibernate Validator, without needing any class of it itself.
public final class HibernateProvider implements Validation.Provider {

    private static final String NEEDED = "/org/hibernate/validator/HibernateValidator.class";

    /// For [java.util.ServiceLoader].
    public HibernateProvider() {}

    @Override
    public Optional<Validation> find(JsonCodec json) {
        return HibernateProvider.class.getResource(NEEDED) == null
                ? Optional.empty()
                : Optional.of(HibernateValidation.with(json));
    }
}
