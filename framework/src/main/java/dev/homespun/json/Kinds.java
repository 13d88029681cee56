package dev.homespun.json;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import tools.jackson.databind.DeserializationConfig;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.introspect.AnnotatedClass;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.jsontype.NamedType;

/// How documents say which of several classes an object stands for.
///
/// @param property the member that says it
/// @param names what it can say
record Kinds(String property, List<String> names) {

    /// {@return the kinds of a type; nothing when they are not told by names in a member}
    static Optional<Kinds> of(JsonMapper mapper, JavaType type) {
        DeserializationConfig config = mapper.deserializationConfig();
        AnnotatedClass annotated = config.classIntrospectorInstance().introspectClassAnnotations(type);
        JsonTypeInfo.Value info = config.getAnnotationIntrospector().findPolymorphicTypeInfo(config, annotated);
        boolean isMember = info != null && (info.getInclusionType() == JsonTypeInfo.As.PROPERTY
                || info.getInclusionType() == JsonTypeInfo.As.EXISTING_PROPERTY);
        if (!isMember || info.getIdType() != JsonTypeInfo.Id.NAME && info.getIdType() != JsonTypeInfo.Id.SIMPLE_NAME) {
            return Optional.empty();
        }
        String property = info.getPropertyName() == null
                ? info.getIdType().getDefaultPropertyName() : info.getPropertyName();
        return Optional.of(new Kinds(property,
                config.getSubtypeResolver().collectAndResolveSubtypesByTypeId(config, annotated).stream()
                        .filter(kind -> !mapper.constructType(kind.getType()).isAbstract())
                        .map(kind -> name(kind, info.getIdType())).sorted().distinct().collect(Collectors.toList())));
    }

    /// {@return all classes that a document can make of a type, itself among them}
    static List<JavaType> classes(JsonMapper mapper, JavaType type) {
        DeserializationConfig config = mapper.deserializationConfig();
        AnnotatedClass annotated = config.classIntrospectorInstance().introspectClassAnnotations(type);
        return config.getSubtypeResolver().collectAndResolveSubtypesByClass(config, annotated).stream()
                .map(NamedType::getType).sorted(Comparator.comparing(Class::getName))
                .<JavaType>map(mapper::constructType).toList();
    }

    /// A class without a name of its own is called by that of the class, as Jackson does.
    private static String name(NamedType kind, JsonTypeInfo.Id by) {
        String qualified = kind.getType().getName();
        String own = qualified.substring(qualified.lastIndexOf('.') + 1);
        return kind.hasName() ? kind.getName()
                : by == JsonTypeInfo.Id.SIMPLE_NAME ? own.substring(own.lastIndexOf('$') + 1) : own;
    }

    String sentence() {
        return "must be one of " + String.join(", ", names);
    }
}
