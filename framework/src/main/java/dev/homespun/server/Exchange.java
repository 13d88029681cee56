package dev.homespun.server;

import dev.homespun.http.Content;
import dev.homespun.http.ErrorBoundary;
import dev.homespun.http.Fields;
import dev.homespun.http.HttpError;
import dev.homespun.http.HttpVersion;
import dev.homespun.http.Method;
import dev.homespun.http.Request;
import dev.homespun.http.RequestHead;
import dev.homespun.http.Response;
import dev.homespun.http.Status;
import dev.homespun.wire.ContentInput;
import dev.homespun.wire.ResponseWriter.Framing;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// One request and its response: who answers, and whether another request can follow.
///
/// @param trace told what becomes of it
record Exchange(Incoming incoming, Link link, RequestTrace trace) {

    private static final System.Logger LOG = System.getLogger(Exchange.class.getName());
    private static final int MOST_CAUSES = 100;
    /// What says something of the content that is not sent after all (RFC 9110, section 8), or of what was done.
    private static final List<String> OF_CONTENT = List.of("Content-Type", "Content-Encoding", "Content-Language",
            "Content-Location", "Content-Range", "Last-Modified", "ETag", "Location");

    /// {@return what a head that was read begins; the content follows in the input of the link}
    static Exchange of(RequestHead head, Link link) {
        RequestTrace trace = Flight.request(link);
        return new Exchange(Incoming.of(head, link, trace), link, trace);
    }

    /// {@return what comes of a head that cannot be read}
    static Exchange of(Incoming.Unreadable unreadable, Link link) {
        return new Exchange(unreadable, link, Flight.request(link));
    }

    /// {@return the response to write}
    Response answer(ErrorBoundary handler) throws IOException {
        return switch (incoming) {
            case Incoming.WellFormed came -> {
                startHandler(came.request());
                Response response = handler.handle(came.request());
                endHandler();
                HttpError met = came.content().failure();
                finishContent(came, response);
                HttpError why = objection(came, response, met);
                yield why == null ? response : ErrorBoundary.named(came.request(), insist(why, response));
            }
            case Incoming.Misframed misframed -> {
                startHandler(misframed.request());
                Response response = handler.refuse(misframed.request(), misframed.why());
                endHandler();
                yield ErrorBoundary.named(misframed.request(), insist(misframed.why(), response));
            }
            case Incoming.Unreadable unreadable -> unreadable.why().toResponse();
        };
    }

    private void startHandler(Request request) throws IOException {
        link.output().startHandler(request.method());
        trace.startHandler();
    }

    /// An interrupt was meant for the handler, or a filter; left standing it would end the next blocking call.
    private void endHandler() {
        Thread.interrupted();
        trace.endHandler();
    }

    /// Reads what the handler left of the content before anything is written: only then the response can say whether
    /// the connection goes on, and that the content was broken if it was.
    private void finishContent(Incoming.WellFormed came, Response response) throws IOException {
        if (isReady(came.request(), response) && isMeantToPersist(came.request(), response)
                && isShort(came.content())) {
            drain();
        }
    }

    /// @param met what broke the content while the handler read it
    private static @Nullable HttpError objection(Incoming.WellFormed came, Response response,
            @Nullable HttpError met) {
        HttpError broken = unlessLate(came.content().failure(), met);
        return broken == null && Handover.isMissing(came.request(), response)
                ? HttpError.of(Status.NOT_IMPLEMENTED,
                        "CONNECT asks for a tunnel, and there is none (RFC 9110, 9.3.6).")
                : broken;
    }

    /// What nobody read and does not come in time breaks no rule of the framing: what the handler did is done, and its
    /// answer stands, as the last one of the connection.
    private static @Nullable HttpError unlessLate(@Nullable HttpError broken, @Nullable HttpError met) {
        boolean isLate = broken != null && met == null && broken.status().equals(Status.REQUEST_TIMEOUT);
        return isLate ? null : broken;
    }

