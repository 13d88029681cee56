package dev.homespun.http;

/// Refuses changes that no condition guards, with 428 (RFC 6585, section 3): two clients that read the same, and change
/// it one after the other, would otherwise undo each other's work and never know.
///
/// It is for the methods whose target is what they change: PUT, PATCH, DELETE, and all others but the safe ones and
/// POST. It looks at what was sent, before anything is read or bound; whether the condition holds is asked by the
/// handler ([Preconditions#require]).
///
/// In a controller `@PreconditionRequired` says it; for a route without annotations:
///
/// ```java
/// app.route(Method.PUT, "/books/{id}", call, new PreconditionFilter());
/// ```
public final class PreconditionFilter implements Filter {

    /// The filter, which has no state.
    public PreconditionFilter() {}

    /// {@return whether requests of this method need a condition}
    ///
    /// @param method the method
    public static boolean concerns(Method method) {
        return !method.isSafe() && !method.equals(Method.POST);
    }

    @Override
    public Response filter(Request request, Handler next) throws Exception {
        Preconditions preconditions = Preconditions.of(request);
        if (concerns(request.method()) && !preconditions.areGuarding()) {
            throw preconditions.missing();
        }
        return next.handle(request);
    }
}
