package dev.homespun.json;

import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.BeanDescription;
import tools.jackson.databind.DeserializationConfig;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.PropertyName;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.deser.SettableBeanProperty;
import tools.jackson.databind.deser.bean.BeanDeserializerBase;
import tools.jackson.databind.introspect.BeanPropertyDefinition;
import tools.jackson.databind.introspect.ClassIntrospector;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// Looks at the names in a patch before it is merged, because afterwards a removal leaves no trace: of one that is
/// misspelt nobody would ever hear.
///
/// Where the type says which names there are, others are refused, and aliases become the names that they stand for. It
/// does not say so where one of several kinds of objects can stand; there only what is set is looked at, when the whole
/// is read.
final class PatchNames {

    private final JsonMapper mapper;
    private final DeserializationConfig config;
    private final DeserializationContext context;

    PatchNames(JsonMapper mapper) {
        this.mapper = mapper;
        this.config = mapper.deserializationConfig();
        this.context = mapper._deserializationContext();
    }

    /// {@return a patch for a type, with the names that values of the type are written with}
    ///
    /// @throws JsonException when the type has no member of some name
    JsonNode settled(JsonNode patch, JavaType type) throws JsonException {
        return settled(patch, type, Optional.empty(), "");
    }

    /// @param own reads the value, when its place says so itself
    private JsonNode settled(JsonNode patch, JavaType type, Optional<ValueDeserializer<?>> own, String pointer)
            throws JsonException {
        if (!patch.isObject() || context.findTypeDeserializer(type) != null) {
            return patch;
        }
        if (type.isReferenceType()) {
            return settled(patch, type.getReferencedType(), Optional.empty(), pointer);
        }
        if (type.isMapLikeType()) {
            return entries(patch, type.getContentType(), pointer);
        }
        ValueDeserializer<?> reader = own.orElseGet(() -> context.findContextualValueDeserializer(type, null));
        while (reader.getDelegatee() != null) {
            reader = reader.getDelegatee();
        }
        return reader instanceof BeanDeserializerBase bean ? members(patch, bean, pointer) : patch;
    }

    private JsonNode entries(JsonNode patch, JavaType type, String pointer) throws JsonException {
        ObjectNode settled = mapper.createObjectNode();
        for (Map.Entry<String, JsonNode> change : patch.properties()) {
            settled.set(change.getKey(), settled(change.getValue(), type, Optional.empty(),
                    pointer + Members.step(change.getKey())));
        }
        return settled;
    }

    private JsonNode members(JsonNode patch, BeanDeserializerBase bean, String pointer) throws JsonException {
        ObjectNode settled = mapper.createObjectNode();
        for (Map.Entry<String, JsonNode> change : patch.properties()) {
            String at = pointer + Members.step(change.getKey());
            SettableBeanProperty member = bean.findProperty(PropertyName.construct(change.getKey()));
            if (member != null) {
                settled.set(member.getName(), settled(change.getValue(), member.getType(),
                        Optional.ofNullable(member.getValueDeserializer()), at));
            } else if (takesOthers(bean, change.getKey())) {
                settled.set(change.getKey(), change.getValue());
            } else {
                throw new JsonException(JacksonFaults.unknown(at, bean.getKnownPropertyNames()));
            }
        }
        return settled;
    }

    /// A type may be annotated so that it takes names that it does not have, or ignores them; what is made of one value
    /// has members of which nobody here knows.
    private boolean takesOthers(BeanDeserializerBase bean, String name) {
        JavaType type = bean.getValueType();
        ClassIntrospector introspector = config.classIntrospectorInstance();
        BeanDescription described = introspector.introspectForDeserialization(type,
                introspector.introspectClassAnnotations(type));
        return bean.hasAnySetter() || bean.getValueInstantiator().canCreateUsingDelegate()
                || !config.isEnabled(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                || config.getDefaultPropertyIgnorals(type.getRawClass(), described.getClassInfo()).getIgnoreUnknown()
                || described.getIgnoredPropertyNames().contains(name)
                || described.findProperties().stream().anyMatch(this::isUnwrapped);
    }

    private boolean isUnwrapped(BeanPropertyDefinition member) {
        return member.getPrimaryMember() != null && config.getAnnotationIntrospector()
                .findUnwrappingNameTransformer(config, member.getPrimaryMember()) != null;
    }
}
