package dev.homespun.benchmarks.soak;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;

/// Opens connections to the server under test: here over plain TCP. Another kind of socket, such as one with TLS, is
/// another one of these, and everything else stays.
@FunctionalInterface
interface Connector {

    int CONNECT_MILLIS = 10_000;

    Socket connect() throws IOException;

    static Connector plain(int port) {
        return () -> {
            Socket socket = new Socket();
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
