package dev.homespun.http;

import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/// A filter that answers exceptions: the rule whose type is closest to the class of the exception does, and what no
/// rule is for is thrown on. Immutable.
///
/// An answer that is a 5xx is a fault of ours all the same: it is logged with its cause, and with the id of its problem,
/// unless the cause is an [HttpError], which has none. So is one that looks like a success. An answer to an [HttpError]
/// of the same status keeps the fields that the status demands, such as Allow.
///
/// @param rules one at most for each type
public record ErrorHandlers(List<ErrorRule<?>> rules) implements Filter {

    /// No rules: everything is thrown on.
    public static final ErrorHandlers NONE = new ErrorHandlers(List.of());

    /// Two rules for one type, neither of which could win.
    ///
    /// @param first the one that was declared first
    /// @param second the other
    public record Tie(ErrorRule<?> first, ErrorRule<?> second) {}

    /// Copies the list.
    ///
    /// @throws IllegalArgumentException when there are two rules for one type
    public ErrorHandlers {
        rules = List.copyOf(rules);
        for (Tie tie : ties(rules)) {
            throw new IllegalArgumentException("two error handlers for %s: %s and %s".formatted(
                    tie.first.type().getName(), tie.first.source(), tie.second.source()));
        }
    }

    /// {@return every pair of rules for the same type}
    ///
    /// @param rules all rules of one place
    public static List<Tie> ties(List<ErrorRule<?>> rules) {
        List<Tie> ties = new ArrayList<>();
        for (int i = 0; i < rules.size(); i++) {
            for (ErrorRule<?> later : rules.subList(i + 1, rules.size())) {
                if (later.type() == rules.get(i).type()) {
                    ties.add(new Tie(rules.get(i), later));
                }
            }
        }
        return ties;
    }

    @Override
    public Response filter(Request request, Handler next) throws Exception {
        try {
            return next.handle(request);
        } catch (Exception | Error thrown) {
            Optional<ErrorRule<?>> closest = closest(thrown);
            if (closest.isEmpty()) {
                throw thrown;
            }
            return answer(closest.get(), thrown, request);
        }
    }

    /// The types that an exception is of form a line, because classes have one superclass: one of them is the closest.
    private Optional<ErrorRule<?>> closest(Throwable thrown) {
        return rules.stream().filter(rule -> rule.applies(thrown))
                .reduce((one, other) -> one.type().isAssignableFrom(other.type()) ? other : one);
    }

    private static Response answer(ErrorRule<?> rule, Throwable thrown, Request request) throws Exception {
        try {
            Response response = Objects.requireNonNull(rule.answer(thrown, request), "error handler returned null");
            if (thrown instanceof HttpError error) {
                return error.complete(response);
            }
            log(response.status(), response.problem(), rule, thrown, request);
            return response;
        } catch (HttpError instead) {
            if (!(thrown instanceof HttpError)) {
                log(instead.status(), Optional.of(instead.problem()), rule, thrown, request);
            }
            throw instead;
        } catch (Exception | Error failure) {
            if (failure == thrown || Interruptible.current().isInVain()) {
                throw failure;
            }
            failure.addSuppressed(thrown);
            request.listener().failed(failure);
            return ErrorBoundary.fault(request, ": %s failed to answer %s".formatted(rule.source(),
                    thrown.getClass().getName()), failure);
        }
    }

    /// What looks like a success, and is none, is worth a line, too. An answer that nobody will get is not logged.
    private static void log(Status status, Optional<Problem> told, ErrorRule<?> rule, Throwable thrown,
            Request request) {
        if (Interruptible.current().isInVain()) {
            ErrorBoundary.logTooLate(request, thrown);
            return;
        }
        String id = told.map(problem -> " (%s)".formatted(problem.occurringIn(request.id()).instance())).orElse("");
        if (status.code() >= 500 || status.code() < 400) {
            request.listener().failed(thrown);
            ErrorBoundary.log(status.code() >= 500 ? Level.ERROR : Level.WARNING,
                    "%s for %s%s, by %s".formatted(status, request, id, rule.source()), thrown);
        }
    }
}
