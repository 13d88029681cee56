package dev.homespun.benchmarks.compare;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.StandardSocketOptions;
import java.nio.channels.SocketChannel;
import java.util.Optional;
import javax.net.ssl.SSLContext;

/// The way to a server on this machine.
///
/// @param tls with which it is spoken, or empty for none
record Connector(int port, Optional<SSLContext> tls) {

    /// @throws IOException when nobody listens, or the handshake of TLS fails
    Client open() throws IOException {
        SocketChannel channel = SocketChannel.open();
        try {
            channel.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
            return new Client(channel, around(channel.socket()));
        } catch (IOException e) {
            channel.close();
            throw e;
        }
    }

    private Socket around(Socket plain) throws IOException {
        return tls.isEmpty() ? plain
                : tls.get().getSocketFactory().createSocket(plain, "localhost", port, true);
    }

    /// {@return what a URI of this server begins with}
    String origin() {
        return (tls.isPresent() ? "https" : "http") + "://127.0.0.1:" + port;
    }
}
