package dev.homespun.benchmarks.jdk;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.concurrent.Executors;

/// The JDK's own server, a virtual thread an exchange.
final class Main {

    private Main() {}

    static void main(String[] args) throws IOException {
        // Without it the second write of an answer waits for the client's delayed acknowledgement: 40 ms a request.
        System.setProperty("sun.net.httpserver.nodelay", "true");
        InetSocketAddress address =
                new InetSocketAddress(InetAddress.getLoopbackAddress(), Integer.parseInt(args[0]));
        HttpServer server = HttpServer.create(address, 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        new Articles().addTo(server);
        server.start();
    }
}
