package dev.homespun.server;

import dev.homespun.http.Fields;
import dev.homespun.http.HttpError;
import dev.homespun.http.MessageLimits;
import dev.homespun.http.Status;
import dev.homespun.wire.OctetInput;
import dev.homespun.wire.ResponseWriter;
import java.io.IOException;

/// What an [Exchange] needs of its connection: where a request's content comes from and where its response goes.
///
/// `input` reads through `timedInput`, `writer` writes to `output`.
record Link(Transport transport, TimedInput timedInput, OctetInput input, HeldOutput output,
            ResponseWriter writer, Continuation continuation, MessageLimits limits) {

    void sendInterim(Status status, Fields fields) throws IOException {
        if (!status.isInterim() || status.code() < 102) {
            throw new IllegalArgumentException(
                    "status is %s; 102 to 199 can be sent before the final one".formatted(status));
        }
        try {
            writer.writeInterim(status, fields);
        } catch (PeerGone gone) {
            // Nobody's fault, and nobody will read the answer: no more than a refusal in the log of the application.
            throw HttpError.badRequest("connection failed before the response");
        }
    }
}
