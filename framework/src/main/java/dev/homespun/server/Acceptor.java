package dev.homespun.server;

import java.io.IOException;
import java.lang.System.Logger.Level;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/// Accepts connections while there is room for them. Its thread is no daemon, so it is what keeps the process alive.
final class Acceptor implements Runnable {

    private static final System.Logger LOG = System.getLogger(Acceptor.class.getName());

    /// How soon a stop is noticed, and how long to wait when accepting fails for want of file descriptors.
    private static final int TICK_MILLIS = 100;

    private final ServerSocket listener;
    private final Semaphore room;
    private final BooleanSupplier stopping;
    private final Consumer<Socket> accepted;
    private boolean failing;

    /// The consumer has taken one permit with each socket, and gives it back when the socket is closed.
    Acceptor(ServerSocket listener, Semaphore room, BooleanSupplier stopping, Consumer<Socket> accepted)
            throws SocketException {
        this.listener = listener;
        this.room = room;
        this.stopping = stopping;
        this.accepted = accepted;
        listener.setSoTimeout(TICK_MILLIS);
    }

    /// Accepts until the server stops and nobody waits in the backlog any more: who connected before the listener
    /// closed gets an answer.
    @Override
    public void run() {
        try (listener) {
            boolean nobodyWaits = false;
            while (!(nobodyWaits && stopping.getAsBoolean())) {
                nobodyWaits = !acceptOne();
            }
        } catch (IOException e) {
            LOG.log(Level.WARNING, "listener could not be closed", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean acceptOne() throws InterruptedException {
        if (!room.tryAcquire(TICK_MILLIS, TimeUnit.MILLISECONDS)) {
            return false;
        }
        try {
            accepted.accept(listener.accept());
            failing = false;
            return true;
        } catch (SocketTimeoutException nobody) {
            room.release();
            return false;
        } catch (IOException e) {
            room.release();
            if (!failing) {
                LOG.log(Level.WARNING, "cannot accept connections for now", e);
            }
            failing = true;
            Thread.sleep(TICK_MILLIS);
            return false;
        }
    }
}
