package dev.homespun.json;

import com.fasterxml.jackson.annotation.JsonFormat;
import java.time.Instant;
import java.time.Month;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.util.Calendar;
import java.util.Date;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.BeanProperty;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.deser.std.DelegatingDeserializer;
import tools.jackson.databind.exc.InvalidFormatException;

/// Takes the text of a value as it is written. Jackson cuts off white space, takes no text for no value, and sees in a
/// text of digits a time stamp, the number of a month or the base64 form of a UUID, of which a client that sent them by
/// mistake would never hear. Where a property says by `@JsonFormat` how it is written, it is read in the same way.
final class ExactText extends DelegatingDeserializer {

    static final String FORM = "Not of the form ";

    private final boolean textOnly;
    private final String pattern;

    /// @param textOnly whether numbers and arrays, which Jackson takes for dates, are refused
    ExactText(ValueDeserializer<?> delegate, boolean textOnly) {
        this(delegate, textOnly, "");
    }

    /// @param pattern what the text has to look like; empty when its type says that
    private ExactText(ValueDeserializer<?> delegate, boolean textOnly, String pattern) {
        super(delegate);
        this.textOnly = textOnly;
        this.pattern = pattern;
    }

    @Override
    protected ValueDeserializer<?> newDelegatingInstance(ValueDeserializer<?> delegate) {
        return new ExactText(delegate, textOnly, pattern);
    }

    @Override
    public ValueDeserializer<?> createContextual(DeserializationContext context, @Nullable BeanProperty property) {
        ValueDeserializer<?> made = super.createContextual(context, property);
        Optional<JsonFormat> format = Optional.ofNullable(property).map(BeanProperty::getMember)
                .map(member -> member.getAnnotation(JsonFormat.class));
        if (format.isEmpty() || !textOnly) {
            return made;
        }
        JsonFormat.Shape shape = format.get().shape();
        return shape.isNumeric() || shape == JsonFormat.Shape.ARRAY ? made.getDelegatee()
                : new ExactText(made.getDelegatee(), true, format.get().pattern());
    }

    @Override
    public Object deserialize(JsonParser parser, DeserializationContext context) {
        return pattern.isEmpty() ? ofType(parser, context) : ofPattern(parser, context);
    }

    private Object ofType(JsonParser parser, DeserializationContext context) {
        if (parser.currentToken() != JsonToken.VALUE_STRING) {
            return textOnly ? context.handleUnexpectedToken(context.constructType(handledType()), parser)
                    : super.deserialize(parser, context);
        }
        String text = parser.getString();
        return isExact(text) && hasForm(handledType(), text) ? super.deserialize(parser, context)
                : context.handleWeirdStringValue(handledType(), text, "not in its exact form");
    }

    private Object ofPattern(JsonParser parser, DeserializationContext context) {
        String text = parser.getString();
        if (parser.currentToken() == JsonToken.VALUE_STRING && isExact(text)) {
            try {
                return super.deserialize(parser, context);
            } catch (InvalidFormatException _) {
                // told below, by the pattern instead of the type
            }
        }
        throw InvalidFormatException.from(parser, FORM + pattern, text, handledType());
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
