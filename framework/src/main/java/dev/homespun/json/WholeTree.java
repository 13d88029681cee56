package dev.homespun.json;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.deser.std.DelegatingDeserializer;
import tools.jackson.databind.exc.MismatchedInputException;

/// What becomes of a place that is declared as Object: maps and lists of any depth, for which the rules are those of
/// declared ones. Null is refused.
final class WholeTree extends DelegatingDeserializer {

    WholeTree(ValueDeserializer<?> delegate) {
        super(delegate);
    }

    @Override
    protected ValueDeserializer<?> newDelegatingInstance(ValueDeserializer<?> delegate) {
        return new WholeTree(delegate);
    }

    @Override
    public Object deserialize(JsonParser parser, DeserializationContext context) {
        Object tree = super.deserialize(parser, context);
        require(tree, parser);
        return tree;
    }

    private static void require(@Nullable Object value, JsonParser parser) {
        switch (value) {
            case null -> throw MismatchedInputException.from(parser, Object.class, "null");
            case Map<?, ?> map -> map.forEach((name, each) ->
                    require(each, parser, new JacksonException.Reference(map, String.valueOf(name))));
            case List<?> list -> {
                for (int i = 0; i < list.size(); i++) {
                    require(list.get(i), parser, new JacksonException.Reference(list, i));
                }
            }
            default -> { }
        }
    }

    private static void require(@Nullable Object value, JsonParser parser, JacksonException.Reference step) {
        try {
            require(value, parser);
        } catch (JacksonException fault) {
            throw fault.prependPath(step);
        }
    }
}
