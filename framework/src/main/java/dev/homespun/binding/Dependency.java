package dev.homespun.binding;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.lang.reflect.WildcardType;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/// What a parameter of a constructor asks for.
///
/// @param count how many of it
/// @param type of which type
record Dependency(Count count, Class<?> type) {

    /// How many, and when.
    enum Count { ONE, AT_MOST_ONE, ALL, LATER }

    private static final Map<Type, Count> GENERIC =
            Map.of(Optional.class, Count.AT_MOST_ONE, List.class, Count.ALL, Supplier.class, Count.LATER);

    /// {@return the dependency that a type stands for}
    static Dependency of(Type type) {
        if (type instanceof ParameterizedType generic && GENERIC.containsKey(generic.getRawType())) {
            return new Dependency(GENERIC.get(generic.getRawType()), raw(generic.getActualTypeArguments()[0]));
        }
        return new Dependency(Count.ONE, raw(type));
    }

    private static Class<?> raw(Type type) {
        return switch (type) {
            case Class<?> plain -> plain;
            case ParameterizedType generic -> raw(generic.getRawType());
            case WildcardType wildcard -> raw(wildcard.getUpperBounds()[0]);
            default -> Object.class;
        };
    }
}
