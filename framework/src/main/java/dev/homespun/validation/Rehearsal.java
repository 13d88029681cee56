package dev.homespun.validation;

import dev.homespun.binding.Input;
import dev.homespun.binding.Validation.Signature;
import jakarta.validation.ValidationException;
import jakarta.validation.Validator;
import jakarta.validation.metadata.ContainerElementTypeDescriptor;
import jakarta.validation.metadata.MethodDescriptor;
import jakarta.validation.metadata.PropertyDescriptor;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Goes through the motions of a validation at the start, so that a constraint that does not fit its type, or whose
/// attributes are wrong, is found before the first request. Validators are looked up and initialized as they will be;
/// none of them is asked about a value.
///
/// @param validator its constraint validators accept everything here, since nothing may be refused
record Rehearsal(Validator validator) {

    /// {@return what cannot work about the constraints in a type}
    List<String> flaws(Class<?> type) {
        List<String> flaws = new ArrayList<>();
        rehearse("", () -> validator.getConstraintsForClass(type), flaws);
        if (flaws.isEmpty()) {
            for (PropertyDescriptor property : validator.getConstraintsForClass(type).getConstrainedProperties()) {
                String name = property.getPropertyName();
                rehearse(name + ": ", () -> validator.validateValue(type, name,
                        sample(property.getElementClass(), property.getConstrainedContainerElementTypes())), flaws);
            }
        }
        return flaws;
    }

    /// {@return what cannot work about the constraints of a method}
    List<String> flaws(Signature signature) {
        List<String> flaws = new ArrayList<>();
        rehearse("", () -> descriptor(validator, signature).ifPresent(method -> {
            if (method.getCrossParameterDescriptor().hasConstraints()) {
                flaws.add("it has a constraint on all its parameters together, which has no place in an answer; "
                        + "put them into one record, and the constraint on the record");
            }
            if (method.getReturnValueDescriptor().hasConstraints()) {
                flaws.add("it has a constraint on its result, and results are not checked");
            }
            validator.forExecutables().validateParameters(signature.controller(), signature.method(),
                    method.getParameterDescriptors().stream().map(parameter -> sample(parameter.getElementClass(),
                            parameter.getConstrainedContainerElementTypes())).toArray());
        }), flaws);
        return flaws;
    }

    /// {@return what is known of a method; nothing when there is no constraint in its signature}
    static Optional<MethodDescriptor> descriptor(Validator validator, Signature signature) {
        return Optional.ofNullable(validator.getConstraintsForClass(signature.controller().getClass())
                .getConstraintsForMethod(signature.name(), signature.parameterTypes().toArray(Class<?>[]::new)));
    }

    private static void rehearse(String place, Runnable scene, List<String> flaws) {
        try {
            new Refusals(0).count(scene);
        } catch (ValidationException flaw) {
            flaws.add(place + sentence(flaw));
        }
    }

    /// Hibernate's own sentence, without its number. When a validator does not take its attributes it only says which
    /// validator, and the causes say why.
    private static String sentence(ValidationException flaw) {
        return Stream.<Throwable>iterate(flaw.getCause() == null ? flaw : flaw.getCause(), Objects::nonNull,
                        Throwable::getCause)
                .map(Rehearsal::clause).collect(Collectors.joining(": "));
    }

    private static String clause(Throwable cause) {
        String first = String.valueOf(cause.getMessage()).lines().findFirst().orElse("");
        return cause instanceof NoSuchMethodException && first.endsWith(".<init>()")
                ? "the validator %s has no constructor without parameters".formatted(first.replace(".<init>()", ""))
                : first.replaceFirst("^HV\\d+: ", "").replaceFirst("\\.$", "");
    }

    /// Nothing, or a container of nothing: constraints on elements are looked at when there is an element.
    private static @Nullable Object sample(Class<?> type, Set<ContainerElementTypeDescriptor> elements) {
        if (type == Optional.class) {
            return Optional.ofNullable(element(0, elements));
        }
        if (type == Input.class) {
            return new Input.Accepted<>(element(0, elements));
        }
        if (type == Map.class) {
            return Collections.singletonMap(element(0, elements), element(1, elements));
        }
        if (type == Set.class) {
            return Collections.singleton(element(0, elements));
        }
        return type == List.class || type == Collection.class || type == Iterable.class
                ? Collections.singletonList(element(0, elements)) : null;
    }

    private static @Nullable Object element(int argument, Set<ContainerElementTypeDescriptor> elements) {
        return elements.stream().filter(element -> element.getTypeArgumentIndex() == argument).findFirst()
                .map(element -> sample(element.getElementClass(), element.getConstrainedContainerElementTypes()))
                .orElse(null);
    }
}
