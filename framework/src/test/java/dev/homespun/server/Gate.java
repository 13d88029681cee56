package dev.homespun.server;

import dev.homespun.http.Handler;
import dev.homespun.http.Request;
import dev.homespun.http.Response;
import java.util.concurrent.CountDownLatch;

/// A handler that begins, and answers "hello" once it is told to.
final class Gate implements Handler {

    private final CountDownLatch begun = new CountDownLatch(1);
    private final CountDownLatch open = new CountDownLatch(1);

    @Override
    public Response handle(Request request) throws InterruptedException {
        pass();
        return Response.text("hello");
    }

    void pass() throws InterruptedException {
        begun.countDown();
        open.await();
    }

    void awaitBegun() throws InterruptedException {
        begun.await();
    }

    void open() {
        open.countDown();
    }
}
