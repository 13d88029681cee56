package dev.homespun.binding;

import dev.homespun.json.JsonCodec;
import java.lang.reflect.GenericArrayType;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.lang.reflect.TypeVariable;
import java.lang.reflect.WildcardType;
import java.util.Arrays;
import java.util.List;

/// Whether JSON can be read into a type: asked at the start, since a type that cannot be read fails every request.
final class ReadableTypes {

    private ReadableTypes() {}

    /// @param name what to call the value in a message
    /// @throws UnbindableException when it cannot; all reasons are told
    static void requireReadable(Type type, JsonCodec json, String name) {
        if (isOpen(type)) {
            throw new UnbindableException("parameter %s is of type %s, and nothing says what that stands for here"
                    .formatted(name, type.getTypeName()), "Write a class instead of the type variable or the ?");
        }
        List<String> obstacles = json.obstacles(type);
        if (!obstacles.isEmpty()) {
            throw new UnbindableException("parameter %s is of type %s, which JSON cannot be read into: %s"
                    .formatted(name, type.getTypeName(), String.join("; ", obstacles)),
                    "Use a record, or a class that the JsonCodec knows how to make");
        }
    }

    private static boolean isOpen(Type type) {
        return switch (type) {
            case TypeVariable<?> _ -> true;
            case WildcardType _ -> true;
            case ParameterizedType generic -> Arrays.stream(generic.getActualTypeArguments())
                    .anyMatch(ReadableTypes::isOpen);
            case GenericArrayType array -> isOpen(array.getGenericComponentType());
            default -> false;
        };
    }
}
