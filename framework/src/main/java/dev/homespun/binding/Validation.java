package dev.homespun.binding;

import dev.homespun.json.JsonCodec;
import java.lang.reflect.Method;
import java.util.List;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Knows the constraints that an application puts on parameters and on the types of bodies, and checks them. It is
/// asked at the start; per request there is only a [Check].
///
/// Implementations are found by [java.util.ServiceLoader], as a [Provider]. Thread-safe.
public interface Validation {

    /// {@return what cannot work about the constraints of a type: sentences without their ends, none when all is well}
    ///
    /// @param type a type that bodies are made of
    List<String> flaws(Class<?> type);

    /// {@return what cannot work about the constraints of a method: sentences without their ends, none when all is
    ///     well}
    ///
    /// @param signature the method
    List<String> flaws(Signature signature);

    /// {@return the check of a method's arguments}
    ///
    /// @param signature the method
    Check check(Signature signature);

    /// {@return the check of values against the constraints of their own types}
    ///
    /// @param whole the indexes of the values that are checked
    Check check(Set<Integer> whole);

    /// A method, as far as it has to be known here, so that implementations need no reflection.
    ///
    /// @param controller whose method it is
    /// @param method the method
    /// @param name its name
    /// @param parameterTypes the classes of its parameters
    /// @param whole the indexes of the parameters that are also checked against the constraints of their own types, be
    ///     they annotated so or not
    record Signature(Object controller, Method method, String name, List<Class<?>> parameterTypes, Set<Integer> whole) {

        /// Copies the lists.
        public Signature {
            parameterTypes = List.copyOf(parameterTypes);
            whole = Set.copyOf(whole);
        }
    }

    /// Checks the arguments of one call. Thread-safe.
    @FunctionalInterface
    interface Check {

        /// Finds nothing.
        Check NONE = _ -> List.of();

        /// {@return all that is not acceptable, in its natural order}
        ///
        /// @param arguments one for each parameter
        List<Violation> violations(@Nullable Object[] arguments);
    }

    /// {@return what checks constraints, when it is on the class path}
    ///
    /// @param json knows what members are called in a document
    /// @throws RuntimeException when it is there and does not work, or a LinkageError
    static Optional<Validation> find(JsonCodec json) {
        return ServiceLoader.load(Provider.class).stream()
                .flatMap(provider -> provider.get().find(json).stream()).findFirst();
    }

    /// Makes a validation, when all that it needs is on the class path.
    interface Provider {

        /// {@return the validation, or nothing when it has not what it needs}
        ///
        /// @param json knows what members are called in a document
        Optional<Validation> find(JsonCodec json);
    }
}