    /// A client that broke the rules is told so, whatever the application made of it: a filter may add to the answer,
    /// an error handler may word it, but neither can turn it into a success or into a fault of ours. What filters added
    /// for the client, such as an id or what a browser needs to show the answer to a script, stays.
    private static Response insist(HttpError why, Response response) {
        boolean isRefusal = response.status().equals(why.status())
                || response.status().code() >= 400 && response.status().code() < 500;
        if (isRefusal) {
            return response;
        }
        discard(response);
        Fields fields = response.fields();
        for (String name : OF_CONTENT) {
            fields = fields.without(name);
        }
        Response refusal = why.toResponse();
        return new Response(refusal.status(), fields.and(refusal.fields()), refusal.content());
    }

    private static void discard(Response response) {
        try {
            response.content().discard();
        } catch (IOException | RuntimeException | Error e) {
            // Whatever it is: there is an answer to be given.
            LOG.log(Level.DEBUG, "content that is not sent could not be closed", e);
        }
    }

    /// Writes the response.
    ///
    /// @param stopping whether the server is about to end
    /// @return whether another request can follow
    boolean write(Response response, boolean stopping) throws IOException {
        boolean persists = !stopping && mayPersist(response);
        Response last = response;
        link.writer().begin();
        try {
            if (response.content() instanceof Content.Takeover takeover) {
                handOver(response, takeover);
                return false;
            }
            boolean marked = link.writer().write(response, framing(), persists);
            trace.responseWritten();
            return marked && persists && drain();
        } catch (Throwable fault) {
            // Errors too: content that is cut must not end like content that is whole.
            discard(response);
            throwIfPeerIsGone(fault);
            last = answerInstead(fault);
            return false;
        } finally {
            Thread.interrupted(); // of what produced the content
            if (incoming instanceof Incoming.WellFormed came) {
                came.interim().end();
            }
            record(last);
        }
    }

    /// {@return whether the peer has said that nothing follows its request (RFC 9112, section 9.6), and all that it sent
    ///     was read}
    ///
    /// @param response what was written
    boolean isLastOfPeer(Response response) {
        return incoming instanceof Incoming.WellFormed(Request request, ContentInput content, InterimOutput _)
                && !mayFollow(request) && !(response.content() instanceof Content.Takeover)
                && content.failure() == null && content.remaining() == 0 && !link.input().hasBuffered();
    }

    private void record(Response response) {
        switch (incoming) {
            case Incoming.WellFormed came -> {
                trace.commit(came.request(), response);
                HttpError broken = came.content().failure();
                if (broken != null) {
                    recordRefusal(broken);
                }
            }
            case Incoming.Misframed misframed -> {
                trace.commit(misframed.request(), response);
                recordRefusal(misframed.why());
            }
            case Incoming.Unreadable unreadable -> recordRefusal(unreadable.why());
        }
    }

    private void recordRefusal(HttpError why) {
        Flight.refused(why, link.transport().peer().address());
    }

    private Framing framing() {
        return switch (incoming) {
            case Incoming.WellFormed wellFormed -> Framing.of(wellFormed.request().head());
            case Incoming.Misframed misframed -> Framing.of(misframed.request().head());
            case Incoming.Unreadable unreadable -> unreadable.framing();
        };
    }

    /// Writers that applications wrap around the output wrap its exceptions, too.
    private static void throwIfPeerIsGone(Throwable fault) throws PeerGone {
        Throwable cause = fault;
        // Causes can go in a circle.
        for (int depth = 0; cause != null && depth < MOST_CAUSES; depth++) {
            if (cause instanceof PeerGone gone) {
                throw gone;
            }
            cause = cause.getCause();
        }
    }

    /// The request has to be over before the other protocol begins (RFC 9110, section 7.8).
    private void handOver(Response response, Content.Takeover takeover) throws IOException {
        if (!(incoming instanceof Incoming.WellFormed came)) {
            throw new IllegalStateException("a request that is refused cannot be answered by a takeover");
        }
        link.continuation().prepare();
        if (!drain()) {
            throw new IllegalStateException("a takeover needs a request whose content is read, or small");
        }
        new Handover(came.request(), link).perform(response, takeover);
    }

