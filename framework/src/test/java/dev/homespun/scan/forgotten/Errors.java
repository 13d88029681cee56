package dev.homespun.scan.forgotten;

import dev.homespun.annotation.OnError;
import dev.homespun.http.Problem;
import dev.homespun.http.Status;

final class Errors {
    @OnError
    Problem any(RuntimeException error) {
        return Problem.of(Status.CONFLICT, "");
    }
}
