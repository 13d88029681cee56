package dev.homespun.server;

import dev.homespun.http.HttpError;
import dev.homespun.http.Interruptible;
import dev.homespun.http.Status;
import java.io.Flushable;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;

/// Reads a connection under its deadline, and says 408 when that was missed in the middle of a request.
///
/// The head of a request has one deadline in all, which most heads do not need: they are there as soon as their first
/// octet is. Content has a [Pace] instead, which is spent only while this waits. Nothing is held back from the peer
/// while it is waited for.
final class TimedInput extends InputStream {

    private final Transport transport;
    private final Deadline deadline;
    private final Flushable held;
    private Phase phase = Phase.BETWEEN_REQUESTS;
    private Duration timeOfHead = Duration.ZERO;
    private Pace pace = Pace.NONE;
    private boolean late;
    private long octets;
    private long nanosInContent;

    private enum Phase { BETWEEN_REQUESTS, HEAD, REST_OF_HEAD, CONTENT, TAKEN_OVER }

    /// @param held what may wait for the peer to get it
    TimedInput(Transport transport, Deadline deadline, Flushable held) {
        this.transport = transport;
        this.deadline = deadline;
        this.held = held;
    }

    /// A deadline missed from here on looks like the end of the connection.
    void startWaiting(Duration time) {
        phase = Phase.BETWEEN_REQUESTS;
        deadline.setIdle(time, transport::endIdle, transport::hasArrived);
    }

    /// The first octets of a head are there.
    ///
    /// @param time for the rest, if more has to be waited for
    void startHead(Duration time) {
        phase = Phase.HEAD;
        timeOfHead = time;
    }

    /// @throws HttpError 408 when the head took too long after all
    void startContent(Pace allowed) {
        if (phase == Phase.REST_OF_HEAD) {
            requireInTime("head");
        }
        phase = Phase.CONTENT;
        pace = allowed;
    }

    /// Another protocol has its own idea of how long to wait.
    void startTakeover() {
        deadline.clear();
        phase = Phase.TAKEN_OVER;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
        Interruptible reader = Interruptible.current();
        reader.enterConnection();
        try {
            return readInTime(into, offset, length);
        } finally {
            reader.leaveConnection();
        }
    }

    private int readInTime(byte[] into, int offset, int length) throws IOException {
        held.flush();
        if (phase == Phase.CONTENT) {
            return readContent(into, offset, length);
        }
        if (phase == Phase.HEAD) {
            phase = Phase.REST_OF_HEAD;
            deadline.set(timeOfHead, transport::shutdownInput);
        }
        int read = transport.input().read(into, offset, length);
        octets += Math.max(read, 0);
        if (read < 0 && phase == Phase.REST_OF_HEAD) {
            requireInTime("head");
        }
        return read;
    }

    private int readContent(byte[] into, int offset, int length) throws IOException {
        long start = System.nanoTime();
        deadline.set(pace.left(), transport::shutdownInput);
        int read = transport.input().read(into, offset, length);
        long waited = System.nanoTime() - start;
        octets += Math.max(read, 0);
        nanosInContent += waited;
        requireInTime("content");
        pace.spend(waited, Math.max(read, 0));
        return read;
    }

    /// {@return how many octets the peer has sent so far}
    long octets() {
        return octets;
    }

    /// {@return how long content has been waited for so far, of all requests}
    long nanosInContent() {
        return nanosInContent;
    }

    /// {@return whether a request came too late, so that its end was not waited for}
    boolean wasLate() {
        return late;
    }

    private void requireInTime(String what) {
        if (!deadline.clear()) {
            late = true;
            throw HttpError.of(Status.REQUEST_TIMEOUT, "The %s of the request did not arrive in time.".formatted(what));
        }
    }
}
