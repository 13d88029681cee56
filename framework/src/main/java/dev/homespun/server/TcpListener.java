package dev.homespun.server;

import java.io.IOException;
import java.net.BindException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.util.Optional;

/// Listens on a port.
record TcpListener(ServerSocket socket) implements Listener {

    static TcpListener open(Address.Tcp tcp, int backlog) throws IOException {
        InetSocketAddress address = new InetSocketAddress(tcp.host(), tcp.port());
        if (address.isUnresolved()) {
            throw new IOException(("Cannot listen on host %s: the name has no address; "
                    + "use 127.0.0.1, 0.0.0.0 or an address of this machine").formatted(tcp.host()));
        }
        ServerSocket socket = new ServerSocket();
        try {
            socket.setReuseAddress(true);
            socket.bind(address, backlog);
            return new TcpListener(socket);
        } catch (SocketException e) {
            socket.close();
            throw new IOException(sentence(tcp, e), e);
        }
    }

    private static String sentence(Address.Tcp tcp, SocketException e) {
        String reason = String.valueOf(e.getMessage());
        if (e instanceof BindException && reason.contains("in use")) {
            return ("Port %d on %s is taken; stop the program that listens there, "
                    + "or choose another port (0 takes a free one)").formatted(tcp.port(), tcp.host());
        }
        if (reason.contains("ermission denied")) {
            return "Port %d on %s needs a permission that this process does not have; choose a port from 1024 on"
                    .formatted(tcp.port(), tcp.host());
        }
        if (reason.contains("assign requested address")) {
            return "Cannot listen on %s: it is no address of this machine; use 127.0.0.1 or 0.0.0.0"
                    .formatted(tcp.host());
        }
        return "Cannot listen on %s port %d: %s".formatted(tcp.host(), tcp.port(), reason);
    }

    @Override
    public Optional<Transport> accept(int millis) throws IOException {
        socket.setSoTimeout(millis);
        try {
            Socket accepted = socket.accept();
            return Optional.of(new SocketTransport(accepted));
        } catch (SocketTimeoutException nobody) {
            return Optional.empty();
        }
    }

    @Override
    public int port() {
        return socket.getLocalPort();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
