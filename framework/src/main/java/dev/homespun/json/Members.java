package dev.homespun.json;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.PropertyName;
import tools.jackson.databind.introspect.BeanPropertyDefinition;
import tools.jackson.databind.introspect.ClassIntrospector;
import tools.jackson.databind.json.JsonMapper;

/// What documents for a type have in an object, and what one of them lacks.
final class Members {

    static final String NULL = "must not be null";
    static final String MISSING = "is missing";

    private Members() {}

    static List<BeanPropertyDefinition> of(JsonMapper mapper, Class<?> type) {
        JavaType javaType = mapper.constructType(type);
        ClassIntrospector introspector = mapper.deserializationConfig().classIntrospectorInstance();
        return introspector.introspectForDeserialization(javaType, introspector.introspectClassAnnotations(javaType))
                .findProperties();
    }

    /// {@return all required members that are not there or null; none when the one that was looked for is there}
    ///
    /// @param looked for by this name, which is required in any case
    static List<JsonFault.Place> absent(List<BeanPropertyDefinition> members, String looked, JsonNode object,
            String pointer) {
        List<JsonFault.Place> absent = new ArrayList<>();
        boolean isKnown = false;
        for (BeanPropertyDefinition member : members) {
            boolean isLooked = member.getName().equals(looked);
            isKnown |= isLooked;
            Optional<JsonFault.Place> place = member.isRequired() || isLooked
                    ? absent(names(member), object, pointer) : Optional.empty();
            if (isLooked && place.isEmpty()) {
                return List.of();
            }
            place.ifPresent(absent::add);
        }
        return isKnown ? absent : absent(List.of(looked), object, pointer).stream().toList();
    }

    private static Optional<JsonFault.Place> absent(List<String> names, JsonNode object, String pointer) {
        Optional<String> sent = names.stream().filter(object::has).findFirst();
        return names.stream().anyMatch(object::hasNonNull) ? Optional.empty()
                : Optional.of(new JsonFault.Place(pointer + step(sent.orElse(names.getFirst())),
                        sent.isPresent() ? NULL : MISSING));
    }

    private static List<String> names(BeanPropertyDefinition member) {
        return Stream.concat(Stream.of(member.getName()),
                member.findAliases().stream().map(PropertyName::getSimpleName)).toList();
    }

    /// {@return one step of a pointer (RFC 6901, section 3)}
    static String step(String name) {
        return "/" + name.replace("~", "~0").replace("/", "~1");
    }
}
