package dev.homespun.http;

import java.io.InterruptedIOException;
import java.io.PrintWriter;
import java.io.Writer;
import java.lang.System.Logger.Level;
import java.net.SocketException;
import java.nio.channels.ClosedByInterruptException;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;

/// Makes an answer of whatever the handler inside throws, so that nothing passes it.
///
/// An [HttpError] becomes the response that it carries. All else is a fault of ours: the log gets the cause under an
/// id, the client a 500 with that id and nothing else.
///
/// @param inner the handler whose failures are answered
public record ErrorBoundary(Handler inner) implements Handler {

    private static final System.Logger LOG = System.getLogger(ErrorBoundary.class.getName());
    private static final int MOST_CAUSES = 100; // They can go in a circle.

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
            // Errors too: a stack overflow or exhausted memory in one handler must not end the other connections.
            return answer(request, "", fault);
        }
    }

    private static Response answer(Request request, String more, Throwable fault) {
        if (Interruptible.current().isInVain()) {
            logTooLate(request, fault);
            return named(request, Response.of(Status.SERVICE_UNAVAILABLE)
                    .with(Problem.of(Status.SERVICE_UNAVAILABLE, ""))); // which nobody will get
        }
        request.listener().failed(fault);
        return fault(request, more, fault);
    }

    private static Response requireFinal(Response response) {
        if (response.status().isInterim() && !(response.content() instanceof Content.Takeover)) {
            throw new IllegalStateException("handler returned %s, which cannot be the last word; interim responses are "
                    .formatted(response.status()) + "sent with request.interim()");
        }
        return response;
    }

    /// {@return the response that an error carries, or a 500: an application can put into its problems what cannot be
    ///     written}
    ///
    /// @param request what is answered
    /// @param error what the application says to it
    public static Response toResponse(Request request, HttpError error) {
        try {
            return named(request, error.toResponse());
        } catch (RuntimeException | Error fault) {
            fault.addSuppressed(error);
            return answer(request, ", whose problem cannot be written", fault);
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

    /// Logs that an answer ends before its end, because of a fault after some of it was sent: there is no other answer
    /// any more.
    ///
    /// @param request what was being answered
    /// @param fault why
    public static void cut(Request request, Throwable fault) {
        log(Level.ERROR, "the answer to %s was cut, after some of it was sent (urn:uuid:%s)"
                .formatted(request, request.id()), fault);
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
        return response.content() instanceof Content.OfProblem(Problem problem, byte[] _)
                && problem.instance().equals(Problem.NOT_TOLD)
                ? response.with(Content.of(problem.occurringIn(request.id()))) : response;
    }

    /// Logs what was thrown when nobody waited for an answer any more. What an interrupt makes of a handler is no fault;
    /// all else is one that would have been there in time as well.
    ///
    /// @param request what took too long
    /// @param fault what was thrown
    public static void logTooLate(Request request, Throwable fault) {
        log(comesOfInterrupt(fault) ? Level.DEBUG : Level.WARNING, "%s failed when its time was over (%s)".formatted(
                request, Problem.of(Status.SERVICE_UNAVAILABLE, "").occurringIn(request.id()).instance()), fault);
    }

    /// An interrupt closes the channel that a thread waits for, and the socket that a virtual thread does.
    private static boolean comesOfInterrupt(Throwable fault) {
        return Stream.iterate(fault, Objects::nonNull, Throwable::getCause).limit(MOST_CAUSES)
                .anyMatch(cause -> cause instanceof InterruptedException || cause instanceof InterruptedIOException
                        || cause instanceof ClosedByInterruptException || cause instanceof SocketException);
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
