package dev.homespun.binding;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
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
    ///
    /// @param where who asks, for messages
    /// @throws CannotProvide when it is a container in a container
    static Dependency of(Type type, String where) {
        if (type instanceof ParameterizedType generic && GENERIC.containsKey(generic.getRawType())) {
            Class<?> element = Classes.raw(generic.getActualTypeArguments()[0]);
            if (GENERIC.containsKey(element)) {
                throw new CannotProvide(new Mistake(where, "it asks for %s, one container in another"
                        .formatted(type.getTypeName()), "Ask for an Optional, a List or a Supplier of the thing itself"));
            }
            return new Dependency(GENERIC.get(generic.getRawType()), element);
        }
        return new Dependency(Count.ONE, Classes.boxed(Classes.raw(type)));
    }
}
