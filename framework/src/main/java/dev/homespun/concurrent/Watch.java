package dev.homespun.concurrent;

import static java.util.stream.Collectors.joining;

import dev.homespun.http.Interruptible;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// Interrupts work whose deadline has passed, and tells of work that goes on regardless.
///
/// One platform thread for all: handlers that compute without end can occupy every carrier of virtual threads, and a
/// virtual one that wanted to interrupt them would never run. It ends when there has been no work for a while, so
/// nobody has to close this.
final class Watch {

    private static final System.Logger LOG = System.getLogger(Timeout.class.getName());
    private static final long IDLE_SECONDS = 5;

    private final ScheduledThreadPoolExecutor timer =
            new ScheduledThreadPoolExecutor(1, Thread.ofPlatform().daemon().name("homespun-timeouts").factory());
    private final Duration grace;

    /// @param grace how long work may go on after its interrupt before the log tells of it
    Watch(Duration grace) {
        this.grace = grace;
        timer.setKeepAliveTime(IDLE_SECONDS, TimeUnit.SECONDS);
        timer.allowCoreThreadTimeOut(true);
        timer.setRemoveOnCancelPolicy(true);
    }

    /// Sets an alarm for work of the current thread.
    Alarm set(RequestScope scope, Interruptible work) {
        Alarm alarm = new Alarm(scope, work, Thread.currentThread());
        alarm.start(scope.deadline().map(Deadline::timeLeft).orElseThrow());
        return alarm;
    }

    /// Goes off at the deadline, unless it is closed before.
    final class Alarm implements AutoCloseable {

        private final RequestScope scope;
        private final Interruptible work;
        private final Thread thread;
        private @Nullable Future<?> next;
        private boolean closed;

        private Alarm(RequestScope scope, Interruptible work, Thread thread) {
            this.scope = scope;
            this.work = work;
            this.thread = thread;
        }

        private synchronized void start(Duration time) {
            next = timer.schedule(this::interrupt, time.toNanos(), TimeUnit.NANOSECONDS);
        }

        private synchronized void interrupt() {
            if (!closed) {
                work.interrupt();
                next = timer.schedule(this::tell, grace.toNanos(), TimeUnit.NANOSECONDS);
            }
        }

        private void tell() {
            // Text, and no exception that would have to be made for it: nothing was thrown.
            String place = Arrays.stream(thread.getStackTrace()).map(frame -> "\n    at " + frame).collect(joining());
            if (isOpen()) {
                LOG.log(Level.WARNING, "%s goes on %d ms after its timeout and ignores the interrupt; it is here:%s"
                        .formatted(scope, grace.toMillis(), place));
            }
        }

        private synchronized boolean isOpen() {
            return !closed;
        }

        @Override
        public synchronized void close() {
            closed = true;
            if (next != null) {
                next.cancel(false);
            }
        }
    }
}
