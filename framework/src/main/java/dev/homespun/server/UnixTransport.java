package dev.homespun.server;

import dev.homespun.http.Peer;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;

/// A UNIX domain socket. All that connect to it are one peer: they are on this machine, and the permissions of the file
/// have let them.
///
/// There is no reset on such a socket. Content that ends with the connection, as only HTTP/1.0 has it, does not look
/// broken when it is cut.
final class UnixTransport implements Transport {

    static final Peer PEER = new Peer("unix", 0, false);

    private final SocketChannel channel;
    private final InputStream source;
    private final OutputStream output;
    /// Whether the thread of the connection waits in a read.
    private volatile boolean reading;

    private final InputStream input = new InputStream() {

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] into, int offset, int length) throws IOException {
            reading = true;
            try {
                return source.read(into, offset, length);
            } finally {
                reading = false;
            }
        }
    };

    UnixTransport(SocketChannel channel) {
        this.channel = channel;
        source = Channels.newInputStream(channel);
        output = Channels.newOutputStream(channel);
    }

    @Override
    public InputStream input() {
        return input;
    }

    @Override
    public OutputStream output() {
        return output;
    }

    @Override
    public Peer peer() {
        return PEER;
    }

    /// A channel cannot be asked what it holds. But who is not in a read has read something, or is about to look. What
    /// remains is the moment from the arrival of a request until the waiting thread runs: one that comes in just that
    /// moment, when its connection has been idle for as long as it may, is dropped, as if it had been on its way.
    @Override
    public boolean hasArrived() {
        return !reading;
    }

    @Override
    public void shutdownInput() throws IOException {
        channel.shutdownInput();
    }

    @Override
    public void shutdownOutput() throws IOException {
        channel.shutdownOutput();
    }

    @Override
    public void abort() throws IOException {
        close();
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
