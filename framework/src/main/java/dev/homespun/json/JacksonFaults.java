package dev.homespun.json;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.exc.InputCoercionException;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.core.exc.UnexpectedEndOfInputException;
import tools.jackson.databind.DatabindException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.exc.InvalidDefinitionException;
import tools.jackson.databind.exc.InvalidFormatException;
import tools.jackson.databind.exc.InvalidTypeIdException;
import tools.jackson.databind.exc.MismatchedInputException;
import tools.jackson.databind.exc.UnrecognizedPropertyException;
import tools.jackson.databind.exc.ValueInstantiationException;
import tools.jackson.databind.introspect.BeanPropertyDefinition;
import tools.jackson.databind.json.JsonMapper;

/// Says what Jackson's exceptions mean, in our words: its own messages name classes and quote the document.
///
/// Works on the document once more, as a tree, which only a document that is refused has to pay for.
final class JacksonFaults {

    private static final String TWICE = "has an object with the same name twice";
    private static final String BEHIND = "has something behind its JSON";

    private final JsonMapper mapper;
    private final byte[] octets;
    private final Wanted wanted;

    JacksonFaults(JsonMapper mapper, byte[] octets) {
        this.mapper = mapper;
        this.octets = octets;
        this.wanted = new Wanted(mapper);
    }

    static JsonFault isNull() {
        return mismatch("", Members.NULL);
    }

    JsonFault explain(JacksonException fault) {
        return switch (fault) {
            case InvalidDefinitionException programmer -> throw programmer;
            case InputCoercionException number ->
                    mismatch(pointer(fault), "is out of range; it must be " + wanted.range(number.getTargetType()));
            case StreamConstraintsException limit -> JsonText.malformed(limit(limit), octets, stop().octet);
            case UnexpectedEndOfInputException _ -> malformed("is JSON that ends too early", fault);
            case StreamReadException _ -> malformed(isAbout(fault, "Duplicate") ? TWICE
                    : stop().afterRoot ? BEHIND : "is not JSON", fault);
            case ValueInstantiationException rejected -> rejected(rejected);
            case UnrecognizedPropertyException unknown ->
                    unknown(pointer(fault), unknown.getKnownPropertyIds());
            case InvalidFormatException key when isAbout(key, "Cannot deserialize Map key") -> mismatch(
                    pointer(key) + Members.step(String.valueOf(key.getValue())),
                    "has a name that must be " + wanted.words(key.getTargetType()));
            case InvalidFormatException text when isAbout(text, ExactText.FORM) -> mismatch(pointer(text),
                    "must be text of the form " + text.getOriginalMessage().substring(ExactText.FORM.length()));
            case InvalidFormatException key when isAbout(key, UniqueKeys.SAME) -> mismatch(
                    pointer(key) + Members.step(String.valueOf(key.getValue())),
                    "has a name that stands for the same as another one");
            case MismatchedInputException mismatch -> mismatch(mismatch);
            case DatabindException other -> other(other);
            default -> malformed("is not JSON", fault);
        };
    }

    private JsonFault malformed(String reason, JacksonException fault) {
        long octet = fault.getLocation() == null ? -1 : fault.getLocation().getByteOffset();
        return octet < 0 ? new JsonFault.Malformed(reason, 0, 0) : JsonText.malformed(reason, octets, (int) octet);
    }

    static JsonFault mismatch(String pointer, String reason) {
        return new JsonFault.Mismatch(List.of(new JsonFault.Place(pointer, reason)));
    }

    /// Where reading the tokens ends.
    ///
    /// @param octet where
    /// @param afterRoot whether that is behind a complete value
    private record Stop(int octet, boolean afterRoot) {}

    private Stop stop() {
        try (JsonParser parser = mapper.createParser(octets)) {
            boolean afterRoot = false;
            try {
                while (parser.nextToken() != null && !afterRoot) {
                    afterRoot = parser.streamReadContext().inRoot();
                    if (parser.currentToken() == JsonToken.VALUE_STRING) {
                        parser.getStringLength(); // reads it, however long it is
                    }
                }
            } catch (JacksonException _) {
                // that is the place
            }
            return new Stop((int) parser.currentLocation().getByteOffset(), afterRoot);
        }
    }

