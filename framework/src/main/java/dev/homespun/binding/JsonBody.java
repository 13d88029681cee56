package dev.homespun.binding;

import dev.homespun.http.MediaType;
import dev.homespun.json.JsonCodec;
import dev.homespun.json.JsonException;
import java.lang.reflect.Type;

/// A value as JSON.
record JsonBody(JsonCodec json, Type type) implements BodyReader {

    @Override
    public MediaType mediaType() {
        return MediaType.JSON;
    }

    @Override
    public String field() {
        return "Accept";
    }

    /// `application/json` and `…+json`.
    @Override
    public boolean takes(MediaType media) {
        return media.isJson();
    }

    @Override
    public Object read(byte[] octets) throws JsonException {
        return json.read(octets, type);
    }
}
