package dev.homespun.docs.guide.filters;

import dev.homespun.http.Fields;
import dev.homespun.http.Filter;
import dev.homespun.http.Handler;
import dev.homespun.http.HttpError;
import dev.homespun.http.Problem;
import dev.homespun.http.Request;
import dev.homespun.http.Response;
import dev.homespun.http.Status;
import java.util.Map;
import java.util.Optional;

// @start region="filter"
record Security(Map<String, String> roles) implements Filter {

    @Override
    public Response filter(Request request, Handler next) throws Exception {
        Optional<Secured> secured = request.route().flatMap(route -> route.annotation(Secured.class));
        if (secured.isPresent() && !role(request).equals(secured.get().value())) {
            throw HttpError.of(Status.FORBIDDEN, "This is for %s.".formatted(secured.get().value()));
        }
        return next.handle(request);
    }

    private String role(Request request) {
        return request.field("Authorization").map(roles::get).orElseThrow(() -> new HttpError(
                Problem.of(Status.UNAUTHORIZED, "Sign in first."), Fields.of("WWW-Authenticate", "Bearer")));
    }
}
// @end
