package dev.homespun.server;

import dev.homespun.http.Fields;
import dev.homespun.http.HttpVersion;
import dev.homespun.http.RequestHead;
import dev.homespun.http.Status;
import dev.homespun.wire.ContentInput;
import dev.homespun.wire.OctetInput;
import dev.homespun.wire.ResponseWriter;
import java.io.IOException;
import java.time.Duration;

/// `Expect: 100-continue` (RFC 9110, section 10.1.1): the client holds its content back until it is asked for it, and
/// it is asked when the handler begins to read.
final class Continuation implements ContentInput.FirstRead {

    private final TimedInput timedInput;
    private final OctetInput input;
    private final ResponseWriter writer;
    private final Duration contentGrace;
    private boolean owed;

    Continuation(TimedInput timedInput, OctetInput input, ResponseWriter writer, Duration contentGrace) {
        this.timedInput = timedInput;
        this.input = input;
        this.writer = writer;
        this.contentGrace = contentGrace;
    }

    /// Starts the content of a request. HTTP/1.0 knows no interim responses.
    void start(RequestHead head) {
        timedInput.startContent(contentGrace);
        owed = head.version() == HttpVersion.HTTP_1_1 && head.fields().lists("Expect", "100-continue");
    }

    /// {@return whether the client still waits to be asked, so that nobody knows whether content will follow}
    boolean isOwed() {
        return owed;
    }

    @Override
    public void prepare() throws IOException {
        if (owed && !input.hasBuffered()) {
            writer.writeInterim(Status.CONTINUE, Fields.none());
        }
        owed = false;
    }
}
