package dev.homespun.http;

import java.lang.System.Logger.Level;
import java.util.Objects;

/// Makes an answer of whatever the handler inside throws, so that nothing passes it.
///
/// An [HttpError] becomes the response that it carries. All else is a fault of ours: the log gets the cause under an
/// id, the client a 500 with that id and nothing else.
///
/// @param inner the handler whose failures are answered
public record ErrorBoundary(Handler inner) implements Handler {

    private static final System.Logger LOG = System.getLogger(ErrorBoundary.class.getName());

    @Override
    public Response handle(Request request) {
        return guard(request, () -> inner.handle(request));
    }

    @Override
    public Response refuse(Request request, HttpError why) {
        return guard(request, () -> inner.refuse(request, why));
    }

    private interface Answer {
        Response give() throws Exception;
    }

    private static Response guard(Request request, Answer answer) {
        try {
            return Objects.requireNonNull(answer.give(), "handler returned null instead of a response");
        } catch (HttpError error) {
            return toResponse(request, error);
        } catch (Throwable fault) {
            // Errors too: a stack overflow or exhausted memory in one handler must not end the other connections.
            return fault(request, "", fault);
        }
    }

    /// An application can put into its problems what cannot be written.
    private static Response toResponse(Request request, HttpError error) {
        try {
            return error.toResponse();
        } catch (RuntimeException fault) {
            fault.addSuppressed(error);
            return fault(request, "its problem cannot be written", fault);
        }
    }

    /// A 500 that tells the client an id, and the log the rest.
    ///
    /// @param what what is known besides the fault; may be empty
    static Response fault(Request request, String what, Throwable fault) {
        Problem problem = Problem.of(Status.INTERNAL_SERVER_ERROR, "");
        String more = what.isEmpty() ? "" : ": " + what;
        LOG.log(Level.ERROR, "500 for %s (%s)%s".formatted(request, problem.instance(), more), fault);
        return problem.toResponse();
    }
}
