package dev.homespun.binding;

import dev.homespun.binding.Validation.Check;
import dev.homespun.binding.Validation.Signature;
import dev.homespun.json.JsonCodec;
import java.lang.reflect.Modifier;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Finds the constraints that a method's arguments have to keep, once, and has them checked. Constraints that nobody
/// would check are mistakes: an application with an annotation that does nothing is worse than one without.
///
/// A method without constraints costs nothing, and an application without any does not look for a validator.
final class Constraints {

    private static final String MISSING = "Add org.hibernate.validator:hibernate-validator and "
            + "jakarta.validation:jakarta.validation-api to the dependencies";
    private static final String WRONG = "Correct the constraint, or the type that it is on";

    private final JsonCodec json;
    private final Supplier<Optional<Validation>> finder;
    private final Consumer<Mistake> mistakes;
    private final Set<Mistake> told = new HashSet<>();

    /// Null before it is looked for.
    private @Nullable Optional<Validation> validation;

    /// @param json knows what members are called in a document
    /// @param finder finds what checks constraints, when there are any
    /// @param mistakes told what cannot work
    Constraints(JsonCodec json, Supplier<Optional<Validation>> finder, Consumer<Mistake> mistakes) {
        this.json = json;
        this.finder = finder;
        this.mistakes = mistakes;
    }

    /// {@return the check of a method's arguments; one that finds nothing when there is nothing to check, or when that
    ///     cannot work}
    ///
    /// @param controller null when it could not be made; then only mistakes are looked for
    ArgumentCheck check(ControllerMethod method, @Nullable Object controller, List<Argument> arguments) {
        return new ArgumentCheck(read(method, controller, arguments), arguments, json);
    }

    /// {@return the check of the values for a call: what it requires itself, and the constraints of their types}
    ArgumentCheck check(Call call, List<Argument> arguments) {
        return new ArgumentCheck(Requirements.of(call).and(check(checked(arguments))), arguments, json);
    }

    /// {@return the check of a value that is not there yet when a method is called, such as a patched one}
    Check check(Type type) {
        BodyTypes types = BodyTypes.of(type, json);
        return types.askForCheck() ? check(Map.of(0, types)) : Check.NONE;
    }

    private Check check(Map<Integer, BodyTypes> checked) {
        Optional<Validation> found = checked.isEmpty() ? Optional.empty() : validation();
        if (found.isEmpty()) {
            checked.values().forEach(this::missing);
        }
        checked.values().forEach(types -> found.ifPresent(validation -> flaws(types, validation)));
        return found.map(validation -> validation.check(checked.keySet())).orElse(Check.NONE);
    }

    /// {@return the types of the arguments that have constraints of their own, by the index of the argument}
    private Map<Integer, BodyTypes> checked(List<Argument> arguments) {
        Map<Integer, BodyTypes> checked = new TreeMap<>();
        for (int i = 0; i < arguments.size(); i++) {
            Optional<BodyTypes> types = made(arguments.get(i)).map(type -> BodyTypes.of(type, json));
            if (types.isPresent() && types.get().askForCheck()) {
                checked.put(i, types.get());
            }
        }
        return checked;
    }

    private Check read(ControllerMethod method, @Nullable Object controller, List<Argument> arguments) {
        String where = method.where();
        Optional<String> ofMethod = MethodMarks.constraint(method);
        Map<Integer, BodyTypes> checked = checked(arguments);
        if (ofMethod.isEmpty() && checked.isEmpty()) {
            return Check.NONE;
        }
        Optional<Validation> found = validation();
        if (found.isEmpty()) {
            ofMethod.ifPresent(constraint -> missing(where, constraint));
            checked.values().forEach(this::missing);
            return Check.NONE;
        }
        checked.values().forEach(types -> flaws(types, found.get()));
        if (controller == null) {
            return Check.NONE;
        }
        Signature signature = new Signature(controller, method.declared(), method.declared().getName(),
                Arrays.asList(method.declared().getParameterTypes()), checked.keySet());
        List<String> flaws = found.get().flaws(signature);
        flaws.forEach(flaw -> tell(new Mistake(where, flaw, WRONG)));
        if (ofMethod.isPresent() && Modifier.isStatic(method.declared().getModifiers())) {
            tell(new Mistake(where, ofMethod.get() + ", which is not checked on static methods", "Remove static"));
        }
        return flaws.isEmpty() ? found.get().check(signature) : Check.NONE;
    }

    /// {@return the type that an argument makes of a request, when that has an inside}
    private static Optional<Type> made(Argument argument) {
        return switch (argument) {
            case BodyArgument(JsonBody body, _) -> Optional.of(body.type());
            case GroupArgument group -> Optional.of(group.type());
            case InputArgument input -> made(input.inner());
            default -> Optional.empty();
        };
    }

    private void missing(BodyTypes types) {
        types.all().forEach((held, content) -> content.constraint()
                .ifPresent(constraint -> missing(SourceLine.of(held.type()), constraint)));
    }

    private void missing(String where, String constraint) {
        tell(new Mistake(where, constraint + ", and nothing on the class path checks it", MISSING));
    }

    private void flaws(BodyTypes types, Validation validation) {
        types.all().forEach((held, content) -> {
            String where = SourceLine.of(held.type());
            content.unheard().forEach(constraint -> tell(new Mistake(where, constraint + ", which is not checked there",
                    "Write it before the component or the field")));
            types.unchecked(content).forEach(member -> tell(new Mistake(where,
                    "%s holds constraints that are not checked there".formatted(member.name()),
                    "Write @Valid before its type, or within it, such as List<@Valid Item>")));
            if (content.constraint().isPresent()) {
                validation.flaws(held.type()).forEach(flaw -> tell(new Mistake(where, flaw, WRONG)));
            }
        });
    }

    /// Several methods can take the same type, and one method can be several routes.
    private void tell(Mistake mistake) {
        if (told.add(mistake)) {
            mistakes.accept(mistake);
        }
    }

    private Optional<Validation> validation() {
        if (validation == null) {
            validation = find();
        }
        return validation;
    }

    /// A validator may be there and not all that it needs itself.
    private Optional<Validation> find() {
        try {
            return finder.get();
        } catch (LinkageError | RuntimeException unusable) {
            tell(new Mistake("Constraints", "what checks them is on the class path and does not work: " + unusable,
                    "Add what it needs to the dependencies, in the version that it needs"));
            return Optional.empty();
        }
    }
}
