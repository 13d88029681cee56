package dev.homespun.json;

import com.fasterxml.jackson.annotation.Nulls;
import java.lang.reflect.Type;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationConfig;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.cfg.CoercionAction;
import tools.jackson.databind.cfg.CoercionInputShape;
import tools.jackson.databind.cfg.MapperConfig;
import tools.jackson.databind.exc.InvalidDefinitionException;
import tools.jackson.databind.introspect.AnnotatedClass;
import tools.jackson.databind.introspect.AnnotatedMember;
import tools.jackson.databind.introspect.BeanPropertyDefinition;
import tools.jackson.databind.introspect.JacksonAnnotationIntrospector;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.jsontype.NamedType;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.type.LogicalType;

/// JSON by Jackson, with its leniency switched off: what a client sends is what the record says, or it is refused.
///
/// Jackson by itself lets pass, among others, members nobody asked for, `"7"` for an `int`, a missing `int` as 0, a
/// name that occurs twice, and octets that are not UTF-8.
public final class JacksonCodec implements JsonCodec {

    private static final int MOST_DEPTH = 200;
    private static final int MOST_NUMBER_DIGITS = 1_000;

    private final JsonMapper mapper;

    private JacksonCodec(JsonMapper mapper) {
        this.mapper = mapper;
    }

    /// {@return the codec that an application gets when it names none}
    public static JacksonCodec strict() {
        JsonFactory factory = JsonFactory.builder()
                .streamReadConstraints(StreamReadConstraints.builder()
                        .maxNestingDepth(MOST_DEPTH).maxNumberLength(MOST_NUMBER_DIGITS).build())
                .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
                .build();
        return new JacksonCodec(JsonMapper.builder(factory)
                .changeDefaultNullHandling(nulls -> nulls.withContentNulls(Nulls.FAIL))
                .annotationIntrospector(new RequiredUnlessOptional())
                .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
                .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
                .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
                .defaultLeniency(false)
                .addModule(new SimpleModule("textual-times").setDeserializerModifier(new TextualTimes()))
                .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
                .disable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
                .withCoercionConfig(LogicalType.Textual, texts -> texts
                        .setCoercion(CoercionInputShape.Integer, CoercionAction.Fail)
                        .setCoercion(CoercionInputShape.Float, CoercionAction.Fail)
                        .setCoercion(CoercionInputShape.Boolean, CoercionAction.Fail))
                .withCoercionConfig(LogicalType.Enum, enums -> enums
                        .setCoercion(CoercionInputShape.Integer, CoercionAction.Fail)
                        .setCoercion(CoercionInputShape.EmptyString, CoercionAction.Fail))
                .build());
    }

    /// {@return a codec that reads and writes as an application's own mapper does, be it strict or not}
    ///
    /// @param mapper the mapper
    public static JacksonCodec of(JsonMapper mapper) {
        return new JacksonCodec(mapper);
    }

    /// Every component of a record must be there, unless it is Optional.
    private static final class RequiredUnlessOptional extends JacksonAnnotationIntrospector {

        private static final long serialVersionUID = 1;

        @Override
        public Boolean hasRequiredMarker(MapperConfig<?> config, AnnotatedMember member) {
            boolean component = member.getDeclaringClass().isRecord();
            boolean optional = member.getRawType().getName().startsWith("java.util.Optional");
            return component ? (Boolean) !optional : super.hasRequiredMarker(config, member);
        }
    }

    @Override
    public Object read(byte[] octets, Type type) throws JsonException {
        requireUtf8(octets);
        try {
            Object value = mapper.readValue(octets, mapper.constructType(type));
            if (value == null) {
                throw new JsonException(JacksonFaults.isNull());
            }
            return value;
        } catch (JacksonException fault) {
            throw new JsonException(new JacksonFaults(mapper, octets).explain(fault));
        }
    }

    /// Jackson looks for a way to make a type when it first reads one; what it reads here is beside the point.
    @Override
    public Optional<String> obstacle(Type type) {
        try {
            mapper.readValue("{}", mapper.constructType(type));
            return Optional.empty();
        } catch (InvalidDefinitionException impossible) {
            return Optional.of(mapper.constructType(type).isAbstract()
                    ? "it is abstract, and nothing says which class to make" : impossible.getOriginalMessage());
        } catch (JacksonException doesNotFit) {
            return Optional.empty();
        }
    }

    /// Jackson takes overlong forms as they are, and guesses at UTF-16 and UTF-32, which have a zero among their first
    /// octets; JSON on the network is UTF-8 (RFC 8259, section 8.1).
    private static void requireUtf8(byte[] octets) throws JsonException {
        boolean hasZero = false;
        for (int i = 0; i < Math.min(octets.length, 4); i++) {
            hasZero |= octets[i] == 0;
        }
        try {
            if (!hasZero) {
                StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(octets));
                return;
            }
        } catch (CharacterCodingException notUtf8) {
            // said below
        }
        throw new JsonException(new JsonFault.Malformed("is not UTF-8", 0, 0));
    }

    @Override
    public byte[] write(Object value) {
        return mapper.writeValueAsBytes(value);
    }

    @Override
    public String memberName(Class<?> owner, String property) {
        return JacksonFaults.properties(mapper, owner).stream()
                .filter(member -> member.getInternalName().equals(property))
                .map(BeanPropertyDefinition::getName).findFirst().orElse(property);
    }

    @Override
    public Set<Class<?>> subtypes(Class<?> type) {
        DeserializationConfig config = mapper.deserializationConfig();
        AnnotatedClass annotated = config.classIntrospectorInstance()
                .introspectClassAnnotations(mapper.constructType(type));
        return config.getSubtypeResolver().collectAndResolveSubtypesByClass(config, annotated).stream()
                .map(NamedType::getType).sorted(Comparator.comparing(Class::getName))
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }
}
