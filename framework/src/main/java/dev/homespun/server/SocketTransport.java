package dev.homespun.server;

import dev.homespun.http.Peer;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;

/// A TCP connection without encryption.
final class SocketTransport implements Transport {

    private final Socket socket;
    private final InputStream input;
    private final OutputStream output;
    private final Peer peer;

    SocketTransport(Socket socket) throws IOException {
        this.socket = socket;
        // Answers leave in one write each, so there is nothing for Nagle's algorithm to collect.
        socket.setTcpNoDelay(true);
        input = socket.getInputStream();
        output = socket.getOutputStream();
        peer = new Peer(socket.getInetAddress().getHostAddress(), socket.getPort(), false);
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
        return peer;
    }

    @Override
    public void shutdownInput() throws IOException {
        socket.shutdownInput();
    }

    @Override
    public void shutdownOutput() throws IOException {
        if (!socket.isOutputShutdown()) {
            socket.shutdownOutput();
        }
    }

    @Override
    public void abort() throws IOException {
        socket.setSoLinger(true, 0); // a reset instead of an end: content that ends with the connection stays broken
        socket.close();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
