package dev.homespun.binding;

import dev.homespun.http.ErrorHandler;
import dev.homespun.http.HttpError;
import dev.homespun.http.Request;
import dev.homespun.http.Response;
import dev.homespun.http.Status;
import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// A method with [dev.homespun.annotation.OnError] as an error handler.
///
/// @param code calls the method
/// @param parameters how many it has: one is the error, all others are the request
/// @param error which one is the error
/// @param results makes a response of what it returns
record ErrorMethod(Call.Code code, int parameters, int error, Results results) implements ErrorHandler<Throwable> {

    @Override
    public Response handle(Throwable thrown, Request request) throws Exception {
        @Nullable Object[] values = new Object[parameters];
        Arrays.fill(values, request);
        values[error] = thrown;
        Object result = Objects.requireNonNull(code.call(values), "error handler returned null");
        Response response = results.toResponse(request, result);
        // A 200 that nobody asked for would tell the client that all went well.
        boolean isUnsaid = !(result instanceof Response) && response.status().equals(Status.OK);
        return isUnsaid ? response.with(statusOf(thrown)) : response;
    }

    private static Status statusOf(Throwable thrown) {
        return thrown instanceof HttpError known ? known.status() : Status.INTERNAL_SERVER_ERROR;
    }
}