    private String limit(StreamConstraintsException fault) {
        StreamReadConstraints limits = mapper.tokenStreamFactory().streamReadConstraints();
        return isAbout(fault, "Document nesting") ? "is nested deeper than " + limits.getMaxNestingDepth()
                : isAbout(fault, "Number")
                        ? "has a number of more than %d digits".formatted(limits.getMaxNumberLength())
                : isAbout(fault, "Name") ? "has a name of more than %d octets".formatted(limits.getMaxNameLength())
                : isAbout(fault, "String")
                        ? "has a string of more than %d characters".formatted(limits.getMaxStringLength())
                : "goes beyond a limit";
    }

    /// A record speaks to clients by an IllegalArgumentException. Any other exception is one of the application, for
    /// its error handlers.
    private static JsonFault rejected(ValueInstantiationException fault) {
        if (fault.getCause() instanceof IllegalArgumentException said) {
            return JsonFault.Rejected.of(pointer(fault), fault.getType().getRawClass(), said);
        }
        return other(fault);
    }

    /// What setters and readers of an application threw is no fault of the client.
    private static JsonFault other(DatabindException fault) {
        switch (fault.getCause()) {
            case null -> { }
            case JacksonException _ -> { }
            case RuntimeException thrown -> throw thrown;
            case Error thrown -> throw thrown;
            case Throwable thrown -> throw new IllegalStateException("a value could not be made: " + thrown, thrown);
        }
        return mismatch(pointer(fault), "is not acceptable");
    }

    static JsonFault unknown(String pointer, Collection<Object> known) {
        return mismatch(pointer, known.isEmpty() ? "is unknown; none are known" : known.stream().map(String::valueOf)
                .sorted().collect(Collectors.joining(", ", "is unknown; known are ", "")));
    }

    private JsonFault kind(InvalidTypeIdException fault, JsonNode found) {
        if (!found.isObject()) {
            return mismatch(pointer(fault), wanted.instead(fault.getBaseType().getRawClass(), found));
        }
        Optional<Kinds> kinds = Kinds.of(mapper, fault.getBaseType());
        return kinds.isEmpty() ? mismatch(pointer(fault), "does not say which kind of object it is")
                : mismatch(pointer(fault) + Members.step(kinds.get().property()),
                        (fault.getTypeId() == null ? "is missing; it " : "") + kinds.get().sentence());
    }

    private JsonFault mismatch(MismatchedInputException fault) {
        if (isAbout(fault, "No content")) {
            return new JsonFault.Malformed("is empty", 0, 0);
        }
        if (isAbout(fault, "Trailing token")) {
            return malformed(BEHIND, fault);
        }
        if (isAbout(fault, "Duplicate")) {
            return malformed(TWICE, fault);
        }
        JsonNode document;
        try {
            document = mapper.reader().without(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY).readTree(octets);
        } catch (MismatchedInputException trailing) {
            return malformed(BEHIND, trailing);
        } catch (JacksonException malformed) {
            // Binding stopped before the place where the document stops being JSON, which is the graver fault.
            return explain(malformed);
        }
        List<JsonFault.Place> absent = absent(document, fault.getPath());
        JsonNode found = document.at(pointer(fault));
        return !absent.isEmpty() ? new JsonFault.Mismatch(absent)
                : fault instanceof InvalidTypeIdException kind ? kind(kind, found)
                : mismatch(pointer(fault), instead(fault, found));
    }

    private String instead(MismatchedInputException fault, JsonNode found) {
        Class<?> type = fault.getTargetType();
        if (type == null) {
            return "is not acceptable";
        }
        if (found.isNull() && type == Object.class) {
            return Members.NULL;
        }
        boolean isElement = type.isArray() && fault.getOriginalMessage().contains("to element of");
        return wanted.instead(isElement ? type.getComponentType() : type, found);
    }

    /// When the member that the path ends with is not there or null: all members of its object that are.
    private List<JsonFault.Place> absent(JsonNode document, List<JacksonException.Reference> path) {
        if (path.isEmpty() || path.getLast().getPropertyName() == null) {
            return List.of();
        }
        String parent = pointer(path.subList(0, path.size() - 1));
        List<BeanPropertyDefinition> members = path.getLast().from() instanceof Class<?> owner
                ? Members.of(mapper, owner) : List.of();
        JsonNode object = document.at(parent);
        return object.isObject()
                ? Members.absent(members, path.getLast().getPropertyName(), object, parent) : List.of();
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
                        ? "/" + step.getIndex() : Members.step(step.getPropertyName()))
                .collect(Collectors.joining());
    }
}
