package dev.homespun.concurrent;

import dev.homespun.http.ErrorBoundary;
import dev.homespun.http.Fields;
import dev.homespun.http.Filter;
import dev.homespun.http.Handler;
import dev.homespun.http.HttpError;
import dev.homespun.http.Interruptible;
import dev.homespun.http.Problem;
import dev.homespun.http.Request;
import dev.homespun.http.Response;
import dev.homespun.http.Status;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.Objects;

/// A filter that lets a request take so long, and no longer: then what is further in is interrupted, and the answer is
/// a 503 with Retry-After, whatever the handler makes of the interrupt, and also when it returns all the same.
///
/// ```java
/// app.path("/reports", reports -> reports.use(Timeout.of(Duration.ofSeconds(10))));
/// ```
///
/// `@Timeout("10s")` on a method or a class is the same. The time is that since the application got the request, so a
/// filter further out spends of it, too. Of several deadlines the earliest counts; [RequestScope#deadline] shows it. It
/// is for filters and handler: content that is written after they have returned has the paces of the server.
///
/// An interrupt ends what waits: sleeping, queues, locks that are taken interruptibly, sockets of one's own,
/// [Together]. In the connection of the request it is held back until the thread comes out. What does not wait, or
/// ignores interrupts, keeps its thread until it is done; a while after its deadline the log has a line with where it
/// is. Each timeout is a line of the log, at WARNING.
///
/// Thread-safe. One thread keeps the deadlines of all requests, a daemon that ends when there are none.
public final class Timeout implements Filter {

    private static final System.Logger LOG = System.getLogger(Timeout.class.getName());
    private static final Duration LEAST = Duration.ofMillis(1);
    private static final Duration MOST = Duration.ofDays(1);
    private static final Duration GRACE = Duration.ofSeconds(5);
    private static final Fields RETRY_AFTER = Fields.of("Retry-After", "1");

    private final Duration time;
    private final Watch watch;

    Timeout(Duration time, Duration grace) {
        this.time = time;
        this.watch = new Watch(grace);
    }

    /// {@return a filter that ends requests in time}
    ///
    /// @param time how long a request may take; 1 ms to 24 hours
    /// @throws IllegalArgumentException when it is less or more
    public static Timeout of(Duration time) {
        Objects.requireNonNull(time, "Timeout.of(null): how long may a request take? 1 ms to 24 hours is allowed");
        if (time.compareTo(LEAST) < 0 || time.compareTo(MOST) > 0) {
            throw new IllegalArgumentException("a timeout of %s; 1 ms to 24 hours is allowed".formatted(time));
        }
        return new Timeout(time, GRACE);
    }

    @Override
    public Response filter(Request request, Handler next) throws Exception {
        RequestScope scope = RequestScope.find().orElseGet(() -> RequestScope.of(request));
        Deadline deadline = scope.deadlineAfter(time);
        if (scope.deadline().filter(outer -> !deadline.isBefore(outer)).isPresent()) {
            return next.handle(request);
        }
        requireTime(request, deadline);
        Response response;
        try {
            response = handle(request, next, scope.with(deadline), deadline);
        } catch (Exception | Error failure) {
            if (deadline.hasPassed() && !(failure instanceof HttpError)) {
                ErrorBoundary.logTooLate(request, failure);
            }
            requireTime(request, deadline);
            throw failure;
        }
        requireTime(request, deadline);
        return response;
    }

    private Response handle(Request request, Handler next, RequestScope scope, Deadline deadline) throws Exception {
        Interruptible work = Interruptible.here(deadline::hasPassed);
        try (Watch.Alarm _ = watch.set(scope, work)) {
            return work.call(() -> scope.handle(request, next));
        }
    }

    private void requireTime(Request request, Deadline deadline) {
        if (deadline.hasPassed()) {
            Problem problem = Problem.of(Status.SERVICE_UNAVAILABLE,
                    "The answer took more than the %d ms that there are for it.".formatted(time.toMillis()))
                    .occurringIn(request.id());
            log("503 for %s, %d ms are over (%s)".formatted(request, time.toMillis(), problem.instance()));
            throw new HttpError(problem, RETRY_AFTER);
        }
    }

    /// A log that fails must not cost the client its answer.
    private static void log(String sentence) {
        try {
            LOG.log(Level.WARNING, sentence);
        } catch (RuntimeException | Error unheard) {
            // Nobody is left who could be told.
        }
    }
}
