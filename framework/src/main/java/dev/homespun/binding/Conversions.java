package dev.homespun.binding;

import dev.homespun.json.JsonCodec;
import java.lang.reflect.Type;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/// What turns requests into values and values into responses, besides the rules that always hold.
///
/// @param json reads bodies and writes results
/// @param validation finds what checks constraints
/// @param resolvers asked before the rules for parameters
/// @param mappers asked before the rules for results
/// @param stopping whether the application was told to stop, so that what has no end should end
public record Conversions(JsonCodec json, Supplier<Optional<Validation>> validation, List<ArgumentResolver> resolvers,
                          List<ResultMapper> mappers, BooleanSupplier stopping) {

    /// Copies the lists.
    public Conversions {
        resolvers = List.copyOf(resolvers);
        mappers = List.copyOf(mappers);
    }

    /// {@return whether nobody else has a say: what can be thrown by them is not known}
    boolean areOurs() {
        return resolvers.isEmpty() && mappers.isEmpty();
    }

    /// {@return how a parameter gets its value that is not for our own rules}
    ///
    /// @throws UnbindableException when it cannot, or when a resolver fails
    Optional<Argument> resolve(BindableParameter parameter) {
        for (ArgumentResolver resolver : resolvers) {
            try {
                Optional<Argument> argument = Objects.requireNonNull(resolver.resolve(parameter), "it returned null");
                if (argument.isPresent()) {
                    return argument;
                }
            } catch (UnbindableException said) {
                throw said;
            } catch (RuntimeException | LinkageError fault) {
                throw new UnbindableException("%s fails for parameter %s: %s".formatted(Classes.name(resolver.getClass()),
                        parameter.shownName(), fault), "Correct the resolver: it is asked for every parameter");
            }
        }
        return Optional.empty();
    }

    /// {@return why there is no response for what a method says that it returns; nothing when there is one}
    ///
    /// A result that is not there yet has nobody to wait for it: a handler blocks, and returns what it has.
    Optional<Unanswerable> unanswerable(Type declared) {
        return isMapped(Classes.raw(declared)) ? Optional.empty() : Unanswerable.in(declared);
    }

    /// {@return whether results of a class are not for our own rules}
    boolean isMapped(Class<?> type) {
        return mappers.stream().anyMatch(mapper -> mapper.handles(type));
    }
}
