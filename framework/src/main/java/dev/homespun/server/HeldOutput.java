package dev.homespun.server;

import dev.homespun.http.Method;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.function.BooleanSupplier;

/// Holds back answers to pipelined requests, so that they leave in one write: for a small answer the system call costs
/// more than all the rest.
///
/// No answer waits for anything but work that goes on without a pause. Whatever waits flushes first: for the peer
/// ([TimedInput]), for content that is still being made ([dev.homespun.wire.ResponseWriter]), and, by a second thread,
/// for a handler that takes longer than a moment. An unsafe request may change the world, or end it, so that what was
/// answered before has left by then.
final class HeldOutput extends OutputStream {

    private static final System.Logger LOG = System.getLogger(HeldOutput.class.getName());

    static final int MOST_ANSWERS = 16;
    static final int MOST_OCTETS = 8 << 10;
    private static final Duration MOMENT = Duration.ofMillis(20);
    private static final byte[] NOTHING = {};

    private final TimedOutput out;
    private final Deadline deadline;
    private final BooleanSupplier more;
    private byte[] held = NOTHING;
    private int count;
    private int writes;
    private int handlers;
    private boolean handling;

    /// @param deadline for writing, which has nothing else to keep while nothing is written
    /// @param more whether octets have come that nobody has read: of the next request, once one is answered
    HeldOutput(TimedOutput out, Deadline deadline, BooleanSupplier more) {
        this.out = out;
        this.deadline = deadline;
        this.more = more;
    }

    /// Called when a request was read and its handler is about to run.
    synchronized void startHandler(Method method) throws IOException {
        if (count > 0 && method.isSafe()) {
            int handler = ++handlers;
            handling = true;
            deadline.set(MOMENT, () -> Thread.startVirtualThread(() -> flushFor(handler)));
        } else {
            flush();
        }
    }

    @Override
    public void write(int octet) throws IOException {
        write(new byte[] {(byte) octet}, 0, 1);
    }

    @Override
    public synchronized void write(byte[] octets, int offset, int length) throws IOException {
        endHandler();
        boolean holding = more.getAsBoolean();
        if (!holding && count == 0 || length > MOST_OCTETS) {
            flush();
            out.write(octets, offset, length);
            return;
        }
        if (count + length > MOST_OCTETS) {
            flush();
        }
        if (count == 0) {
            held = new byte[MOST_OCTETS];
        }
        System.arraycopy(octets, offset, held, count, length);
        count += length;
        writes++;
        if (!holding || writes == MOST_ANSWERS) {
            flush();
        }
    }

    @Override
    public synchronized void flush() throws IOException {
        endHandler();
        writeHeld();
    }

    /// {@return how many octets the peer has taken so far}
    synchronized long octets() {
        return out.octets();
    }

    /// {@return how long writes have taken so far}
    synchronized long nanosInWrites() {
        return out.nanosInWrites();
    }

    private void endHandler() {
        if (handling) {
            handling = false;
            deadline.clear();
        }
    }

    private void writeHeld() throws IOException {
        if (count > 0) {
            int length = count;
            byte[] octets = held;
            held = NOTHING;
            count = 0;
            writes = 0;
            out.write(octets, 0, length);
        }
    }

    /// Called by a thread of its own, for a handler that may have returned meanwhile.
    private synchronized void flushFor(int handler) {
        if (handling && handlers == handler) {
            handling = false;
            try {
                writeHeld();
            } catch (IOException gone) {
                LOG.log(Level.DEBUG, "connection failed under a handler, which its next write will notice", gone);
            }
        }
    }
}
