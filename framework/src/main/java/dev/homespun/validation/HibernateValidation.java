package dev.homespun.validation;

import dev.homespun.binding.Input;
import dev.homespun.binding.Validation;
import dev.homespun.binding.Violation;
import dev.homespun.json.JsonCodec;
import jakarta.validation.Validator;
import jakarta.validation.ValidatorFactory;
import jakarta.validation.metadata.MethodDescriptor;
import jakarta.validation.metadata.ParameterDescriptor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.hibernate.validator.HibernateValidator;
import org.hibernate.validator.spi.nodenameprovider.JavaBeanProperty;
import org.jspecify.annotations.Nullable;

/// Constraints as Hibernate Validator reads and checks them.
///
/// Configured here and nowhere else: messages need no expression language, names are those of the JSON documents, and a
/// method keeps what its interface says as well as what it says itself. Constraints come from annotations alone: those
/// in XML could not be missed when there is no validator.
final class HibernateValidation implements Validation {

    private final Validator validator;
    private final Places places;
    private final Rehearsal rehearsal;

    private HibernateValidation(Validator validator, Places places, Rehearsal rehearsal) {
        this.validator = validator;
        this.places = places;
        this.rehearsal = rehearsal;
    }

    static HibernateValidation with(JsonCodec json) {
        ValidatorFactory factory = jakarta.validation.Validation.byProvider(HibernateValidator.class).configure()
                .ignoreXmlConfiguration()
                .messageInterpolator(new EnglishMessages())
                .propertyNodeNameProvider(property -> property instanceof JavaBeanProperty member
                        ? json.memberName(member.getDeclaringClass(), member.getName()).orElse(Places.NONE)
                        : property.getName())
                .addValueExtractor(new InputValue())
                .allowOverridingMethodAlterParameterConstraint(true)
                .allowParallelMethodsDefineParameterConstraints(true)
                .buildValidatorFactory();
        return new HibernateValidation(factory.getValidator(), new Places(json), Rehearsal.of(factory));
    }

    @Override
    public List<String> flaws(Class<?> type) {
        return rehearsal.flaws(type);
    }

    @Override
    public List<String> flaws(Signature signature) {
        return rehearsal.flaws(signature);
    }

    @Override
    public Check check(Signature signature) {
        Optional<MethodDescriptor> method = Rehearsal.descriptor(validator, signature);
        boolean ofParameters = method.stream().flatMap(some -> some.getParameterDescriptors().stream())
                .anyMatch(HibernateValidation::isConstrained);
        Check ofTypes = check(signature.whole().stream()
                .filter(index -> method.isEmpty() || !isCascaded(method.get().getParameterDescriptors().get(index)))
                .collect(Collectors.toSet()));
        return arguments -> {
            List<Violation> violations = new ArrayList<>();
            if (ofParameters) {
                validator.forExecutables().validateParameters(signature.controller(), signature.method(), arguments)
                        .forEach(violation -> violations.add(places.violation(violation)));
            }
            violations.addAll(ofTypes.violations(arguments));
            Collections.sort(violations);
            return violations;
        };
    }

    @Override
    public Check check(Set<Integer> whole) {
        List<Integer> indexes = whole.stream().sorted().toList();
        return values -> {
            List<Violation> violations = new ArrayList<>();
            indexes.forEach(index -> addAll(violations, index, "", values[index]));
            Collections.sort(violations);
            return violations;
        };
    }

    /// What the method says of itself leaves out constraints that are only within a type: `List<@NotBlank String>`.
    private static boolean isConstrained(ParameterDescriptor parameter) {
        return parameter.hasConstraints() || parameter.isCascaded()
                || !parameter.getConstrainedContainerElementTypes().isEmpty();
    }

    private static boolean isCascaded(ParameterDescriptor parameter) {
        return parameter.isCascaded() || parameter.getConstrainedContainerElementTypes().stream()
                .anyMatch(element -> element.isCascaded());
    }

    /// Goes as far as a value is made of the JDK's containers and our own; further in it is for annotations to say.
    private void addAll(List<Violation> violations, int parameter, String pointer, @Nullable Object value) {
        switch (value) {
            case null -> { }
            case Input.Accepted<?> input -> addAll(violations, parameter, pointer, input.value());
            case Input.Refused<?> _ -> { }
            case Optional<?> optional -> addAll(violations, parameter, pointer, optional.orElse(null));
            case Object[] array -> addAll(violations, parameter, pointer, Arrays.asList(array));
            case Map<?, ?> map -> map.forEach((name, each) ->
                    addAll(violations, parameter, pointer + Places.step(name), each));
            case Collection<?> elements -> {
                int index = 0;
                for (Object element : elements) {
                    addAll(violations, parameter, pointer + Places.step(index++), element);
                }
            }
            default -> validator.validate(value).forEach(violation ->
                    violations.add(places.violation(parameter, pointer, violation)));
        }
    }
}
