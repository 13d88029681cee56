package dev.homespun.json;

import java.util.HashSet;
import java.util.Set;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.BeanProperty;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.KeyDeserializer;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.deser.ContextualKeyDeserializer;
import tools.jackson.databind.deser.std.DelegatingDeserializer;
import tools.jackson.databind.exc.InvalidFormatException;

/// Refuses names of an object that differ, and stand for the same key: "1" and "01" in a `Map<Integer, …>`. Jackson
/// keeps the last of them. The parser carries what was seen in each object.
final class UniqueKeys extends KeyDeserializer implements ContextualKeyDeserializer {

    static final String SAME = "Same key";

    private final KeyDeserializer real;

    private record Seen(Set<Object> keys) {}

    UniqueKeys(KeyDeserializer real) {
        this.real = real;
    }

    @Override
    public void resolve(DeserializationContext context) {
        real.resolve(context);
    }

    @Override
    public KeyDeserializer createContextual(DeserializationContext context, BeanProperty property) {
        return real instanceof ContextualKeyDeserializer contextual
                ? new UniqueKeys(contextual.createContextual(context, property)) : this;
    }

    @Override
    public Object deserializeKey(String name, DeserializationContext context) {
        Object key = real.deserializeKey(name, context);
        if (context.getParser().currentValue() instanceof Seen seen && !seen.keys.add(key)) {
            throw InvalidFormatException.from(context.getParser(), SAME, name, key.getClass());
        }
        return key;
    }

    /// Reads the map that has such keys.
    static final class OfMap extends DelegatingDeserializer {

        OfMap(ValueDeserializer<?> delegate) {
            super(delegate);
        }

        @Override
        protected ValueDeserializer<?> newDelegatingInstance(ValueDeserializer<?> delegate) {
            return new OfMap(delegate);
        }

        @Override
        public Object deserialize(JsonParser parser, DeserializationContext context) {
            if (parser.isExpectedStartObjectToken()) {
                parser.assignCurrentValue(new Seen(new HashSet<>()));
            }
            return super.deserialize(parser, context);
        }
    }
}
