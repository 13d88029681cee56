package dev.homespun.docs.guide.use;

import dev.homespun.http.Filter;
import dev.homespun.http.Handler;
import dev.homespun.http.HttpError;
import dev.homespun.http.Request;
import dev.homespun.http.Response;
import dev.homespun.http.Status;

record Staff() implements Filter {

    @Override
    public Response filter(Request request, Handler next) throws Exception {
        if (request.field("X-Staff").isEmpty()) {
            throw HttpError.of(Status.FORBIDDEN, "This is for staff.");
        }
        return next.handle(request);
    }
}
