package dev.homespun.benchmarks.soak;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;

/// A connection over a UNIX domain socket. There a channel has no time limit for reads, so it has one for all it does:
/// a watch closes it.
record UnixLine(SocketChannel channel, Thread watch) implements Line {

    static UnixLine connect(Path path) throws IOException {
        SocketChannel channel = SocketChannel.open(UnixDomainSocketAddress.of(path));
        return new UnixLine(channel, Thread.startVirtualThread(() -> closeLater(channel)));
    }

    private static void closeLater(SocketChannel channel) {
        try {
            Thread.sleep(2L * PATIENCE_MILLIS);
            channel.close();
        } catch (InterruptedException over) {
            Thread.currentThread().interrupt();
        } catch (IOException gone) {
            // It is closed, then.
        }
    }

    @Override
    public InputStream input() {
        return Channels.newInputStream(channel);
    }

    @Override
    public OutputStream output() {
        return Channels.newOutputStream(channel);
    }

    @Override
    public void halfClose() throws IOException {
        channel.shutdownOutput();
    }

    /// Who is still sending sees that nobody reads.
    @Override
    public void reset() throws IOException {
        close();
    }

    /// There is no reset.
    @Override
    public boolean showsCuts() {
        return false;
    }

    @Override
    public void close() throws IOException {
        watch.interrupt();
        channel.close();
    }
}
