package dev.homespun.server;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;

/// Keeps the deadlines of all connections of a server with one thread.
///
/// A timer for every read would cost more than the read, and would be no deadline: a peer that sends an octet in time,
/// every time, would never miss one. Looking at all of them ten times a second is cheap and late by that tenth at most.
final class Deadlines implements AutoCloseable {

    private static final System.Logger LOG = System.getLogger(Deadlines.class.getName());

    private static final long SWEEP_NANOS = 100_000_000;

    private final Set<Deadline> pending = ConcurrentHashMap.newKeySet();
    private final Thread sweeper = Thread.ofPlatform().name("homespun-deadlines").daemon().unstarted(this::sweep);
    private volatile boolean closed;

    void start() {
        sweeper.start();
    }

    Deadline open() {
        Deadline deadline = new Deadline();
        pending.add(deadline);
        return deadline;
    }

    void remove(Deadline deadline) {
        pending.remove(deadline);
    }

    @Override
    public void close() {
        closed = true;
        LockSupport.unpark(sweeper);
    }

    private void sweep() {
        while (!closed) {
            LockSupport.parkNanos(this, SWEEP_NANOS);
            try {
                long now = System.nanoTime();
                pending.forEach(deadline -> deadline.check(now));
            } catch (RuntimeException | Error fault) {
                // Without this thread no deadline is kept any more.
                LOG.log(System.Logger.Level.WARNING, "a deadline could not be kept", fault);
            }
        }
    }
}
