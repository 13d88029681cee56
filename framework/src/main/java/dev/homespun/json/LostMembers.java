package dev.homespun.json;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.PropertyName;
import tools.jackson.databind.deser.SettableBeanProperty;
import tools.jackson.databind.deser.ValueInstantiator;
import tools.jackson.databind.deser.bean.BeanDeserializerBase;
import tools.jackson.databind.introspect.AnnotatedClass;
import tools.jackson.databind.introspect.AnnotatedField;
import tools.jackson.databind.introspect.BeanPropertyDefinition;
import tools.jackson.databind.introspect.ClassIntrospector;
import tools.jackson.databind.json.JsonMapper;

/// What a value has and no document for its type can: a value that is written and read again has it no longer.
final class LostMembers {

    private LostMembers() {}

    /// {@return their names; not those that cannot be read at all since they are required}
    static List<String> of(JsonMapper mapper, BeanDeserializerBase bean) {
        ValueInstantiator maker = bean.getValueInstantiator();
        return maker.canCreateFromObjectWith()
                ? Arrays.stream(maker.getFromObjectArguments(mapper.deserializationConfig()))
                        .filter(argument -> argument.isIgnorable() && !argument.isRequired())
                        .map(SettableBeanProperty::getName).toList()
                : fields(mapper, bean);
    }

    /// Of fields that are neither read nor written, only those that an annotation says so of: others may be a cache.
    private static List<String> fields(JsonMapper mapper, BeanDeserializerBase bean) {
        JavaType type = bean.getValueType();
        ClassIntrospector introspector = mapper.deserializationConfig().classIntrospectorInstance();
        AnnotatedClass annotated = introspector.introspectClassAnnotations(type);
        Set<String> ignored =
                introspector.introspectForDeserialization(type, annotated).getIgnoredPropertyNames();
        Map<String, String> written = written(mapper, type);
        return StreamSupport.stream(annotated.fields().spliterator(), false).map(AnnotatedField::getName)
                .filter(field -> written.containsKey(field)
                        ? bean.findProperty(PropertyName.construct(written.get(field))) == null
                        : ignored.contains(field))
                .toList();
    }

    /// The names in documents, by those in the class.
    private static Map<String, String> written(JsonMapper mapper, JavaType type) {
        ClassIntrospector introspector = mapper.serializationConfig().classIntrospectorInstance();
        Map<String, String> written = new HashMap<>();
        for (BeanPropertyDefinition member : introspector.introspectForSerialization(type,
                introspector.introspectClassAnnotations(type)).findProperties()) {
            written.put(member.getInternalName(), member.getName());
        }
        return written;
    }
}
