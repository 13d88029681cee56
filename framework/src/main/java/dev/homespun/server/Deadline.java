package dev.homespun.server;

import java.io.IOException;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/// A deadline of a connection, which has one for each direction: set by its thread, kept by the thread of [Deadlines].
///
/// The step from pending to missed is taken by one side only: either the connection clears its deadline in time and
/// goes on, or it is woken and sees that it was late. There is no in-between.
final class Deadline {

    private static final System.Logger LOG = System.getLogger(Deadline.class.getName());
    private static final Pending MISSED = new Pending(Long.MAX_VALUE, () -> {}, null, null);

    private final AtomicReference<@Nullable Pending> state = new AtomicReference<>();

    /// @param idle about a wait that anybody may cut short; null for what must have its time
    /// @param writer the thread that waits for room to write
    private record Pending(long at, Wake wake, @Nullable Idle idle, @Nullable Thread writer) {
        boolean isOver(long now) {
            return at - now <= 0;
        }
    }

    /// @param since when the wait began, never 0
    /// @param hasArrived whether it is over already, and the thread only has not run yet: a request that was sent in
    ///     time is not dropped because of that
    private record Idle(long since, BooleanSupplier hasArrived) {}

    /// What gets the connection's thread out of a blocking call.
    @FunctionalInterface
    interface Wake {
        void run() throws IOException;
    }

    /// Sets the deadline, in place of one that there was.
    void set(Duration time, Wake wake) {
        state.set(new Pending(System.nanoTime() + time.toNanos(), wake, null, null));
    }

    /// Sets the deadline of a write. A system calls a socket writable when a good part of its buffer is free, which
    /// with a peer that reads steadily but slowly can take minutes; trying again finds the little that is free already.
    /// So the thread is woken at every sweep, and the socket tries again: JDK sockets take any wake-up for a hint.
    ///
    /// @param now on the clock of [System#nanoTime]
    void setWrite(long now, Duration time, Wake wake) {
        state.set(new Pending(now + time.toNanos(), wake, null, Thread.currentThread()));
    }

    /// Sets the deadline of a connection that waits for a request and may be ended before.
    ///
    /// @param hasArrived whether a request has
    void setIdle(Duration time, Wake wake, BooleanSupplier hasArrived) {
        long now = System.nanoTime();
        state.set(new Pending(now + time.toNanos(), wake, new Idle(now | 1, hasArrived), null));
    }

    /// Takes the deadline away.
    ///
    /// @return whether it was not missed
    boolean clear() {
        return state.getAndSet(null) != MISSED;
    }

    /// {@return when the connection began to wait for a request, on the clock of [System#nanoTime], or 0 when it does
    ///     not}
    long idleSince() {
        Pending pending = state.get();
        return pending == null || pending.idle == null ? 0 : pending.idle.since;
    }

    /// Brings the deadline of an idle connection forward, from any thread. One that has begun a request is left alone.
    void shortenIdle(Duration time) {
        long sooner = System.nanoTime() + time.toNanos();
        state.updateAndGet(pending -> pending == null || pending.idle == null || pending.isOver(sooner)
                ? pending
                : new Pending(sooner, pending.wake, pending.idle, null));
    }

    /// Wakes an idle connection as if its time were over, from any thread.
    ///
    /// @return whether it was idle
    boolean missIfIdle() {
        Pending pending = state.get();
        return pending != null && pending.idle != null && miss(pending);
    }

    /// Wakes the connection if its time is over. Called by the sweep.
    void check(long now) {
        Pending pending = state.get();
        if (pending == null || pending == MISSED) {
            return;
        }
        if (pending.isOver(now)) {
            miss(pending);
        } else {
            LockSupport.unpark(pending.writer);
        }
    }

    private boolean miss(Pending pending) {
        if (pending.idle != null && pending.idle.hasArrived.getAsBoolean()) {
            return false;
        }
        boolean missed = state.compareAndSet(pending, MISSED);
        if (missed) {
            try {
                pending.wake.run();
            } catch (IOException alreadyClosed) {
                LOG.log(Level.DEBUG, "connection was gone before its deadline", alreadyClosed);
            }
        }
        return missed;
    }
}
