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
        InetSocketAddress address = new InetSocketAddress(options.host(), options.port());
        if (address.isUnresolved()) {
            throw new IOException(("Cannot listen on host %s: the name has no address; "
                    + "use 127.0.0.1, 0.0.0.0 or an address of this machine").formatted(options.host()));
        }
        ServerSocket listener = new ServerSocket();
        try {
            listener.setReuseAddress(true);
            listener.bind(address, options.backlog());
            return listener;
        } catch (SocketException e) {
            listener.close();
            throw new IOException(sentence(options, e), e);
        }
    }

    private static String sentence(ServerOptions options, SocketException e) {
        String reason = String.valueOf(e.getMessage());
        if (e instanceof BindException && reason.contains("in use")) {
            return ("Port %d on %s is taken; stop the program that listens there, "
                    + "or choose another port (0 takes a free one)").formatted(options.port(), options.host());
        }
        if (reason.contains("ermission denied")) {
            return "Port %d on %s needs a permission that this process does not have; choose a port from 1024 on"
                    .formatted(options.port(), options.host());
        }
        if (reason.contains("assign requested address")) {
            return "Cannot listen on %s: it is no address of this machine; use 127.0.0.1 or 0.0.0.0"
                    .formatted(options.host());
        }
        return "Cannot listen on %s port %d: %s".formatted(options.host(), options.port(), reason);
    }
}
