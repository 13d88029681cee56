package dev.homespun.docs.guide.filters;

import dev.homespun.http.Filter;
import dev.homespun.http.Handler;
import dev.homespun.http.Request;
import dev.homespun.http.Response;

final class NoStore implements Filter {

    @Override
    public Response filter(Request request, Handler next) throws Exception {
        return next.handle(request).with("Cache-Control", "no-store");
    }
}
