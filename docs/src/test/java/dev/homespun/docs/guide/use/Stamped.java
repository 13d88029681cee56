package dev.homespun.docs.guide.use;

import dev.homespun.http.Filter;
import dev.homespun.http.Handler;
import dev.homespun.http.Request;
import dev.homespun.http.Response;

record Stamped() implements Filter {

    @Override
    public Response filter(Request request, Handler next) throws Exception {
        return next.handle(request).and("X-Stamp", "here");
    }
}
