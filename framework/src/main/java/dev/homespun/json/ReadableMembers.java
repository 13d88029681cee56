package dev.homespun.json;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.AnnotationIntrospector;
import tools.jackson.databind.BeanDescription;
import tools.jackson.databind.SerializationConfig;
import tools.jackson.databind.cfg.DateTimeFeature;
import tools.jackson.databind.cfg.MapperConfig;
import tools.jackson.databind.introspect.Annotated;
import tools.jackson.databind.introspect.BeanPropertyDefinition;
import tools.jackson.databind.introspect.NopAnnotationIntrospector;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.ser.BeanPropertyWriter;
import tools.jackson.databind.ser.ValueSerializerModifier;

/// Writes values so that they can be read again: with all members that a document for the type can have, and no others.
///
/// What a client is shown differs from that on purpose: a password is read only, what a method works out is written
/// only, and a member may be left out while it has its default.
final class ReadableMembers extends ValueSerializerModifier {

    private static final long serialVersionUID = 1;

    private final transient JsonMapper reader;

    private ReadableMembers(JsonMapper reader) {
        this.reader = reader;
    }

    /// {@return a mapper that writes what another one reads}
    static JsonMapper writer(JsonMapper reader) {
        AnnotationIntrospector asWritten = reader.serializationConfig().getAnnotationIntrospector();
        return reader.rebuild()
                .annotationIntrospector(AnnotationIntrospector.pair(new Everything(), asWritten))
                .changeDefaultPropertyInclusion(_ -> Everything.ALWAYS)
                // The name of a zone says more than its offset today.
                .enable(DateTimeFeature.WRITE_DATES_WITH_ZONE_ID)
                .addModule(new SimpleModule("readable-members").setSerializerModifier(new ReadableMembers(reader)))
                .build();
    }

    @Override
    public List<BeanPropertyWriter> changeProperties(SerializationConfig config, BeanDescription.Supplier bean,
            List<BeanPropertyWriter> written) {
        Set<String> readable = new HashSet<>();
        Members.of(reader, bean.getBeanClass()).stream().filter(member -> member.getMutator() != null)
                .map(BeanPropertyDefinition::getName).forEach(readable::add);
        Kinds.of(reader, bean.getType()).map(Kinds::property).ifPresent(readable::add);
        written.removeIf(member -> !readable.contains(member.getName()));
        return written;
    }

    private static final class Everything extends NopAnnotationIntrospector {

        private static final long serialVersionUID = 1;

        static final JsonInclude.Value ALWAYS =
                JsonInclude.Value.construct(JsonInclude.Include.ALWAYS, JsonInclude.Include.ALWAYS);

        @Override
        public JsonProperty.Access findPropertyAccess(MapperConfig<?> config, Annotated member) {
            return JsonProperty.Access.READ_WRITE;
        }

        @Override
        public JsonInclude.Value findPropertyInclusion(MapperConfig<?> config, Annotated member) {
            return ALWAYS;
        }
    }
}
