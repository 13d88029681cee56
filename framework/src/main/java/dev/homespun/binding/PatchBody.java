package dev.homespun.binding;

import dev.homespun.binding.Validation.Check;
import dev.homespun.http.HttpError;
import dev.homespun.http.MediaType;
import dev.homespun.json.JsonException;
import dev.homespun.json.JsonMerge;
import java.lang.reflect.Type;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A patch for a value of a type.
///
/// @param check what the patched value has to keep
record PatchBody(JsonMerge merge, Type type, Check check) implements BodyReader {

    private static final String NOTHING =
            "there is no value to patch, but null: look it up first, and answer 404 when there is none";

    @Override
    public MediaType mediaType() {
        return MediaType.MERGE_PATCH_JSON;
    }

    /// The field of RFC 5789, section 3.1.
    @Override
    public String field() {
        return "Accept-Patch";
    }

    /// No other JSON: `application/json` does not say what an absent member or a null means.
    @Override
    public boolean takes(MediaType media) {
        return media.isSameTypeAs(MediaType.MERGE_PATCH_JSON);
    }

    @Override
    public MergePatch<Object> read(byte[] octets) throws JsonException {
        JsonMerge.Patch patch = merge.read(octets, type);
        return new Changes(this, patch);
    }

    private record Changes(PatchBody body, JsonMerge.Patch patch) implements MergePatch<Object> {

        @Override
        public Object applyTo(Object current) {
            return body.whole(patch, Objects.requireNonNull(current, NOTHING));
        }

        @Override
        public Set<String> names() {
            return patch.names();
        }

        /// Without the values, which may be secret.
        @Override
        public String toString() {
            return "MergePatch" + names();
        }
    }

    private Object whole(JsonMerge.Patch patch, Object current) {
        try {
            Object whole = patch.applyTo(current);
            requireAcceptable(whole);
            return whole;
        } catch (JsonException unfit) {
            throw BindingFailure.toError(BodyArgument.failures(unfit.fault()));
        }
    }

    /// @throws HttpError when it is not
    private void requireAcceptable(Object whole) {
        List<BindingFailure> refused = check.violations(new @Nullable Object[] {whole}).stream()
                .<BindingFailure>map(found -> new BindingFailure.Refused("body", found.pointer(), found.reason()))
                .distinct().toList();
        if (!refused.isEmpty()) {
            throw BindingFailure.toError(refused);
        }
    }
}
