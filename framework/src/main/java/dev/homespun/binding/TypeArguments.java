package dev.homespun.binding;

import java.lang.reflect.GenericArrayType;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.lang.reflect.TypeVariable;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// What the type variables of generic superclasses stand for in a class: in `Books extends Crud<Book, Long>` the `K` of
/// `Crud<T, K>` is a Long.
///
/// @param all each variable with what it was given
record TypeArguments(Map<TypeVariable<?>, Type> all) {

    /// {@return those of a class}
    ///
    /// @param hierarchy the class and everything that it extends and implements
    static TypeArguments of(List<Class<?>> hierarchy) {
        Map<TypeVariable<?>, Type> all = new HashMap<>();
        for (Class<?> type : hierarchy) {
            Stream.concat(Stream.ofNullable(type.getGenericSuperclass()), Arrays.stream(type.getGenericInterfaces()))
                    .forEach(parent -> add(parent, all));
        }
        return new TypeArguments(all);
    }

    private static void add(Type parent, Map<TypeVariable<?>, Type> all) {
        if (parent instanceof ParameterizedType generic && generic.getRawType() instanceof Class<?> raw) {
            for (int i = 0; i < raw.getTypeParameters().length; i++) {
                all.put(raw.getTypeParameters()[i], generic.getActualTypeArguments()[i]);
            }
        }
    }

    /// {@return a type in which everything that is known stands for its variable}
    Type resolve(Type type) {
        return switch (type) {
            case TypeVariable<?> variable when all.containsKey(variable) -> resolve(all.get(variable));
            case ParameterizedType generic when generic.getRawType() instanceof Class<?> raw -> new Parameterized(raw,
                    Arrays.stream(generic.getActualTypeArguments()).map(this::resolve).toList());
            case GenericArrayType array when resolve(array.getGenericComponentType()) instanceof Class<?> component ->
                    component.arrayType();
            default -> type;
        };
    }
}
