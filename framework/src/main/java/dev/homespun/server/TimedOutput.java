package dev.homespun.server;

import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;

/// Writes to a connection under its deadline: a peer that stops reading is closed.
final class TimedOutput extends OutputStream {

    private static final int MOST_OCTETS_AT_ONCE = 64 << 10;

    private final Transport transport;
    private final Deadline deadline;
    private final Duration time;

    TimedOutput(Transport transport, Deadline deadline, Duration time) {
        this.transport = transport;
        this.deadline = deadline;
        this.time = time;
    }

    @Override
    public void write(int octet) throws IOException {
        write(new byte[] {(byte) octet}, 0, 1);
    }

    @Override
    public void write(byte[] octets, int offset, int length) throws IOException {
        try {
            for (int written = 0; written < length; written += MOST_OCTETS_AT_ONCE) {
                deadline.set(time, transport::close);
                transport.output().write(octets, offset + written, Math.min(MOST_OCTETS_AT_ONCE, length - written));
                deadline.clear();
            }
        } catch (IOException gone) {
            throw new PeerGone(gone);
        }
    }
}
