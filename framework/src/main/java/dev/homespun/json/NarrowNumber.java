package dev.homespun.json;

import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.exc.InputCoercionException;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.deser.std.DelegatingDeserializer;

/// Takes numbers only, and those only that the type can hold.
final class NarrowNumber extends DelegatingDeserializer {

    NarrowNumber(ValueDeserializer<?> delegate) {
        super(delegate);
    }

    @Override
    protected ValueDeserializer<?> newDelegatingInstance(ValueDeserializer<?> delegate) {
        return new NarrowNumber(delegate);
    }

    @Override
    public Object deserialize(JsonParser parser, DeserializationContext context) {
        JsonToken token = parser.currentToken();
        if (!token.isNumeric()) {
            return context.handleUnexpectedToken(context.constructType(handledType()), parser);
        }
        Object value = super.deserialize(parser, context);
        boolean isHeld = value instanceof Byte octet ? octet == parser.getIntValue()
                : value instanceof Number number && Double.isFinite(number.doubleValue());
        if (!isHeld) {
            throw new InputCoercionException(parser, "out of range", token, handledType());
        }
        return value;
    }
}
