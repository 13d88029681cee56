package dev.homespun.docs.guide.routing;

import dev.homespun.http.Filter;
import dev.homespun.http.Handler;
import dev.homespun.http.MatchedRoute;
import dev.homespun.http.Request;
import dev.homespun.http.Response;
import java.util.Map;
import java.util.TreeMap;

// @start region="count"
final class Count implements Filter {

    private final Map<String, Integer> requests = new TreeMap<>();

    @Override
    public Response filter(Request request, Handler next) throws Exception {
        String template = request.route().map(MatchedRoute::template).orElse("no route");
        synchronized (requests) {
            requests.merge(template, 1, Integer::sum);
        }
        return next.handle(request);
    }

    @Override
    public String toString() {
        synchronized (requests) {
            return requests.toString();
        }
    }
}
// @end
