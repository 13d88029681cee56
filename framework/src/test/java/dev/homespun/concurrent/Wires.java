package dev.homespun.concurrent;

import dev.homespun.App;
import dev.homespun.server.Address;
import dev.homespun.server.Server;
import dev.homespun.server.ServerOptions;
import dev.homespun.server.ThrowAway;
import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/// An application behind a socket of some kind, and one connection to it.
final class Wires implements AutoCloseable {

    enum Kind { PLAIN, TLS, UNIX }

    private final Server server;
    private final Closeable connection;
    private final InputStream in;
    private final OutputStream out;

    Wires(Kind kind, App app, Path folder) throws Exception {
        ServerOptions options = ServerOptions.defaults().withPort(0);
        switch (kind) {
            case PLAIN -> {
                server = app.listen(options);
                Socket socket = new Socket("127.0.0.1", server.port());
                socket.setTcpNoDelay(true);
                connection = socket;
                in = new BufferedInputStream(socket.getInputStream());
                out = socket.getOutputStream();
            }
            case TLS -> {
                ThrowAway certificate = ThrowAway.make();
                server = app.listen(options.with(certificate.tls()));
                Socket socket = certificate.trusting().getSocketFactory().createSocket("127.0.0.1", server.port());
                socket.setTcpNoDelay(true);
                connection = socket;
                in = new BufferedInputStream(socket.getInputStream());
                out = socket.getOutputStream();
            }
            case UNIX -> {
                server = app.listen(options.withUnixSocket(folder.resolve("app.sock")));
                SocketChannel channel = SocketChannel.open(UnixDomainSocketAddress.of(
                        ((Address.Unix) options.withUnixSocket(folder.resolve("app.sock")).address()).path()));
                connection = channel;
                in = new BufferedInputStream(Channels.newInputStream(channel));
                out = Channels.newOutputStream(channel);
            }
            default -> throw new AssertionError(kind);
        }
    }

    Wires send(String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.ISO_8859_1));
        out.flush();
        return this;
    }

    Wires get(String path) throws IOException {
        return send("GET %s HTTP/1.1\r\nHost: a\r\n\r\n".formatted(path));
    }

    /// Head and content of one response that has a length.
    String receive() throws IOException {
        String head = until("\r\n\r\n");
        String length = head.replaceAll("(?s).*\r\nContent-Length: (\\d+)\r\n.*", "$1");
        return head + new String(in.readNBytes(Integer.parseInt(length)), StandardCharsets.ISO_8859_1);
    }

    String until(String end) throws IOException {
        StringBuilder text = new StringBuilder();
        while (!text.toString().endsWith(end)) {
            int octet = in.read();
            if (octet < 0) {
                throw new IOException("closed after: " + text);
            }
            text.append((char) octet);
        }
        return text.toString();
    }

    @Override
    public void close() throws IOException {
        connection.close();
        server.close();
    }
}
