package dev.homespun.validation;

import dev.homespun.binding.BindingFailure;
import dev.homespun.binding.Validation;
import dev.homespun.binding.Violation;
import dev.homespun.json.JsonCodec;
import jakarta.validation.Validator;
import jakarta.validation.ValidatorFactory;
import jakarta.validation.metadata.MethodDescriptor;
import jakarta.validation.metadata.ParameterDescriptor;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.hibernate.validator.HibernateValidator;
import org.hibernate.validator.HibernateValidatorConfiguration;
import org.hibernate.validator.spi.nodenameprovider.JavaBeanProperty;

/// Constraints as Hibernate Validator reads and checks them.
///
/// Configured here and nowhere else: messages need no expression language, names are those of the JSON documents, and a
/// method keeps what its interface says as well as what it says itself. Constraints come from annotations alone: those
/// in XML could not be missed when there is no validator.
final class HibernateValidation implements Validation {

    /// Somewhat more than are told: some that are refused are not told, as those that make up another constraint.
    private static final int MOST_REFUSALS = 250;

    private final Validator validator;
    private final Places places;
    private final Rehearsal rehearsal;

    private HibernateValidation(ValidatorFactory factory, Places places) {
        this.places = places;
        this.validator = factory.getValidator();
        this.rehearsal = new Rehearsal(validator);
    }

    static HibernateValidation with(JsonCodec json) {
        HibernateValidatorConfiguration configuration =
                jakarta.validation.Validation.byProvider(HibernateValidator.class).configure();
        ValidatorFactory factory = configuration
                .ignoreXmlConfiguration()
                .messageInterpolator(new EnglishMessages())
                .constraintValidatorFactory(
                        new CountedValidators(configuration.getDefaultConstraintValidatorFactory()))
                .propertyNodeNameProvider(property -> property instanceof JavaBeanProperty member
                        ? json.memberName(member.getDeclaringClass(), member.getName()).orElse(Places.NONE)
                        : property.getName())
                .addValueExtractor(new InputValue())
                .allowOverridingMethodAlterParameterConstraint(true)
                .allowParallelMethodsDefineParameterConstraints(true)
                .buildValidatorFactory();
        return new HibernateValidation(factory, new Places(json));
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
        Optional<MethodDescriptor> method = Rehearsal.descriptor(rehearsal.validator(), signature);
        boolean ofParameters = method.stream().flatMap(some -> some.getParameterDescriptors().stream())
                .anyMatch(HibernateValidation::isConstrained);
        List<Integer> whole = signature.whole().stream().sorted()
                .filter(index -> method.isEmpty() || !isCascaded(method.get().getParameterDescriptors().get(index)))
                .toList();
        return arguments -> bounded(search -> {
            if (ofParameters) {
                search.arguments(signature, arguments);
            }
            whole.forEach(index -> search.value(index, "", arguments[index]));
        });
    }

    @Override
    public Check check(Set<Integer> whole) {
        List<Integer> indexes = whole.stream().sorted().toList();
        return values -> bounded(search -> indexes.forEach(index -> search.value(index, "", values[index])));
    }

    /// With an alternative of constraints, values can be refused without a violation, again and again. So when few were
    /// found until nothing was refused any more, all is asked once more: what is not looked at is never accepted.
    private List<Violation> bounded(Consumer<Search> check) {
        for (long most = MOST_REFUSALS; ; most *= 10) {
            Refusals refusals = new Refusals(most);
            Search search = new Search(validator, places, new ArrayList<>());
            refusals.count(() -> check.accept(search));
            if (search.found().size() > BindingFailure.MOST_TOLD || !refusals.areExhausted()) {
                Collections.sort(search.found());
                return search.found();
            }
        }
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
}
