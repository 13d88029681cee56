package dev.homespun.server;

import dev.homespun.http.Fields;
import dev.homespun.http.HttpVersion;
import dev.homespun.http.RequestHead;
import dev.homespun.http.Status;
import dev.homespun.wire.ContentInput;
import dev.homespun.wire.OctetInput;
import dev.homespun.wire.ResponseWriter;
import java.io.IOException;

/// `Expect: 100-continue` (RFC 9110, section 10.1.1): the client holds its content back until it is asked for it, and
/// it is asked when the handler begins to read.
final class Continuation implements ContentInput.FirstRead {

    private final OctetInput input;
    private final ResponseWriter writer;
    private boolean owed;

    Continuation(OctetInput input, ResponseWriter writer) {
        this.input = input;
        this.writer = writer;
    }

    /// Starts the content of a request. HTTP/1.0 knows no interim responses, and who has no content waits for nothing.
    void start(RequestHead head, boolean hasContent) {
        owed = hasContent && head.version() == HttpVersion.HTTP_1_1 && head.fields().lists("Expect", "100-continue");
    }

    /// {@return whether the client still waits to be asked, so that nobody knows whether content will follow}
    boolean isOwed() {
        return owed;
    }

    @Override
    public void prepare() throws IOException {
        if (owed && !input.hasBuffered() && !writer.hasBegun()) {
            writer.writeInterim(Status.CONTINUE, Fields.none());
        }
        owed = false;
    }
}
