package dev.homespun.server;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/// A socket to a server under test: text is octets, one `char` each.
final class RawClient implements AutoCloseable {

    private final Socket socket = new Socket();

    RawClient(Server server) throws IOException {
        this(server.port(), "127.0.0.1");
    }

    /// @param from the address to come from, such as another one of 127.0.0.0/8
    RawClient(int port, String from) throws IOException {
        socket.bind(new InetSocketAddress(from, 0));
        socket.setTcpNoDelay(true);
        socket.setSoTimeout(10_000);
        socket.connect(new InetSocketAddress("127.0.0.1", port));
    }

    RawClient send(String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
        return this;
    }

    RawClient send(byte[] octets) throws IOException {
        socket.getOutputStream().write(octets);
        return this;
    }

    /// Everything until the server closes.
    String readAll() throws IOException {
        return new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
    }

    /// Everything until the text is there.
    String readUntil(String end) throws IOException {
        InputStream in = socket.getInputStream();
        StringBuilder text = new StringBuilder();
        while (text.length() < end.length() || text.indexOf(end, text.length() - end.length()) < 0) {
            int octet = in.read();
            if (octet < 0) {
                throw new IOException("closed after: " + text);
            }
            text.append((char) octet);
        }
        return text.toString();
    }

    Socket socket() {
        return socket;
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