    private boolean mayPersist(Response response) {
        return incoming instanceof Incoming.WellFormed(Request request, ContentInput content, InterimOutput _)
                && content.failure() == null
                && isMeantToPersist(request, response)
                && (content.remaining() == 0
                        || !isReady(request, response) && (isEcho(response, content) || isShort(content)));
    }

    /// Whether nothing is to be read, and nothing to be made, while the response is written.
    private static boolean isReady(Request request, Response response) {
        return response.content() instanceof Content.None || response.content() instanceof Content.InMemory
                || request.method().equals(Method.HEAD) || response.status().forbidsContent();
    }

    /// While a client waits to be asked for its content nobody knows whether that will follow.
    private boolean isShort(ContentInput content) {
        return content.remaining() <= link.limits().unreadOctets() && !link.continuation().isOwed();
    }

    private static boolean isEcho(Response response, ContentInput content) {
        return response.content() instanceof Content.Received received && received.source() == content;
    }

    /// RFC 9112, section 9.3.
    private static boolean isMeantToPersist(Request request, Response response) {
        // Who asked for a tunnel may have sent into it already.
        return mayFollow(request) && !response.fields().lists("Connection", "close")
                && !request.method().equals(Method.CONNECT);
    }

    /// Whether the client may send another request on the same connection.
    private static boolean mayFollow(Request request) {
        return !request.fields().lists("Connection", "close")
                && (request.version() == HttpVersion.HTTP_1_1 || request.fields().lists("Connection", "keep-alive"));
    }

    private boolean drain() throws IOException {
        try {
            return incoming instanceof Incoming.WellFormed came && came.content().drain(link.limits().unreadOctets());
        } catch (HttpError broken) {
            LOG.log(Level.DEBUG, "content that nobody read is broken", broken);
            return false;
        }
    }

    /// Content could not be produced. If nothing has left yet, another response takes its place; else the connection is
    /// cut, so that the client does not take what it got for the whole.
    ///
    /// @return the response that was written
    private Response answerInstead(Throwable fault) throws IOException {
        if (link.writer().isCommitted()) {
            logCut(fault);
            link.output().flush(); // earlier answers, which are whole
            link.transport().abort();
            throw new PeerGone(new IOException("response was cut"));
        }
        Response response = whyNot(fault);
        link.writer().write(response, framing(), false);
        trace.responseWritten();
        return response;
    }

    private void logCut(Throwable fault) {
        switch (incoming) {
            case Incoming.WellFormed came when came.content().failure() != null ->
                    LOG.log(Level.DEBUG, "an answer ends with the content that it came of", fault);
            case Incoming.WellFormed came -> ErrorBoundary.cut(came.request(), fault);
            case Incoming.Misframed misframed -> ErrorBoundary.cut(misframed.request(), fault);
            case Incoming.Unreadable _ -> LOG.log(Level.ERROR, "the answer to a request that cannot be read was cut", fault);
        }
    }

    /// {@return the response in place of one that could not be produced}
    private Response whyNot(Throwable fault) {
        if (incoming instanceof Incoming.WellFormed came) {
            HttpError broken = came.content().failure();
            if (broken != null) {
                return ErrorBoundary.named(came.request(), broken.toResponse());
            }
            if (fault instanceof HttpError meant) {
                return ErrorBoundary.toResponse(came.request(), meant);
            }
        }
        String more = ", whose response could not be produced";
        return switch (incoming) {
            case Incoming.WellFormed came -> ErrorBoundary.fault(came.request(), more, fault);
            case Incoming.Misframed misframed -> ErrorBoundary.fault(misframed.request(), more, fault);
            case Incoming.Unreadable _ ->
                    ErrorBoundary.fault(UUID.randomUUID(), "a request that cannot be read" + more, fault);
        };
    }
}
