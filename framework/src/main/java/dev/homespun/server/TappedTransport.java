package dev.homespun.server;

import dev.homespun.http.HttpError;
import dev.homespun.server.WireTap.Observer;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.System.Logger.Level;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Another transport, whose octets are shown to a [WireTap]. It stands outermost, so that these are the octets of HTTP,
/// and only where there is a tap, so that without one nothing is asked for each read and write.
final class TappedTransport implements Transport.Around {

    private static final System.Logger LOG = System.getLogger(TappedTransport.class.getName());

    private final Transport raw;
    private final WireTap tap;
    private volatile Observer observer = Observer.NONE;
    /// The thread of the connection, which alone tells of the end: the one that keeps deadlines must not wait for an
    /// observer.
    private volatile @Nullable Thread owner;

    private final InputStream input = new InputStream() {

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] into, int offset, int length) throws IOException {
            int read = raw.input().read(into, offset, length);
            if (read > 0) {
                tell(watching -> watching.received(into, offset, read));
            }
            return read;
        }
    };

    private final OutputStream output = new OutputStream() {

        @Override
        public void write(int octet) throws IOException {
            write(new byte[] {(byte) octet}, 0, 1);
        }

        @Override
        public void write(byte[] octets, int offset, int length) throws IOException {
            raw.output().write(octets, offset, length);
            if (length > 0) {
                tell(watching -> watching.sent(octets, offset, length));
            }
        }

        @Override
        public void flush() throws IOException {
            raw.output().flush();
        }
    };

    TappedTransport(Transport raw, WireTap tap) {
        this.raw = raw;
        this.tap = tap;
    }

    @Override
    public Transport inner() {
        return raw;
    }

    /// Asks the tap as soon as HTTP can begin, if only with a refusal: before, nobody knows whose the connection is.
    @Override
    public boolean establish() throws IOException {
        try {
            boolean established = raw.establish();
            if (established) {
                observe();
            }
            return established;
        } catch (HttpError answered) {
            observe();
            throw answered;
        }
    }

    private void observe() {
        owner = Thread.currentThread();
        try {
            observer = tap.observe(raw.peer());
        } catch (RuntimeException | Error fault) {
            giveUp(fault);
        }
    }

    /// One at a time: a response can be written while a request is read, and by another thread.
    private synchronized void tell(Consumer<Observer> what) {
        try {
            what.accept(observer);
        } catch (RuntimeException | Error fault) {
            giveUp(fault);
        }
    }

    private void giveUp(Throwable fault) {
        observer = Observer.NONE;
        LOG.log(Level.WARNING, "a tap failed, and sees no more of a connection", fault);
    }

    @Override
    public InputStream input() {
        return observer == Observer.NONE ? raw.input() : input;
    }

    @Override
    public OutputStream output() {
        return observer == Observer.NONE ? raw.output() : output;
    }

    @Override
    public void close() throws IOException {
        try {
            raw.close();
        } finally {
            if (Thread.currentThread() == owner) {
                tell(Observer::ended);
                observer = Observer.NONE;
            }
        }
    }
}
