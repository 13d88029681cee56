package dev.homespun.docs.guide.filters;

import dev.homespun.http.Filter;
import dev.homespun.http.Handler;
import dev.homespun.http.Request;
import dev.homespun.http.Response;
import java.util.UUID;

// @start region="filter"
final class RequestId implements Filter {

    @Override
    public Response filter(Request request, Handler next) throws Exception {
        String id = request.field("X-Request-Id")
                .filter(sent -> sent.matches("[A-Za-z0-9-]{1,64}"))
                .orElseGet(() -> UUID.randomUUID().toString());
        Response response = next.handle(request.with("X-Request-Id", id));
        return response.with("X-Request-Id", id);
    }
}
// @end
