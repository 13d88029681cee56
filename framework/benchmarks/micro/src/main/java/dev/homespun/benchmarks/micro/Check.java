package dev.homespun.benchmarks.micro;

import dev.homespun.http.Response;
import dev.homespun.http.Status;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/// What is looked at before anything is measured.
final class Check {

    private Check() {}

    /// @throws IllegalStateException when the answer is no 200 with this content
    static void isOk(Response answer, String content) throws IOException {
        isSame(answer.status(), Status.OK);
        isSame(new String(answer.content().readAll(), StandardCharsets.UTF_8), content);
    }

    /// @throws IllegalStateException when the two are not equal
    static void isSame(Object found, Object expected) {
        if (!found.equals(expected)) {
            throw new IllegalStateException("found %s; to be measured is %s".formatted(found, expected));
        }
    }
}
