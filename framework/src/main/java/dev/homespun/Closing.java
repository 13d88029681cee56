package dev.homespun;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The end of an application: once, and on a thread that keeps the process alive until it is over, whoever asked for it.
/// The acceptor, which does so until then, is gone half-way, and a virtual thread would go with the process.
final class Closing {

    private final Runnable end;
    /// Guarded by `this`.
    private @Nullable Thread thread;

    Closing(Runnable end) {
        this.end = end;
    }

    /// {@return the thread that ends the application, begun if need be}
    private synchronized Thread begin() {
        if (thread == null) {
            thread = Thread.ofPlatform().name("homespun-close").daemon(false).start(end);
        }
        return thread;
    }

    /// Begins, unless that was done. Nobody waits.
    void request() {
        begin();
    }

    /// Begins, unless that was done, and waits until it is over. Who is interrupted meanwhile hurries it, and waits on.
    /// What it does itself, such as a task of onStop, may ask for it again, and does not wait for itself.
    void perform() {
        Thread closer = begin();
        boolean interrupted = false;
        while (closer != Thread.currentThread() && closer.isAlive()) {
            try {
                closer.join();
            } catch (InterruptedException hurry) {
                interrupted = true;
                closer.interrupt();
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /// {@return the thread that ends the application; nothing before somebody has asked for it}
    synchronized Optional<Thread> thread() {
        return Optional.ofNullable(thread);
    }
}
