package dev.homespun.testing.wire;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/// One direction of a connection in memory. Unlike [java.io.PipedInputStream] it keeps the borders between writes (a
/// read never spans two), is unbounded, does not care which threads use it, and can be waited at for a given time.
///
/// All state is protected by the lock.
final class Pipe {

    private final Lock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final Queue<byte[]> pieces = new ArrayDeque<>();
    private @Nullable String broken;
    private boolean ended;
    private boolean abandoned;

    /// Nobody learns whether what is put here is read: as with a socket, the reader may be gone.
    void put(byte[] piece) throws IOException {
        lock.lock();
        try {
            if (ended) {
                throw new IOException("the stream is closed");
            }
            if (piece.length > 0 && !abandoned) {
                pieces.add(piece);
                changed.signalAll();
            }
        } finally {
            lock.unlock();
        }
    }

    void end() {
        change(() -> ended = true);
    }

    void breakOff(String why) {
        change(() -> broken = why);
    }

    /// The reading end is closed.
    void abandon() {
        change(() -> {
            abandoned = true;
            pieces.clear();
        });
    }

    boolean isEnded() {
        lock.lock();
        try {
            return ended;
        } finally {
            lock.unlock();
        }
    }

    private void change(Runnable change) {
        lock.lock();
        try {
            change.run();
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    Line.Received take(Duration wait) {
        lock.lock();
        try {
            long left = wait.toNanos();
            while (pieces.isEmpty() && !ended && broken == null && !abandoned && left > 0) {
                left = changed.awaitNanos(left);
            }
            if (!pieces.isEmpty()) {
                return new Line.Received.Octets(pieces.remove());
            }
            if (broken != null) {
                return new Line.Received.Broken(broken);
            }
            return ended ? new Line.Received.End() : new Line.Received.Nothing();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return new Line.Received.Broken("interrupted");
        } finally {
            lock.unlock();
        }
    }

    /// {@return the reading end for the server}
    InputStream input() {
        return new Input();
    }

    /// {@return the writing end for the server}
    OutputStream output() {
        return new Output();
    }

    private int available() {
        lock.lock();
        try {
            return pieces.stream().mapToInt(piece -> piece.length).sum();
        } finally {
            lock.unlock();
        }
    }

    private final class Input extends InputStream {

        private byte[] piece = {};
        private int position;

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] target, int offset, int length) throws IOException {
            Objects.checkFromIndexSize(offset, length, target.length);
            if (length == 0) {
                return 0;
            }
            while (position == piece.length) {
                switch (take(Duration.ofNanos(Long.MAX_VALUE))) {
                    case Line.Received.Octets(byte[] octets) -> {
                        piece = octets;
                        position = 0;
                    }
                    case Line.Received.End _ -> {
                        return -1;
                    }
                    case Line.Received.Broken(String why) -> throw new IOException(why);
                    // Closed by another thread: like the input of a socket that is shut down, it has then ended.
                    case Line.Received.Nothing _ -> {
                        return -1;
                    }
                }
            }
            int count = Math.min(length, piece.length - position);
            System.arraycopy(piece, position, target, offset, count);
            position += count;
            return count;
        }

        @Override
        public int available() {
            return piece.length - position + Pipe.this.available();
        }

        @Override
        public void close() {
            abandon();
        }
    }

    private final class Output extends OutputStream {

        @Override
        public void write(int octet) throws IOException {
            write(new byte[] {(byte) octet}, 0, 1);
        }

        @Override
        public void write(byte[] octets, int offset, int length) throws IOException {
            lock.lock();
            try {
                if (abandoned) {
                    throw new IOException("the client is gone");
                }
                put(Arrays.copyOfRange(octets, offset, offset + length));
            } finally {
                lock.unlock();
            }
        }

        @Override
        public void close() {
            end();
        }
    }
}
