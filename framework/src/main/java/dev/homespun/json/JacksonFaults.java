package dev.homespun.json;

import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.Year;
import java.time.YearMonth;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.exc.InputCoercionException;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.core.exc.UnexpectedEndOfInputException;
import tools.jackson.databind.DatabindException;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.exc.InvalidDefinitionException;
import tools.jackson.databind.exc.MismatchedInputException;
import tools.jackson.databind.exc.UnrecognizedPropertyException;
import tools.jackson.databind.exc.ValueInstantiationException;
import tools.jackson.databind.introspect.BeanPropertyDefinition;
import tools.jackson.databind.introspect.ClassIntrospector;
import tools.jackson.databind.json.JsonMapper;

/// Says what Jackson's exceptions mean, in our words: its own messages name classes and quote the document.
///
/// Works on the document once more, as a tree, which only a document that is refused has to pay for.
final class JacksonFaults {

    private static final Set<Class<?>> WHOLE_NUMBERS = Set.of(byte.class, Byte.class, short.class, Short.class,
            int.class, Integer.class, long.class, Long.class, BigInteger.class);

    private static final String NULL = "must not be null";
    private static final String MISSING = "is missing";

    /// What JSON tells apart.
    private static final Set<String> KINDS =
            Set.of("a string", "an object", "an array", "a number", "a whole number", "true or false");
    private static final Map<Class<?>, String> TIMES = Map.of(
            LocalDate.class, "a date such as 2026-01-31", LocalTime.class, "a time such as 10:15:30",
            LocalDateTime.class, "a date and time such as 2026-01-31T10:15:30",
            OffsetDateTime.class, "a date and time such as 2026-01-31T10:15:30Z",
            ZonedDateTime.class, "a date and time such as 2026-01-31T10:15:30Z",
            Instant.class, "an instant such as 2026-01-31T10:15:30Z", Year.class, "a year such as 2026",
            YearMonth.class, "a month such as 2026-01", Duration.class, "a duration such as PT1M30S");

    private final JsonMapper mapper;
    private final byte[] octets;

    JacksonFaults(JsonMapper mapper, byte[] octets) {
        this.mapper = mapper;
        this.octets = octets;
    }

    static JsonFault isNull() {
        return mismatch("", NULL);
    }

    JsonFault explain(JacksonException fault) {
        return switch (fault) {
            case InvalidDefinitionException programmer -> throw programmer;
            case InputCoercionException number ->
                    mismatch(pointer(fault), "is out of range; it must be " + range(number.getTargetType()));
            case StreamConstraintsException _ ->
                    malformed("goes beyond a limit (depth 200, numbers of 1000 digits)", fault);
            case UnexpectedEndOfInputException _ -> malformed("is JSON that ends too early", fault);
            case StreamReadException _ -> malformed(isAbout(fault, "Duplicate")
                    ? "has an object with the same name twice" : "is not JSON", fault);
            case ValueInstantiationException rejected -> rejected(rejected);
            case UnrecognizedPropertyException unknown ->
                    mismatch(pointer(fault), unknown(unknown.getKnownPropertyIds()));
            case MismatchedInputException mismatch -> mismatch(mismatch);
            case DatabindException _ -> mismatch(pointer(fault), "is not acceptable");
            default -> malformed("is not JSON", fault);
        };
    }

    private static JsonFault malformed(String reason, JacksonException fault) {
        TokenStreamLocation at = fault.getLocation();
        return new JsonFault.Malformed(reason, at == null ? 0 : Math.max(at.getLineNr(), 0),
                at == null ? 0 : Math.max(at.getColumnNr(), 0));
    }

    private static JsonFault mismatch(String pointer, String reason) {
        return new JsonFault.Mismatch(List.of(new JsonFault.Place(pointer, reason)));
    }

    /// What a type says of its own values is meant for who made them: a compact constructor's exception is the way to
    /// validate. Any other exception in it is a fault of the application.
    private static JsonFault rejected(ValueInstantiationException rejected) {
        if (rejected.getCause() instanceof IllegalArgumentException said) {
            String reason = said.getMessage() == null ? "is not acceptable" : said.getMessage();
            return new JsonFault.Rejected(new JsonFault.Place(pointer(rejected), reason));
        }
        throw rejected;
    }

    private static String unknown(Collection<Object> known) {
        return known.stream().map(String::valueOf).sorted()
                .collect(Collectors.joining(", ", "is unknown; known are ", ""));
    }

    private JsonFault mismatch(MismatchedInputException fault) {
        if (isAbout(fault, "No content")) {
            return new JsonFault.Malformed("is empty", 0, 0);
        }
        if (isAbout(fault, "Trailing token")) {
            return malformed("has something behind its JSON", fault);
        }
        JsonNode document;
        try {
            document = mapper.readTree(octets);
        } catch (JacksonException malformed) {
            // Binding stopped before the place where the document stops being JSON, which is the graver fault.
            return explain(malformed);
        }
        List<JsonFault.Place> absent = absentMembers(document, fault.getPath());
        if (!absent.isEmpty()) {
            return new JsonFault.Mismatch(absent);
        }
        String pointer = pointer(fault);
        return mismatch(pointer, expected(fault.getTargetType(), document.at(pointer)));
    }

