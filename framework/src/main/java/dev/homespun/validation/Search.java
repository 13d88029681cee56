package dev.homespun.validation;

import dev.homespun.binding.Input;
import dev.homespun.binding.Validation.Signature;
import dev.homespun.binding.Violation;
import jakarta.validation.Validator;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// One check: asks a validator about values, and notes where they break constraints.
///
/// @param validator who knows
/// @param places where that is
/// @param found what was found so far
record Search(Validator validator, Places places, List<Violation> found) {

    void arguments(Signature signature, @Nullable Object[] arguments) {
        validator.forExecutables().validateParameters(signature.controller(), signature.method(), arguments)
                .forEach(violation -> found.add(places.violation(violation)));
    }

    /// Goes as far as a value is made of the JDK's containers and our own; further in it is for annotations to say.
    void value(int parameter, String pointer, @Nullable Object value) {
        switch (value) {
            case null -> { }
            case Input.Accepted<?> input -> value(parameter, pointer, input.value());
            case Input.Refused<?> _ -> { }
            case Optional<?> optional -> value(parameter, pointer, optional.orElse(null));
            case Object[] array -> value(parameter, pointer, Arrays.asList(array));
            case Map<?, ?> map -> map.forEach((name, each) -> value(parameter, pointer + Places.step(name), each));
            case Collection<?> elements -> {
                int index = 0;
                for (Object element : elements) {
                    value(parameter, pointer + Places.step(index++), element);
                }
            }
            default -> validator.validate(value).forEach(violation ->
                    found.add(places.violation(parameter, pointer, violation)));
        }
    }
}
