package dev.homespun.docs.guide.filters;

import dev.homespun.http.Filter;
import dev.homespun.http.Handler;
import dev.homespun.http.MatchedRoute;
import dev.homespun.http.Request;
import dev.homespun.http.Response;

// @start region="filter"
final class AccessLog implements Filter {

    private static final System.Logger LOG = System.getLogger(AccessLog.class.getName());

    @Override
    public Response filter(Request request, Handler next) throws Exception {
        Response response = next.handle(request);
        String route = request.route().map(MatchedRoute::template).orElse("no route");
        String id = request.field("X-Request-Id").orElse("-");
        LOG.log(System.Logger.Level.INFO, "%s %s (%s) %s"
                .formatted(id, request, route, response.status()));
        return response;
    }
}
// @end
