package dev.homespun.server;

import dev.homespun.http.Fields;
import dev.homespun.http.Handler;
import dev.homespun.http.HttpError;
import dev.homespun.http.Problem;
import dev.homespun.http.Request;
import dev.homespun.http.Response;
import dev.homespun.http.Status;
import java.util.concurrent.Semaphore;

/// Lets so many requests into the application at a time. Threads are cheap here, what they hold is not: a refusal at
/// once is better than an answer after everybody has given up waiting. Content that is generated after the handler has
/// returned does not count.
record RequestBound(Handler inner, Semaphore room) implements Handler {

    private static final String TOO_MANY = "Too many requests are in progress.";
    private static final Fields RETRY_AFTER = Fields.of("Retry-After", "1");

    @Override
    public Response handle(Request request) throws Exception {
        if (!room.tryAcquire()) {
            Flight.limitHit("requests", TOO_MANY, request.peer().address());
            throw new HttpError(Problem.of(Status.SERVICE_UNAVAILABLE, TOO_MANY), RETRY_AFTER);
        }
        try {
            return inner.handle(request);
        } finally {
            room.release();
        }
    }

    @Override
    public Response refuse(Request request, HttpError why) throws Exception {
        return inner.refuse(request, why);
    }
}
