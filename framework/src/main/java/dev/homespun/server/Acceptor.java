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
    private final Semaphore room;
    private final BooleanSupplier stopping;
    private final Runnable makeRoom;
    private final Consumer<Socket> accepted;
    private boolean failing;

    /// @param room a permit for each connection; the consumer gives it back when the socket is closed
    /// @param makeRoom ends a connection that is idle, if there is one
    Acceptor(ServerSocket listener, Semaphore room, BooleanSupplier stopping, Runnable makeRoom,
            Consumer<Socket> accepted) throws SocketException {
        this.listener = listener;
        this.room = room;
        this.stopping = stopping;
        this.makeRoom = makeRoom;
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

    /// {@return whether somebody was there to be accepted}
    private boolean acceptOne() throws InterruptedException {
        try {
            admit(listener.accept());
            failing = false;
            return true;
        } catch (SocketTimeoutException nobody) {
            return false;
        } catch (IOException e) {
            if (!failing) {
                LOG.log(Level.WARNING, "cannot accept connections for now", e);
            }
            failing = true;
            Thread.sleep(TICK_MILLIS);
            return false;
        }
    }

    /// Waits until there is room, and makes some while a connection is idle: who has a request goes before who may have
    /// one later. The socket is accepted first, since only then it is known that somebody waits.
    private void admit(Socket socket) throws InterruptedException, IOException {
        boolean admitted = room.tryAcquire();
        while (!admitted && !stopping.getAsBoolean()) {
            makeRoom.run();
            admitted = room.tryAcquire(TICK_MILLIS, TimeUnit.MILLISECONDS);
        }
        if (admitted) {
            accepted.accept(socket);
        } else {
            socket.close();
        }
    }
}
