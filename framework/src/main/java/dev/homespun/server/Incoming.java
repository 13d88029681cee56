package dev.homespun.server;

import dev.homespun.http.Content;
import dev.homespun.http.HttpError;
import dev.homespun.http.HttpVersion;
import dev.homespun.http.Interim;
import dev.homespun.http.Request;
import dev.homespun.http.RequestHead;
import dev.homespun.http.RequestListener;
import dev.homespun.wire.BodyLength;
import dev.homespun.wire.ContentInput;
import dev.homespun.wire.RequestReader;
import dev.homespun.wire.ResponseWriter.Framing;

/// What came in from a peer that began a request.
sealed interface Incoming {

    /// A request, whose content can be read from the connection.
    record WellFormed(Request request, ContentInput content, InterimOutput interim) implements Incoming {}

    /// A request whose fields could be read, but that must not be acted upon.
    record Misframed(Request request, HttpError why) implements Incoming {}

    /// No request: its head cannot be taken apart. The framing is what the request line, if that much could be read,
    /// asks of the answer.
    record Unreadable(HttpError why, Framing framing) implements Incoming {}

    /// {@return what a head that was read stands for; its content follows in the input}
    ///
    /// @param listener who wants to know what becomes of the request
    static Incoming of(RequestHead head, Link link, RequestListener listener) {
        try {
            BodyLength length = RequestReader.check(head, link.transport().peer().secure());
            ContentInput content = ContentInput.of(length, link.input(), link.limits(), link.continuation());
            link.continuation().start(head, content.remaining() != 0);
            InterimOutput interim = new InterimOutput(link.writer());
            Request request = new Request(head, content.asContent(), link.transport().peer(),
                    head.version() == HttpVersion.HTTP_1_1 ? interim : Interim.NONE);
            return new WellFormed(request.with(listener), content, interim);
        } catch (HttpError why) {
            Request request = new Request(head, Content.none(), link.transport().peer(), Interim.NONE);
            return new Misframed(request.with(listener), why);
        }
    }
}
