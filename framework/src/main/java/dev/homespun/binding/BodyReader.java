package dev.homespun.binding;

import dev.homespun.http.MediaType;
import dev.homespun.json.JsonException;

/// What the content of a request is read as.
sealed interface BodyReader permits JsonBody, PatchBody {

    /// {@return the media type that is named to clients which send another one}
    MediaType mediaType();

    /// {@return the field of a 415 that names it}
    String field();

    boolean takes(MediaType type);

    /// {@return what the method gets}
    ///
    /// @throws JsonException when the content is not for it
    Object read(byte[] octets) throws JsonException;
}
