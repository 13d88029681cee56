package dev.homespun.json;

import java.lang.reflect.Type;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.cfg.JsonNodeFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Merges by Jackson's trees: the current value becomes a tree, the patch is merged into it, and the whole is read as
/// if a client had sent it. So there are no rules for a patched value but those for any.
final class JacksonMerge implements JsonMerge {

    private static final String NO_OBJECT =
            "it stands for no JSON object, and a merge patch changes the members of one";

    private final JsonMapper mapper;
    private final JsonMapper writer;
    private final JacksonCodec exact;

    JacksonMerge(JsonMapper mapper) {
        this.mapper = mapper;
        this.writer = ReadableMembers.writer(mapper);
        // What the value has is not less exact afterwards, whatever the mapper makes of what is sent.
        this.exact = JacksonCodec.of(mapper.rebuild().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                .enable(JsonNodeFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES).build());
    }

    @Override
    public List<String> obstacles(Type type) {
        boolean isObject = new Wanted(mapper).words(mapper.constructType(type).getRawClass()).equals("an object");
        return isObject ? Obstacles.ofPatched(mapper, type) : List.of(NO_OBJECT);
    }

    @Override
    public Patch read(byte[] octets, Type type) throws JsonException {
        JsonNode sent = (JsonNode) exact.read(octets, JsonNode.class);
        if (!sent.isObject()) {
            throw new JsonException(JacksonFaults.mismatch("", new Wanted(mapper).instead(Map.class, sent)));
        }
        return new Changes(this, new PatchNames(mapper).settled(sent, mapper.constructType(type)), type);
    }

    private record Changes(JacksonMerge merge, JsonNode patch, Type type) implements Patch {

        @Override
        public Object applyTo(Object current) throws JsonException {
            JsonNode tree = merge.writer.writerFor(merge.mapper.constructType(type)).valueToTree(current);
            try {
                return merge.whole(merged(tree, patch), type);
            } catch (JsonException fault) {
                merge.requireReadable(tree, type);
                throw fault;
            }
        }

        @Override
        public Set<String> names() {
            return Collections.unmodifiableSet(new LinkedHashSet<>(patch.propertyNames()));
        }
    }

    private Object whole(JsonNode document, Type type) throws JsonException {
        return exact.read(mapper.writeValueAsBytes(document), type);
    }

    /// What was wrong before the patch is no fault of the client. A value that its type refuses by now, such as one
    /// with a day that has passed, can still be mended by another patch.
    private void requireReadable(JsonNode current, Type type) {
        try {
            whole(current, type);
        } catch (JsonException fault) {
            String reason = switch (fault.fault()) {
                case JsonFault.Malformed malformed -> malformed.reason();
                case JsonFault.Mismatch mismatch -> mismatch.places().stream()
                        .map(place -> (place.pointer() + " " + place.reason()).strip())
                        .collect(Collectors.joining("; "));
                case JsonFault.Rejected _ -> "";
            };
            if (!reason.isEmpty()) {
                throw new IllegalStateException(("a value of type %s, which was to be patched, cannot be read again "
                        + "from the JSON that it is written as: %s").formatted(type.getTypeName(), reason), fault);
            }
        }
    }

    /// `MergePatch` of RFC 7396, section 2, word by word.
    ///
    /// @param target stays as it is
    static JsonNode merged(JsonNode target, JsonNode patch) {
        if (!patch.isObject()) {
            return patch;
        }
        ObjectNode result = JsonNodeFactory.instance.objectNode();
        if (target.isObject()) {
            result.setAll((ObjectNode) target);
        }
        patch.properties().forEach(change -> {
            if (change.getValue().isNull()) {
                result.remove(change.getKey());
            } else {
                result.set(change.getKey(), merged(result.path(change.getKey()), change.getValue()));
            }
        });
        return result;
    }
}
