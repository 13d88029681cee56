package dev.homespun.json;

import java.lang.reflect.Type;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JavaType;
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

    private final JacksonCodec codec;
    private final JsonMapper mapper;
    private final JsonMapper writer;
    private final JacksonCodec patches;

    /// @param mapper that of the codec
    JacksonMerge(JacksonCodec codec, JsonMapper mapper) {
        this.codec = codec;
        this.mapper = mapper;
        this.writer = ReadableMembers.writer(mapper);
        // A number passes through a tree here that need not be a double in the end.
        this.patches = JacksonCodec.of(mapper.rebuild().enable(JsonNodeFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES).build());
    }

    @Override
    public List<String> obstacles(Type type) {
        boolean isObject = new Wanted(mapper).words(mapper.constructType(type).getRawClass()).equals("an object");
        return isObject ? Obstacles.ofPatched(mapper, type) : List.of(NO_OBJECT);
    }

    @Override
    public Patch read(byte[] octets, Type type) throws JsonException {
        JsonNode sent = (JsonNode) patches.read(octets, JsonNode.class);
        if (!sent.isObject()) {
            throw new JsonException(JacksonFaults.mismatch("", new Wanted(mapper).instead(Map.class, sent)));
        }
        JavaType target = mapper.constructType(type);
        JsonNode patch = new PatchNames(mapper).settled(sent, target);
        return current -> whole(merged(tree(current, target), patch), type);
    }

    private JsonNode tree(Object current, JavaType type) {
        return writer.writerFor(type).valueToTree(current);
    }

    /// What is no JSON here was none before: the patch has been read.
    private Object whole(JsonNode document, Type type) throws JsonException {
        try {
            return codec.read(mapper.writeValueAsBytes(document), type);
        } catch (JsonException fault) {
            if (fault.fault() instanceof JsonFault.Malformed malformed) {
                throw new IllegalStateException("a value of type %s, which was to be patched, %s when it is written"
                        .formatted(type.getTypeName(), malformed.reason()), fault);
            }
            throw fault;
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
