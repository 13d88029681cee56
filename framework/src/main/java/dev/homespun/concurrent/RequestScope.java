package dev.homespun.concurrent;

import dev.homespun.http.Handler;
import dev.homespun.http.Request;
import dev.homespun.http.Response;
import java.security.Principal;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What is true of a request wherever its code runs: its id, who asks, and by when it is to be answered.
///
/// [dev.homespun.App] opens one around filters and handler, and once more around content that is written after they
/// have returned. Code far from the handler, such as a store or a log, finds it with [#current]. It is immutable; a
/// filter that knows more runs what is further in within another one:
///
/// ```java
/// Filter signedIn = (request, next) -> RequestScope.current().with(principal(request)).handle(request, next);
/// ```
///
/// It is bound to the thread ([ScopedValue]). [Together] binds it in the threads that it starts; other threads have
/// none.
public final class RequestScope {

    private static final ScopedValue<RequestScope> CURRENT = ScopedValue.newInstance();

    private final Request request;
    private final long began;
    private final @Nullable Principal principal;
    private final @Nullable Deadline deadline;

    private RequestScope(Request request, long began, @Nullable Principal principal, @Nullable Deadline deadline) {
        this.request = request;
        this.began = began;
        this.principal = principal;
        this.deadline = deadline;
    }

    /// {@return the scope of a request that begins now: nobody is known to ask, and there is no deadline}
    ///
    /// @param request the request
    public static RequestScope of(Request request) {
        return new RequestScope(request, System.nanoTime(), null, null);
    }

    /// {@return the scope of the request that this thread works at}
    ///
    /// @throws IllegalStateException when it works at none
    public static RequestScope current() {
        return find().orElseThrow(() -> new IllegalStateException(("%s is not working at a request, so there is no "
                + "RequestScope. There is one on the thread of the handler, in content that is written after it, and "
                + "in the tasks of Together; take what you need from it before you start a thread of your own")
                .formatted(Thread.currentThread())));
    }

    /// {@return the scope of the request that this thread works at; empty when it works at none}
    public static Optional<RequestScope> find() {
        return CURRENT.isBound() ? Optional.of(CURRENT.get()) : Optional.empty();
    }

    /// {@return the id of the request ([Request#id]), as in problems and in the log}
    public UUID id() {
        return request.id();
    }

    /// {@return who asks, as far as a filter has found out}
    public Optional<Principal> principal() {
        return Optional.ofNullable(principal);
    }

    /// {@return when the handler will be interrupted ([Timeout]); empty when nothing is said, and in content that is
    ///     written after it}
    public Optional<Deadline> deadline() {
        return Optional.ofNullable(deadline);
    }

    /// {@return this scope for somebody}
    ///
    /// @param other who asks
    public RequestScope with(Principal other) {
        return new RequestScope(request, began, other, deadline);
    }

    RequestScope with(Deadline other) {
        return new RequestScope(request, began, principal, other);
    }

    /// {@return the moment so long after the beginning of the request}
    Deadline deadlineAfter(Duration time) {
        return new Deadline(began + time.toNanos());
    }

    /// Answers a request within this scope, with what is written of its content later.
    ///
    /// @param asked the request to hand on
    /// @param next who answers it
    /// @return the response
    /// @throws Exception what `next` throws
    public Response handle(Request asked, Handler next) throws Exception {
        Response response = call(() -> next.handle(asked));
        return ScopedContent.of(response, deadline == null ? this : new RequestScope(request, began, principal, null));
    }

    /// Does something within this scope, such as what a test is about.
    ///
    /// @param <T> the type of the result
    /// @param <X> the type of what it throws
    /// @param work what to do
    /// @return its result
    /// @throws X what it throws
    public <T extends @Nullable Object, X extends Throwable> T call(ScopedValue.CallableOp<? extends T, X> work)
            throws X {
        return ScopedValue.where(CURRENT, this).call(work);
    }

    @Override
    public String toString() {
        return "%s (urn:uuid:%s)".formatted(request, id());
    }
}
