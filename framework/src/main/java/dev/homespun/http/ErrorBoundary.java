package dev.homespun.http;

import java.io.PrintWriter;
import java.io.Writer;
import java.lang.System.Logger.Level;
import java.util.Objects;
import java.util.UUID;

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
            return named(request, requireFinal(
                    Objects.requireNonNull(answer.give(), "handler returned null instead of a response")));
        } catch (HttpError error) {
            return toResponse(request, error);
        } catch (Throwable fault) {
            if (Interruptible.current().wasInterrupted()) {
                // What it makes of that is not its fault, and nobody will get this answer.
                log(Level.DEBUG, "%s was interrupted (%s)".formatted(request, request.id()), fault);
                return named(request, Response.of(Status.SERVICE_UNAVAILABLE)
                        .with(Problem.of(Status.SERVICE_UNAVAILABLE, "")));
            }
            // Errors too: a stack overflow or exhausted memory in one handler must not end the other connections.
            request.routeListener().failed(fault);
            return fault(request, "", fault);
        }
    }

    private static Response requireFinal(Response response) {
        if (response.status().isInterim() && !(response.content() instanceof Content.Takeover)) {
            throw new IllegalStateException("handler returned %s, which cannot be the last word; interim responses are "
                    .formatted(response.status()) + "sent with request.interim()");
        }
        return response;
    }

    /// An application can put into its problems what cannot be written.
    private static Response toResponse(Request request, HttpError error) {
        try {
            return named(request, error.toResponse());
        } catch (RuntimeException | Error fault) {
            fault.addSuppressed(error);
            request.routeListener().failed(fault);
            return fault(request, ", whose problem cannot be written", fault);
        }
    }

    /// {@return a 500 that tells the client an id; the log gets the rest}
    ///
    /// @param request what could not be answered
    /// @param more what else is to be said of it, in the same sentence; may be empty
    /// @param fault why
    public static Response fault(Request request, String more, Throwable fault) {
        return fault(request.id(), request + more, fault);
    }

    /// {@return a 500 for what is no request}
    ///
    /// @param id what the client is told
    /// @param what what could not be answered
    /// @param fault why
    public static Response fault(UUID id, String what, Throwable fault) {
        Problem problem = Problem.of(Status.INTERNAL_SERVER_ERROR, "").occurringIn(id);
        log(Level.ERROR, "500 for %s (%s)".formatted(what, problem.instance()), fault);
        return problem.toResponse();
    }

    /// {@return a response that, when it tells a problem, tells which request has it}
    ///
    /// @param request the request
    /// @param response its response, which may have a status of its own
    public static Response named(Request request, Response response) {
        return response.problem().filter(problem -> problem.instance().equals(Problem.NOT_TOLD))
                .map(problem -> response.with(Content.of(problem.occurringIn(request.id())))).orElse(response);
    }

    /// Logs a fault. What the log does with it must not become another one: there is an answer to be given.
    static void log(Level level, String sentence, Throwable fault) {
        try {
            LOG.log(level, sentence, readable(fault));
        } catch (RuntimeException | Error unheard) {
            // Nobody is left who could be told.
            unheard.addSuppressed(fault);
        }
    }

    /// Loggers drop the whole line, and with it the id, when an exception fails to say what it is.
    private static Throwable readable(Throwable fault) {
        try {
            fault.printStackTrace(new PrintWriter(Writer.nullWriter()));
            return fault;
        } catch (RuntimeException | Error unreadable) {
            Throwable instead = new IllegalStateException("a %s, which cannot say more: %s".formatted(
                    fault.getClass().getName(), unreadable.getClass().getName()));
            instead.setStackTrace(fault.getStackTrace());
            return instead;
        }
    }
}
