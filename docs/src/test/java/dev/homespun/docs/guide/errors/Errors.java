package dev.homespun.docs.guide.errors;

import dev.homespun.annotation.Controller;
import dev.homespun.annotation.OnError;
import dev.homespun.http.Problem;
import dev.homespun.http.Request;
import dev.homespun.http.Response;
import dev.homespun.http.Status;

// @start region="errors"
@Controller
final class Errors {

    @OnError
    Response down(StoreDown error, Request request) {
        return Problem.of(Status.SERVICE_UNAVAILABLE, "%s cannot be done now.".formatted(request.method()))
                .toResponse().with("Retry-After", "10");
    }
}
// @end
