package dev.homespun.server;

import dev.homespun.http.Interruptible;
import java.io.IOException;
import java.io.OutputStream;

/// Writes to a connection under its deadline: a peer that stops reading, or hardly reads, is closed.
final class TimedOutput extends OutputStream {

    /// What one wait is for. The socket tells of no progress inside of a write.
    private static final int MOST_OCTETS_AT_ONCE = 16 << 10;

    private final Transport transport;
    private final Deadline deadline;
    private final Pace pace;
    private long octets;
    private long nanosInWrites;

    TimedOutput(Transport transport, Deadline deadline, Pace pace) {
        this.transport = transport;
        this.deadline = deadline;
        this.pace = pace;
    }

    @Override
    public void write(int octet) throws IOException {
        write(new byte[] {(byte) octet}, 0, 1);
    }

    @Override
    public void write(byte[] from, int offset, int length) throws IOException {
        Interruptible writer = Interruptible.current();
        writer.enterConnection();
        try {
            for (int written = 0; written < length; written += MOST_OCTETS_AT_ONCE) {
                int block = Math.min(MOST_OCTETS_AT_ONCE, length - written);
                writeBlock(from, offset + written, block);
            }
        } catch (IOException gone) {
            throw new PeerGone(gone);
        } finally {
            writer.leaveConnection();
        }
    }

    private void writeBlock(byte[] from, int offset, int length) throws IOException {
        long start = System.nanoTime();
        deadline.setWrite(start, pace.left(), transport::abort);
        long waited;
        try {
            transport.output().write(from, offset, length);
        } finally {
            waited = System.nanoTime() - start;
            nanosInWrites += waited;
            if (!deadline.clear()) {
                Flight.limitHit("timeout", "The response was not taken in time.", transport.peer().address());
            }
        }
        octets += length;
        pace.spend(waited, length);
    }

    /// {@return how many octets the peer has taken so far}
    long octets() {
        return octets;
    }

    /// {@return how long writes have taken so far, those that failed included}
    long nanosInWrites() {
        return nanosInWrites;
    }
}
