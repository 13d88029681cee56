package dev.homespun.json;

import java.time.Instant;
import java.time.Month;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.util.Calendar;
import java.util.Date;
import java.util.UUID;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.deser.std.DelegatingDeserializer;

/// Takes the text of a value as it is written. Jackson cuts off white space, takes no text for no value, and sees in a
/// text of digits a time stamp, the number of a month or the base64 form of a UUID, of which a client that sent them by
/// mistake would never hear.
final class ExactText extends DelegatingDeserializer {

    private final boolean textOnly;

    /// @param textOnly whether numbers and arrays, which Jackson takes for dates, are refused
    ExactText(ValueDeserializer<?> delegate, boolean textOnly) {
        super(delegate);
        this.textOnly = textOnly;
    }

    @Override
    protected ValueDeserializer<?> newDelegatingInstance(ValueDeserializer<?> delegate) {
        return new ExactText(delegate, textOnly);
    }

    @Override
    public Object deserialize(JsonParser parser, DeserializationContext context) {
        if (parser.currentToken() != JsonToken.VALUE_STRING) {
            return textOnly ? context.handleUnexpectedToken(context.constructType(handledType()), parser)
                    : super.deserialize(parser, context);
        }
        String text = parser.getString();
        return isExact(text) && hasForm(handledType(), text) ? super.deserialize(parser, context)
                : context.handleWeirdStringValue(handledType(), text, "not in its exact form");
    }

    /// Octets are a text, too; none of them are no characters.
    private boolean isExact(String text) {
        return text.equals(text.strip()) && (!text.isEmpty() || handledType() == byte[].class);
    }

    private static boolean hasForm(Class<?> type, String text) {
        if (type == UUID.class) {
            return text.length() == 36;
        }
        if (type == Instant.class || type == OffsetDateTime.class || type == ZonedDateTime.class) {
            return text.indexOf('T') > 0 || text.indexOf('t') > 0;
        }
        if (Date.class.isAssignableFrom(type) || Calendar.class.isAssignableFrom(type)) {
            return text.indexOf('-') > 0;
        }
        return type != Month.class || !Character.isDigit(text.charAt(0));
    }
}
