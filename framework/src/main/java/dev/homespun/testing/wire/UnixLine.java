package dev.homespun.testing.wire;

import java.io.IOException;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;

/// A connection to a UNIX domain socket.
final class UnixLine implements Line {

    private static final int MOST_CUTS = 300;
    private static final Duration WRITE = Duration.ofSeconds(10);

    private final SocketChannel channel;
    private final Selector selector;
    private final SelectionKey key;
    private final byte[] buffer = new byte[8192];

    private UnixLine(SocketChannel channel, Selector selector) throws IOException {
        this.channel = channel;
        this.selector = selector;
        channel.configureBlocking(false);
        key = channel.register(selector, 0);
    }

    static UnixLine open(Path path) throws IOException {
        SocketChannel channel = SocketChannel.open(UnixDomainSocketAddress.of(path));
        try {
            return new UnixLine(channel, Selector.open());
        } catch (IOException e) {
            channel.close();
            throw e;
        }
    }

    @Override
    public void send(byte[] octets) throws IOException {
        Deadline deadline = Deadline.in(WRITE);
        ByteBuffer left = ByteBuffer.wrap(octets);
        while (left.hasRemaining()) {
            if (channel.write(left) == 0 && !await(SelectionKey.OP_WRITE, deadline.left())) {
                throw new IOException("the server did not read for %d s".formatted(WRITE.toSeconds()));
            }
        }
    }

    @Override
    public Received receive(Duration wait) {
        try {
            if (!await(SelectionKey.OP_READ, wait)) {
                return new Received.Nothing();
            }
            int count = channel.read(ByteBuffer.wrap(buffer));
            return count < 0 ? new Received.End() : new Received.Octets(Arrays.copyOf(buffer, count));
        } catch (IOException e) {
            return new Received.Broken(String.valueOf(e.getMessage()));
        }
    }

    private boolean await(int operation, Duration wait) throws IOException {
        key.interestOps(operation);
        // 0 would mean to wait for ever.
        boolean ready = selector.select(Math.max(1, wait.toMillis())) > 0;
        selector.selectedKeys().clear();
        return ready;
    }

    @Override
    public void halfClose() throws IOException {
        channel.shutdownOutput();
    }

    @Override
    public Duration gap() {
        return Duration.ofMillis(1);
    }

    @Override
    public int mostCuts() {
        return MOST_CUTS;
    }

    @Override
    public void close() throws IOException {
        try (channel; selector) {
            key.cancel();
        }
    }
}
