package dev.homespun.binding;

import dev.homespun.json.JsonCodec;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/// Whether JSON can be read into a type, and into everything that its records are made of: asked at the start, since a
/// type that cannot be read fails every request.
final class ReadableTypes {

    private final JsonCodec json;
    private final Set<Type> seen = new HashSet<>();

    private ReadableTypes(JsonCodec json) {
        this.json = json;
    }

    /// @param name what to call the value in a message
    /// @throws UnbindableException when it cannot
    static void requireReadable(Type type, JsonCodec json, String name) {
        new ReadableTypes(json).require(type, "parameter " + name);
    }

    private void require(Type type, String what) {
        if (!seen.add(type)) {
            return;
        }
        Optional<String> obstacle = json.obstacle(type);
        if (obstacle.isPresent()) {
            throw new UnbindableException(
                    "%s is of type %s, which JSON cannot be read into: %s".formatted(what, type.getTypeName(),
                            obstacle.get()),
                    "Use a record, or a class that the JsonCodec knows how to make");
        }
        if (type instanceof ParameterizedType generic) {
            for (Type argument : generic.getActualTypeArguments()) {
                require(argument, "an element of " + what);
            }
        } else if (type instanceof Class<?> plain && plain.isRecord()) {
            for (RecordComponent component : plain.getRecordComponents()) {
                require(component.getGenericType(), "%s of %s".formatted(component.getName(), plain.getSimpleName()));
            }
        }
    }
}
