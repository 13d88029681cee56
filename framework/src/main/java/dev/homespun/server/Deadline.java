package dev.homespun.server;

import java.io.IOException;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/// A deadline of a connection, which has one for each direction: set by its thread, kept by the thread of [Deadlines].
///
/// The step from pending to missed is taken by one side only: either the connection clears its deadline in time and
/// goes on, or it is woken and sees that it was late. There is no in-between.
final class Deadline {

    private static final System.Logger LOG = System.getLogger(Deadline.class.getName());
    private static final Pending MISSED = new Pending(Long.MAX_VALUE, () -> {}, 0, null);

    private final AtomicReference<@Nullable Pending> state = new AtomicReference<>();

    /// @param idleSince when the wait began that anybody may cut short; 0 for what must have its time
    /// @param writer the thread that waits for room to write
    private record Pending(long at, Wake wake, long idleSince, @Nullable Thread writer) {
        boolean isOver(long now) {
            return at - now <= 0;
        }
    }

    /// What gets the connection's thread out of a blocking call.
    @FunctionalInterface
    interface Wake {
        void run() throws IOException;
    }

    /// Sets the deadline, in place of one that there was.
    void set(Duration time, Wake wake) {
        state.set(new Pending(System.nanoTime() + time.toNanos(), wake, 0, null));
    }

    /// Sets the deadline of a write. A system calls a socket writable when a good part of its buffer is free, which with
    /// a peer that reads steadily but slowly can take minutes; trying again finds the little that is free already. So
    /// the thread is woken at every sweep, and the socket tries again: JDK sockets take any wake-up for a hint.
    void setWrite(Duration time, Wake wake) {
        state.set(new Pending(System.nanoTime() + time.toNanos(), wake, 0, Thread.currentThread()));
    }

    /// Sets the deadline of a connection that waits for a request and may be ended before.
    void setIdle(Duration time, Wake wake) {
        long now = System.nanoTime();
        state.set(new Pending(now + time.toNanos(), wake, now | 1, null));
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
        return pending == null ? 0 : pending.idleSince;
    }

    /// Brings the deadline of an idle connection forward, from any thread. One that has begun a request is left alone.
    void shortenIdle(Duration time) {
        long sooner = System.nanoTime() + time.toNanos();
        state.updateAndGet(pending -> pending == null || pending.idleSince == 0 || pending.isOver(sooner)
                ? pending
                : new Pending(sooner, pending.wake, pending.idleSince, null));
    }

    /// Wakes an idle connection as if its time were over, from any thread.
    ///
    /// @return whether it was idle
    boolean missIfIdle() {
        Pending pending = state.get();
        return pending != null && pending.idleSince != 0 && miss(pending);
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
