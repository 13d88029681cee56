package dev.homespun.json;

import java.math.BigInteger;
import java.net.URI;
import java.net.URL;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.MonthDay;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.time.Period;
import java.time.Year;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.Arrays;
import java.util.Calendar;
import java.util.Collection;
import java.util.Currency;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.deser.ValueInstantiator;
import tools.jackson.databind.deser.bean.BeanDeserializerBase;
import tools.jackson.databind.json.JsonMapper;

/// What a document must have for a type, and what it has, in words.
///
/// @param mapper knows what constants are called, and what classes are made of
record Wanted(JsonMapper mapper) {

    /// What JSON tells apart.
    private static final Set<String> KINDS =
            Set.of("a string", "an object", "an array", "a number", "a whole number", "true or false");

    private static final Set<Class<?>> WHOLE_NUMBERS = Set.of(byte.class, Byte.class, short.class, Short.class,
            int.class, Integer.class, long.class, Long.class, BigInteger.class, AtomicInteger.class, AtomicLong.class,
            OptionalInt.class, OptionalLong.class);

    private static final Map<Class<?>, String> RANGES = Map.of(
            byte.class, "a whole number from -128 to 127", short.class, "a whole number from -32768 to 32767",
            int.class, "a whole number from -2147483648 to 2147483647",
            long.class, "a whole number from -9223372036854775808 to 9223372036854775807",
            float.class, "a number from -3.4e38 to 3.4e38", double.class, "a number from -1.79e308 to 1.79e308");

    private static final Map<Class<?>, Class<?>> PRIMITIVES = Map.of(Byte.class, byte.class, Short.class, short.class,
            Integer.class, int.class, Long.class, long.class, Float.class, float.class, Double.class, double.class);

    private static final Map<Class<?>, String> TEXTS = Map.ofEntries(
            Map.entry(LocalDate.class, "a date such as 2026-01-31"),
            Map.entry(LocalTime.class, "a time such as 10:15:30"),
            Map.entry(LocalDateTime.class, "a date and time such as 2026-01-31T10:15:30"),
            Map.entry(OffsetTime.class, "a time such as 10:15:30Z"),
            Map.entry(OffsetDateTime.class, "a date and time such as 2026-01-31T10:15:30Z"),
            Map.entry(ZonedDateTime.class, "a date and time such as 2026-01-31T10:15:30Z"),
            Map.entry(Date.class, "a date and time such as 2026-01-31T10:15:30Z"),
            Map.entry(Calendar.class, "a date and time such as 2026-01-31T10:15:30Z"),
            Map.entry(Instant.class, "an instant such as 2026-01-31T10:15:30Z"),
            Map.entry(Year.class, "a year such as 2026"), Map.entry(YearMonth.class, "a month such as 2026-01"),
            Map.entry(MonthDay.class, "a day such as --01-31"), Map.entry(Period.class, "a period such as P1Y2M3D"),
            Map.entry(Duration.class, "a duration such as PT1M30S"),
            Map.entry(ZoneId.class, "a time zone such as Europe/Vienna"),
            Map.entry(ZoneOffset.class, "an offset such as +01:00"),
            Map.entry(UUID.class, "a UUID"), Map.entry(URI.class, "a URI"), Map.entry(URL.class, "a URL"),
            Map.entry(Locale.class, "a language such as de-AT"), Map.entry(Currency.class, "a currency such as EUR"),
            Map.entry(Pattern.class, "a regular expression"), Map.entry(char.class, "one character"),
            Map.entry(Character.class, "one character"), Map.entry(byte[].class, "base64 text"));

    /// {@return what is wrong with a place, such as `must be a string, found a number`}
    String instead(Class<?> type, JsonNode found) {
        String wanted = words(type);
        boolean isWhole = WHOLE_NUMBERS.contains(type);
        String actual = isWhole && found.isNumber() && !found.isIntegralNumber() ? "a fraction" : words(found);
        if (wanted.equals(actual) || isWhole && found.isIntegralNumber()) {
            return "is not acceptable";
        }
        // "must be a date, found a string" would say too little: there it is the text that is wrong.
        return "must be " + wanted + (found.isString() && !KINDS.contains(wanted) ? "" : ", found " + actual);
    }

    private static String words(JsonNode found) {
        return switch (found.getNodeType()) {
            case OBJECT, POJO -> "an object";
            case ARRAY -> "an array";
            case STRING, BINARY -> "a string";
            case NUMBER -> "a number";
            case BOOLEAN -> "true or false";
            case NULL -> "null";
            case MISSING -> "nothing";
        };
    }

    /// {@return what a number must be that a type can hold}
    String range(Class<?> type) {
        String range = RANGES.get(PRIMITIVES.getOrDefault(type, type));
        return range == null ? words(type) + " in the range of its type" : range;
    }

    String words(Class<?> type) {
        String text = TEXTS.get(type);
        if (text != null) {
            return text;
        }
        if (type.isEnum()) {
            return "one of " + String.join(", ", constants(type));
        }
        if (CharSequence.class.isAssignableFrom(type)) {
            return "a string";
        }
        if (type == boolean.class || type == Boolean.class || type == AtomicBoolean.class) {
            return "true or false";
        }
        if (WHOLE_NUMBERS.contains(type)) {
            return "a whole number";
        }
        if (type.isPrimitive() || Number.class.isAssignableFrom(type) || type == OptionalDouble.class) {
            return "a number";
        }
        if (type.isArray() || Collection.class.isAssignableFrom(type)) {
            return "an array";
        }
        boolean isOfJdk = type.getName().startsWith("java.") && !Map.class.isAssignableFrom(type);
        return isOfJdk ? article(type.getSimpleName()) + type.getSimpleName() : ofClass(type);
    }

    /// {@return the constants of an enum as they stand in documents}
    List<String> constants(Class<?> type) {
        return Arrays.stream(type.getEnumConstants()).map(each -> mapper.valueToTree(each).asString())
                .collect(Collectors.toList());
    }

    private static String article(String noun) {
        return "AEIOU".indexOf(noun.charAt(0)) < 0 ? "a " : "an ";
    }

    /// A class may be made of one value that is no object.
    private String ofClass(Class<?> type) {
        ValueInstantiator maker;
        try {
            ValueDeserializer<Object> reader =
                    mapper._deserializationContext().findRootValueDeserializer(mapper.constructType(type));
            if (!(reader instanceof BeanDeserializerBase bean) || bean.getPropertyCount() > 0) {
                return "an object";
            }
            maker = bean.getValueInstantiator();
        } catch (JacksonException unreadable) {
            return "an object";
        }
        return maker.canCreateFromString() ? "a string"
                : maker.canCreateFromInt() || maker.canCreateFromLong() ? "a whole number"
                : maker.canCreateFromDouble() || maker.canCreateFromBigDecimal() ? "a number"
                : maker.canCreateFromBoolean() ? "true or false"
                : maker.canCreateUsingDelegate()
                        ? words(maker.getDelegateType(mapper.deserializationConfig()).getRawClass())
                : maker.canCreateUsingArrayDelegate() ? "an array" : "an object";
    }
}
