package dev.homespun.server;

import dev.homespun.http.Content;
import dev.homespun.http.ErrorBoundary;
import dev.homespun.http.Handler;
import dev.homespun.http.HttpError;
import dev.homespun.http.HttpVersion;
import dev.homespun.http.Method;
import dev.homespun.http.Problem;
import dev.homespun.http.Request;
import dev.homespun.http.RequestHead;
import dev.homespun.http.Response;
import dev.homespun.http.Status;
import dev.homespun.wire.BodyLength;
import dev.homespun.wire.ContentInput;
import dev.homespun.wire.RequestReader;
import dev.homespun.wire.ResponseWriter.Framing;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// One request and its response: who answers, and whether another request can follow.
///
/// There are three kinds of request here. One that is well-formed goes to the handler. One whose fields were read but
/// whose framing is wrong is refused by the handler ([Handler#refuse]), so that filters see it. One whose head could
/// not be read is refused here.
final class Exchange {

    private static final System.Logger LOG = System.getLogger(Exchange.class.getName());

    /// Content that the handler left unread is read and dropped up to this size, to save the connection.
    private static final long MOST_DRAINED_OCTETS = 64 << 10;

    private final Connection connection;
    private final @Nullable Request request;
    private final @Nullable ContentInput content;
    private final @Nullable HttpError refusal;

    private Exchange(Connection connection, @Nullable Request request, @Nullable ContentInput content,
            @Nullable HttpError refusal) {
        this.connection = connection;
        this.request = request;
        this.content = content;
        this.refusal = refusal;
    }

    /// For a head that was read, and whose content follows in the input.
    static Exchange of(RequestHead head, Connection connection) {
        try {
            BodyLength length = RequestReader.check(head);
            ContentInput content = ContentInput.of(length, connection.input(), connection.server().options().limits(),
                    connection.continuation());
            Request request = new Request(head, content.asContent(), connection.transport().peer());
            return new Exchange(connection, request, content, null);
        } catch (HttpError refusal) {
            Request request = new Request(head, Content.none(), connection.transport().peer());
            return new Exchange(connection, request, null, refusal);
        }
    }

    /// For a head that could not be read.
    static Exchange refused(HttpError malformed, Connection connection) {
        return new Exchange(connection, null, null, malformed);
    }

    /// {@return the response to write}
    Response answer(ErrorBoundary handler) {
        if (refusal != null) {
            return request == null ? refusal.toResponse() : insist(refusal, handler.refuse(request, refusal));
        }
        Response response = handler.handle(Objects.requireNonNull(request));
        HttpError failure = content == null ? null : content.failure();
        return failure == null ? response : insist(failure, response);
    }

    /// A client that broke the rules is told so, whatever the application made of it: a filter may add to the answer, an
    /// error handler may word it, but neither can turn it into a success or into a fault of ours.
    private static Response insist(HttpError failure, Response response) {
        boolean isRefusal = response.status().equals(failure.status())
                || response.status().code() >= 400 && response.status().code() < 500;
        return isRefusal ? response : failure.toResponse();
    }

    /// Writes the response.
    ///
    /// @param stopping whether the server is about to end
    /// @return whether another request can follow
    boolean write(Response response, boolean stopping) throws IOException {
        boolean persists = !stopping && mayPersist(response);
        Framing framing = request == null
                ? Framing.UNKNOWN
                : new Framing(request.method().equals(Method.HEAD), request.version());
        try {
            return connection.writer().write(response, framing, persists) && persists && drain();
        } catch (PeerGone gone) {
            throw gone;
        } catch (IOException | RuntimeException | StackOverflowError fault) {
            answerFault(fault, framing);
            return false;
        }
    }

    private boolean mayPersist(Response response) {
        return request != null && refusal == null && content != null && content.failure() == null
                && persistsByRequest(request)
                && !response.fields().lists("Connection", "close")
                && !connection.continuation().isOwed()
                && content.remaining() <= MOST_DRAINED_OCTETS;
    }

    /// RFC 9112, section 9.3.
    private static boolean persistsByRequest(Request request) {
        if (request.fields().lists("Connection", "close")) {
            return false;
        }
        return request.version() == HttpVersion.HTTP_1_1 || request.fields().lists("Connection", "keep-alive");
    }

    private boolean drain() throws IOException {
        try {
            return content == null || content.drain(MOST_DRAINED_OCTETS);
        } catch (HttpError broken) {
            LOG.log(Level.DEBUG, "content that nobody read is broken", broken);
            return false;
        }
    }

    /// Content could not be produced: a 500 if nothing has left yet, else the connection is cut so that the client does
    /// not take what it got for the whole.
    private void answerFault(Throwable fault, Framing framing) throws IOException {
        Problem problem = Problem.of(Status.INTERNAL_SERVER_ERROR, "");
        LOG.log(Level.ERROR, "could not produce the content of the answer to %s (%s)"
                .formatted(request, problem.instance()), fault);
        if (connection.writer().isCommitted()) {
            connection.abort();
            throw new PeerGone(new IOException("response was cut", fault));
        }
        connection.writer().write(problem.toResponse(), framing, false);
    }
}
