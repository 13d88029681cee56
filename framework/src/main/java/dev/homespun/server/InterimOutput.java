package dev.homespun.server;

import dev.homespun.http.Fields;
import dev.homespun.http.HttpError;
import dev.homespun.http.Interim;
import dev.homespun.http.Status;
import dev.homespun.wire.ResponseWriter;
import java.io.IOException;

/// Interim responses to one request, until it has its final one: what came later would be taken for an answer to the
/// next request.
final class InterimOutput implements Interim {

    private final ResponseWriter writer;
    private volatile boolean over;

    InterimOutput(ResponseWriter writer) {
        this.writer = writer;
    }

    @Override
    public void send(Status status, Fields fields) throws IOException {
        if (!status.isInterim() || status.code() < 102) {
            throw new IllegalArgumentException(
                    "status is %s; 102 to 199 can be sent before the final one".formatted(status));
        }
        if (over) {
            throw new IllegalStateException("the request has been answered; an interim response cannot follow");
        }
        try {
            writer.writeInterim(status, fields);
        } catch (PeerGone gone) {
            // Nobody's fault, and nobody will read the answer: no more than a refusal in the log of the application.
            throw HttpError.badRequest("The connection failed before the response.");
        }
    }

    void end() {
        over = true;
    }
}
