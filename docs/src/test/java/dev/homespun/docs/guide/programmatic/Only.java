package dev.homespun.docs.guide.programmatic;

import dev.homespun.http.Filter;
import dev.homespun.http.Handler;
import dev.homespun.http.HttpError;
import dev.homespun.http.Request;
import dev.homespun.http.Response;
import dev.homespun.http.Status;
import java.util.Map;

// @start region="only"
record Only(String role) implements Filter {

    private static final Map<String, String> ROLES = Map.of("Bearer a1", "cook", "Bearer c2", "guest");

    @Override
    public Response filter(Request request, Handler next) throws Exception {
        String found = request.field("Authorization").map(ROLES::get).orElse("nobody");
        if (!found.equals(role)) {
            throw HttpError.of(Status.FORBIDDEN, "This is for the %s.".formatted(role));
        }
        return next.handle(request);
    }
}
// @end
