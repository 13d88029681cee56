package dev.homespun.binding;

import dev.homespun.binding.Validation.Check;
import dev.homespun.http.HttpError;
import dev.homespun.http.MediaType;
import dev.homespun.json.JsonException;
import dev.homespun.json.JsonMerge;
import java.lang.reflect.Type;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A patch for a value of a type.
///
/// @param check what the patched value has to keep
record PatchBody(JsonMerge merge, Type type, Check check) implements BodyReader {

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
        return current -> whole(patch, current);
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
