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

/// Accepts connections while there is room for them, or room can be made. Its thread is no daemon, so it is what keeps
/// the process alive.
final class Acceptor implements Runnable {

    private static final System.Logger LOG = System.getLogger(Acceptor.class.getName());

    /// How soon a stop is noticed, and how long to wait when accepting fails for want of file descriptors.
    private static final int TICK_MILLIS = 100;

    private final ServerSocket listener;
    private final int backlog;
    private final Semaphore room;
    private final BooleanSupplier stopping;
    private final Runnable makeRoom;
    private final Consumer<Socket> accepted;
    private boolean failing;

    /// @param backlog how many may wait to be accepted
    /// @param room a permit for each connection; the consumer gives it back when the socket is closed
    /// @param makeRoom ends a connection that is idle, if there is one
    Acceptor(ServerSocket listener, int backlog, Semaphore room, BooleanSupplier stopping, Runnable makeRoom,
            Consumer<Socket> accepted) throws SocketException {
        this.listener = listener;
        this.backlog = backlog;
        this.room = room;
        this.stopping = stopping;
        this.makeRoom = makeRoom;
        this.accepted = accepted;
        listener.setSoTimeout(TICK_MILLIS);
    }

    /// Accepts until the server stops, and then whoever waits in the backlog: who connected before the listener closed
    /// gets an answer. Who connects while that goes on does not count, or a steady stream of clients would keep the
    /// server from stopping.
    @Override
    public void run() {
        try (listener) {
            while (!stopping.getAsBoolean()) {
                acceptOne();
            }
            listener.setSoTimeout(1);
            int left = backlog;
            while (left > 0 && acceptOne()) {
                left--;
            }
        } catch (IOException e) {
            LOG.log(Level.WARNING, "listener could not be closed", e);
        } catch (InterruptedException outOfTime) {
            Thread.currentThread().interrupt();
        }
    }

    /// {@return whether somebody was there to be accepted}
    private boolean acceptOne() throws InterruptedException {
        try {
            admit(listener.accept());
            failing = false;
            return true;
        } catch (SocketTimeoutException nobody) {
            return false;
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

    /// Waits until there is room, and makes some while a connection is idle: who has a request goes before who may have
    /// one later. The socket is accepted first, since only then it is known that somebody waits.
    private void admit(Socket socket) throws InterruptedException, IOException {
        try {
            boolean admitted = room.tryAcquire();
            while (!admitted) {
                makeRoom.run();
                admitted = room.tryAcquire(TICK_MILLIS, TimeUnit.MILLISECONDS);
            }
        } catch (InterruptedException outOfTime) {
            socket.close();
            throw outOfTime;
        }
        accepted.accept(socket);
    }
}
