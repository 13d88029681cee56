package dev.homespun.json;

import java.lang.reflect.Type;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.introspect.BeanPropertyDefinition;
import tools.jackson.databind.json.JsonMapper;

/// JSON by Jackson, with its leniency switched off: what a client sends is what the record says, or it is refused.
///
/// Jackson by itself lets pass, among others, members nobody asked for, `"7"` for an `int`, a missing `int` as 0, a
/// name that occurs twice, and octets that are not UTF-8.
public final class JacksonCodec implements JsonCodec {

    private final JsonMapper mapper;

    private JacksonCodec(JsonMapper mapper) {
        this.mapper = mapper;
    }

    /// {@return the codec that an application gets when it names none}
    public static JacksonCodec strict() {
        return new JacksonCodec(StrictMapper.make());
    }

    /// {@return a codec that reads and writes as an application's own mapper does, be it strict or not}
    ///
    /// Octets that are not UTF-8, strings that are not Unicode, exponents beyond 10,000 and the document `null` are
    /// refused in any case.
    ///
    /// @param mapper the mapper
    public static JacksonCodec of(JsonMapper mapper) {
        return new JacksonCodec(mapper);
    }

    @Override
    public Object read(byte[] octets, Type type) throws JsonException {
        JsonText.requireSound(octets);
        try {
            Object value = mapper.readValue(octets, mapper.constructType(type));
            if (value == null || value instanceof JsonNode tree && tree.isNull()) {
                throw new JsonException(JacksonFaults.isNull());
            }
            return value;
        } catch (JacksonException fault) {
            throw new JsonException(new JacksonFaults(mapper, octets).explain(fault));
        }
    }

    @Override
    public List<String> obstacles(Type type) {
        return Obstacles.of(mapper, type);
    }

    @Override
    public Optional<JsonMerge> merge() {
        return Optional.of(new JacksonMerge(mapper));
    }

    @Override
    public byte[] write(Object value) {
        return mapper.writeValueAsBytes(value);
    }

    @Override
    public Optional<String> memberName(Class<?> owner, String property) {
        return Members.of(mapper, owner).stream()
                .filter(member -> member.getInternalName().equals(property) && member.getMutator() != null)
                .map(BeanPropertyDefinition::getName).findFirst();
    }

    @Override
    public Set<Class<?>> subtypes(Class<?> type) {
        return Kinds.classes(mapper, mapper.constructType(type)).stream().map(JavaType::getRawClass)
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }
}