    /// When the member that the path ends with is not there or null: all members of its object that are.
    private List<JsonFault.Place> absentMembers(JsonNode document, List<JacksonException.Reference> path) {
        if (path.isEmpty() || path.getLast().getPropertyName() == null) {
            return List.of();
        }
        String parent = pointer(path.subList(0, path.size() - 1));
        JsonNode object = document.at(parent);
        String name = path.getLast().getPropertyName();
        if (!object.isObject() || object.hasNonNull(name)) {
            return List.of();
        }
        List<JsonFault.Place> absent = new ArrayList<>();
        for (String required : requiredNames(path.getLast().from(), name)) {
            if (!object.hasNonNull(required)) {
                absent.add(new JsonFault.Place(parent + "/" + escape(required), object.has(required) ? NULL : MISSING));
            }
        }
        return absent;
    }

    private List<String> requiredNames(Object owner, String atLeast) {
        if (!(owner instanceof Class<?> type)) {
            return List.of(atLeast);
        }
        List<String> names = new ArrayList<>();
        for (BeanPropertyDefinition property : properties(mapper, type)) {
            if (property.isRequired() || property.getName().equals(atLeast)) {
                names.add(property.getName());
            }
        }
        return names;
    }

    /// {@return what documents for a type can have in an object}
    static List<BeanPropertyDefinition> properties(JsonMapper mapper, Class<?> type) {
        JavaType javaType = mapper.constructType(type);
        ClassIntrospector introspector = mapper.deserializationConfig().classIntrospectorInstance();
        return introspector.introspectForDeserialization(javaType, introspector.introspectClassAnnotations(javaType))
                .findProperties();
    }

    private static String expected(@Nullable Class<?> type, JsonNode found) {
        String wanted = describe(type);
        String actual = switch (found.getNodeType()) {
            case OBJECT, POJO -> "an object";
            case ARRAY -> "an array";
            case STRING, BINARY -> "a string";
            case NUMBER -> "a number";
            case BOOLEAN -> "true or false";
            case NULL -> "null";
            case MISSING -> "nothing";
        };
        // "must be a date, found a string" would say too little: there it is the text that is wrong.
        boolean wrongText = found.isString() && !KINDS.contains(wanted);
        boolean fraction = found.isNumber() && WHOLE_NUMBERS.contains(type);
        return "must be " + wanted + (wrongText ? "" : ", found " + (fraction ? "a fraction" : actual));
    }

    private static String range(@Nullable Class<?> type) {
        return type == int.class || type == Integer.class
                ? "a whole number from %d to %d".formatted(Integer.MIN_VALUE, Integer.MAX_VALUE)
                : type == long.class || type == Long.class
                ? "a whole number from %d to %d".formatted(Long.MIN_VALUE, Long.MAX_VALUE)
                : describe(type) + " in the range of its type";
    }

    private static String describe(@Nullable Class<?> type) {
        if (type == null) {
            return "something else";
        }
        if (CharSequence.class.isAssignableFrom(type) || type == char.class || type == Character.class) {
            return "a string";
        }
        if (type == boolean.class || type == Boolean.class) {
            return "true or false";
        }
        if (WHOLE_NUMBERS.contains(type)) {
            return "a whole number";
        }
        if (type.isPrimitive() || Number.class.isAssignableFrom(type)) {
            return "a number";
        }
        if (type.isArray() || Collection.class.isAssignableFrom(type)) {
            return "an array";
        }
        if (type.isEnum()) {
            return "one of " + Arrays.stream(type.getEnumConstants()).map(String::valueOf)
                    .collect(Collectors.joining(", "));
        }
        if (type == UUID.class) {
            return "a UUID";
        }
        if (type.getPackageName().equals("java.time")) {
            return TIMES.getOrDefault(type, "an ISO 8601 " + type.getSimpleName());
        }
        return type.getName().startsWith("java.") ? "a " + type.getSimpleName() : "an object";
    }

    private static boolean isAbout(JacksonException fault, String start) {
        return fault.getOriginalMessage() != null && fault.getOriginalMessage().startsWith(start);
    }

    private static String pointer(JacksonException fault) {
        return pointer(fault.getPath());
    }

    private static String pointer(List<JacksonException.Reference> path) {
        return path.stream()
                .map(step -> step.getPropertyName() == null
                        ? "/" + step.getIndex()
                        : "/" + escape(step.getPropertyName()))
               .collect(Collectors.joining());
    }

    /// RFC 6901, section 3.
    private static String escape(String name) {
        return name.replace("~", "~0").replace("/", "~1");
    }
}
