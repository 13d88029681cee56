package dev.homespun.binding;

import java.lang.reflect.GenericArrayType;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.lang.reflect.TypeVariable;
import java.lang.reflect.WildcardType;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// A class of the application that values of a type hold, be it in lists, maps or arrays of any depth.
///
/// @param type the class
/// @param arguments all classes of the application among its type arguments: enough to know what its type variables
///     can stand for, and finite for every type
record HeldType(Class<?> type, Set<Class<?>> arguments) {

    /// {@return what values of a type hold}
    ///
    /// @param type the type
    /// @param arguments what type variables within it can stand for
    static Set<HeldType> in(Type type, Set<Class<?>> arguments) {
        return switch (type) {
            case Class<?> array when array.isArray() -> in(array.getComponentType(), arguments);
            case Class<?> one -> isOfApplication(one) ? Set.of(new HeldType(one, Set.of())) : Set.of();
            case ParameterizedType generic when generic.getRawType() instanceof Class<?> raw ->
                    parameterized(raw, in(generic.getActualTypeArguments(), arguments));
            case GenericArrayType array -> in(array.getGenericComponentType(), arguments);
            case WildcardType wildcard -> in(wildcard.getUpperBounds(), arguments);
            case TypeVariable<?> _ -> arguments.stream()
                    .map(one -> new HeldType(one, one.getTypeParameters().length == 0 ? Set.of() : arguments))
                    .collect(Collectors.toCollection(LinkedHashSet::new));
            default -> Set.of();
        };
    }

    private static Set<HeldType> in(Type[] types, Set<Class<?>> arguments) {
        return Arrays.stream(types).flatMap(type -> in(type, arguments).stream())
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private static Set<HeldType> parameterized(Class<?> raw, Set<HeldType> arguments) {
        boolean isContainer = !isOfApplication(raw) || Collection.class.isAssignableFrom(raw)
                || Map.class.isAssignableFrom(raw);
        return isContainer ? arguments : Set.of(new HeldType(raw, arguments.stream()
                .flatMap(held -> Stream.concat(Stream.of(held.type), held.arguments.stream()))
                .collect(Collectors.toCollection(LinkedHashSet::new))));
    }

    /// Applications run on the class path (ADR 3), where no class has a named module; the JDK's have.
    private static boolean isOfApplication(Class<?> type) {
        return !type.getModule().isNamed() && !type.isPrimitive() && !type.isEnum();
    }
}
