package dev.homespun.binding;

import dev.homespun.json.JsonCodec;
import dev.homespun.json.JsonMerge;
import java.lang.reflect.GenericArrayType;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.lang.reflect.TypeVariable;
import java.lang.reflect.WildcardType;
import java.util.Arrays;
import java.util.List;

/// Whether JSON can be read into a type, or patch values of it: asked at the start, since a type that cannot be read
/// fails every request.
final class ReadableTypes {

    private ReadableTypes() {}

    /// @param name what to call the value in a message
    /// @throws UnbindableException when it cannot; all reasons are told
    static void requireReadable(Type type, JsonCodec json, String name) {
        String what = "parameter %s is of type %s".formatted(name, type.getTypeName());
        requireClosed(type, what);
        requireNone(json.obstacles(type), what + ", which JSON cannot be read into",
                "Use a record, or a class that the JsonCodec knows how to make");
    }

    /// @param name what to call the value in a message
    /// @throws UnbindableException when values of the type cannot be patched; all reasons are told
    static void requirePatchable(Type type, JsonMerge merge, String name) {
        String what = "parameter %s is a MergePatch of %s".formatted(name, type.getTypeName());
        requireClosed(type, what);
        requireNone(merge.obstacles(type), what + ", which cannot be patched",
                "Use a record with the members that may change");
    }

    private static void requireClosed(Type type, String what) {
        if (isOpen(type)) {
            throw new UnbindableException(what + ", and nothing says what that stands for here",
                    "Write a class instead of the type variable or the ?");
        }
    }

    private static void requireNone(List<String> obstacles, String what, String fix) {
        if (!obstacles.isEmpty()) {
            throw new UnbindableException("%s: %s".formatted(what, String.join("; ", obstacles)), fix);
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
