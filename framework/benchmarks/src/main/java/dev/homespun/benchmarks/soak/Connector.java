package dev.homespun.benchmarks.soak;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import javax.net.SocketFactory;
import javax.net.ssl.SSLContext;

/// Opens connections to the server under test. Another kind of socket is another one of these, and everything else
/// stays.
@FunctionalInterface
interface Connector {

    int CONNECT_MILLIS = 10_000;

    Socket connect() throws IOException;

    static Connector plain(int port) {
        return to(port, SocketFactory.getDefault());
    }

    /// The handshake is made by the first read or write.
    static Connector tls(int port, SSLContext trusting) {
        return to(port, trusting.getSocketFactory());
    }

    private static Connector to(int port, SocketFactory sockets) {
        return () -> {
            Socket socket = sockets.createSocket();
            try {
                socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), CONNECT_MILLIS);
                socket.setTcpNoDelay(true);
                return socket;
            } catch (IOException e) {
                socket.close();
                throw e;
            }
        };
    }
}
