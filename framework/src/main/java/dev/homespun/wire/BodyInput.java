package dev.homespun.wire;

import dev.homespun.http.Fields;
import dev.homespun.http.HttpError;
import java.io.IOException;

/// Takes the transfer coding off a body.
sealed interface BodyInput permits FixedInput, ChunkedInput {

    /// Reads at least one octet of the content, as [java.io.InputStream#read(byte[], int, int)].
    ///
    /// @param most how many octets the content may have in all
    /// @return how many octets, or -1 when the body has ended and its last octet, that of its framing included, was
    ///     read
    /// @throws HttpError when the framing is wrong, the content too large, or the peer closes before the end
    int read(byte[] into, int offset, int length, long most) throws IOException;

    /// {@return how many octets of the content are still to come, or [dev.homespun.http.Content#UNKNOWN]}
    long remaining();

    /// {@return the trailer section, once the body has ended}
    Fields trailers();
}
