package dev.homespun.benchmarks.compare;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;

/// A connection, from the client's side. Used by one thread at a time.
final class Client implements AutoCloseable {

    private static final int PATIENCE_MILLIS = 5_000;
    /// An answer of this comparison is smaller; there are thousands of clients at a time.
    private static final int BUFFER_OCTETS = 512;

    private final SocketChannel channel;
    private final Socket socket;
    private final InputStream in;

    /// @param channel what the connection is made of
    /// @param socket the same, or TLS on top of it
    Client(SocketChannel channel, Socket socket) throws IOException {
        this.channel = channel;
        this.socket = socket;
        socket.setSoTimeout(PATIENCE_MILLIS);
        in = new BufferedInputStream(socket.getInputStream(), BUFFER_OCTETS);
    }

    /// Sends these octets in one piece, for example several requests.
    ///
    /// @param octets ASCII
    void send(String octets) throws IOException {
        socket.getOutputStream().write(octets.getBytes(StandardCharsets.US_ASCII));
        socket.getOutputStream().flush();
    }

    /// {@return the next answer}
    ///
    /// @throws IOException when there is none within 5 s, or what comes is none
    Answer receive() throws IOException {
        return Answer.read(in);
    }

    /// {@return whether the server has not ended the connection until now} Nothing else can be done afterwards.
    boolean isOpen() {
        try {
            channel.configureBlocking(false);
            ByteBuffer some = ByteBuffer.allocate(BUFFER_OCTETS);
            int read = channel.read(some);
            while (read > 0) { // what TLS has to say after an answer
                read = channel.read(some.clear());
            }
            return read == 0;
        } catch (IOException reset) {
            return false;
        }
    }

    /// Closes without a word of TLS: thousands are closed at once, and each might wait for an answer to it.
    @Override
    public void close() throws IOException {
        channel.close();
    }
}
