package dev.homespun.server;

import java.io.IOException;
import java.net.BindException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.SocketException;

/// Opens the listening socket. What can go wrong here is the first thing a user sees of the framework, so each way has
/// its sentence.
final class Listener {

    private Listener() {}

    static ServerSocket open(ServerOptions options) throws IOException {
        return switch (options.address()) {
            case Address.Tcp tcp -> open(tcp, options.capacity().backlog());
        };
    }

    private static ServerSocket open(Address.Tcp tcp, int backlog) throws IOException {
        InetSocketAddress address = new InetSocketAddress(tcp.host(), tcp.port());
        if (address.isUnresolved()) {
            throw new IOException(("Cannot listen on host %s: the name has no address; "
                    + "use 127.0.0.1, 0.0.0.0 or an address of this machine").formatted(tcp.host()));
        }
        ServerSocket listener = new ServerSocket();
        try {
            listener.setReuseAddress(true);
            listener.bind(address, backlog);
            return listener;
        } catch (SocketException e) {
            listener.close();
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
}
