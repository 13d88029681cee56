package dev.homespun.server;

import java.io.IOException;
import java.lang.System.Logger.Level;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/// Accepts connections, until the server stops. Its thread is no daemon, so it is what keeps the process alive.
final class Acceptor implements Runnable {

    private static final System.Logger LOG = System.getLogger(Acceptor.class.getName());

    /// How soon a stop is noticed, and how long to wait when accepting fails for want of file descriptors.
    private static final int TICK_MILLIS = 100;

    private final Listener listener;
    private final int backlog;
    private final BooleanSupplier stopping;
    private final Connections connections;
    private boolean failing;

    /// @param backlog how many may wait to be accepted
    /// @param connections takes those that were accepted, and may take its time
    Acceptor(Listener listener, int backlog, BooleanSupplier stopping, Connections connections) {
        this.listener = listener;
        this.backlog = backlog;
        this.stopping = stopping;
        this.connections = connections;
    }

    /// Accepts until the server stops, and then whoever waits in the backlog: who connected before the listener closed
    /// gets an answer. Who connects while that goes on does not count, or a steady stream of clients would keep the
    /// server from stopping.
    @Override
    public void run() {
        try (listener) {
            while (!stopping.getAsBoolean()) {
                acceptOne(TICK_MILLIS);
            }
            int left = backlog;
            while (left > 0 && acceptOne(1)) {
                left--;
            }
        } catch (IOException e) {
            LOG.log(Level.WARNING, "listener could not be closed", e);
        } catch (InterruptedException outOfTime) {
            Thread.currentThread().interrupt();
        }
    }

    /// {@return whether somebody was there to be accepted}
    private boolean acceptOne(int millis) throws InterruptedException {
        try {
            Optional<Transport> accepted = listener.accept(millis);
            if (accepted.isPresent()) {
                connections.admit(accepted.get());
            }
            failing = false;
            return accepted.isPresent();
        } catch (IOException | RuntimeException | Error fault) {
            // Whatever it is, exhausted memory included: without this thread nobody is accepted any more.
            complain(fault);
            Thread.sleep(TICK_MILLIS);
            return false;
        }
    }

    /// Once for a run of failures. Where descriptors are short, the log may be what fails.
    private void complain(Throwable fault) {
        if (!failing) {
            failing = true;
            try {
                LOG.log(Level.WARNING, "cannot accept connections for now", fault);
            } catch (RuntimeException | Error unheard) {
                failing = false;
            }
        }
    }
}
