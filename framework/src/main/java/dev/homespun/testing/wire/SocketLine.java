package dev.homespun.testing.wire;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicReference;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import org.jspecify.annotations.Nullable;

/// A TCP connection to the loopback address, and to no other; with TLS, if that is asked for.
final class SocketLine implements Line {

    private static final Duration CONNECT = Duration.ofSeconds(5);
    private static final Duration HANDSHAKE = Duration.ofSeconds(10);
    /// With a pause of a millisecond after each, a scenario then takes a third of a second at most.
    private static final int MOST_CUTS = 300;

    private static final Duration WRITE = Duration.ofSeconds(10);
    /// Less than the smallest send buffer in use.
    private static final int FITS = 16_384;

    private final Socket socket;
    private final byte[] buffer = new byte[8192];
    /// A socket with TLS tells of its end only once.
    private boolean ended;

    private SocketLine(Socket socket) {
        this.socket = socket;
    }

    static SocketLine open(int port) throws IOException {
        Socket socket = new Socket();
        try {
            socket.setTcpNoDelay(true);
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), (int) CONNECT.toMillis());
            return new SocketLine(socket);
        } catch (IOException e) {
            socket.close();
            throw e;
        }
    }

    /// A send is a TLS record then, or several when it is long.
    static SocketLine open(int port, SSLContext trusting) throws IOException {
        SocketLine plain = open(port);
        try {
            SSLSocket socket = (SSLSocket) trusting.getSocketFactory()
                    .createSocket(plain.socket, InetAddress.getLoopbackAddress().getHostAddress(), port, true);
            socket.setSoTimeout((int) HANDSHAKE.toMillis());
            socket.startHandshake();
            return new SocketLine(socket);
        } catch (IOException e) {
            plain.close();
            throw e;
        }
    }

    /// What the buffers of the system may not take is written on a thread of its own, so that a server that does not
    /// read cannot hold us for ever.
    @Override
    public void send(byte[] octets) throws IOException {
        if (octets.length <= FITS) {
            socket.getOutputStream().write(octets);
            return;
        }
        AtomicReference<@Nullable IOException> failure = new AtomicReference<>();
        Thread writer = Thread.ofVirtual().start(() -> {
            try {
                socket.getOutputStream().write(octets);
            } catch (IOException e) {
                failure.set(e);
            }
        });
        try {
            if (!writer.join(WRITE)) {
                socket.close();
                throw new IOException("the server did not read for %d s".formatted(WRITE.toSeconds()));
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
        IOException thrown = failure.get();
        if (thrown != null) {
            throw thrown;
        }
    }

    @Override
    public Received receive(Duration wait) {
        if (ended) {
            return new Received.End();
        }
        try {
            // 0 would mean to wait for ever.
            socket.setSoTimeout((int) Math.max(1, wait.toMillis()));
            int count = socket.getInputStream().read(buffer);
            ended = count < 0;
            return ended ? new Received.End() : new Received.Octets(Arrays.copyOf(buffer, count));
        } catch (SocketTimeoutException _) {
            return new Received.Nothing();
        } catch (IOException e) {
            return new Received.Broken(String.valueOf(e.getMessage()));
        }
    }

    @Override
    public void halfClose() throws IOException {
        socket.shutdownOutput();
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
        socket.close();
    }
}
