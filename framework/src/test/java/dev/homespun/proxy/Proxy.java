package dev.homespun.proxy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// A proxy as a child process, with the configuration that the guide shows, on free ports of the loopback interface.
record Proxy(Process process, int port, List<Integer> backends) implements AutoCloseable {

    /// The ports in the configuration: the proxy's own, then those of what is behind it.
    private static final List<Integer> WRITTEN = List.of(8000, 8081, 8082);
    private static final Path CONFIGURATIONS = Path.of("src/test/resources/proxy");

    static Proxy haproxy(Path folder) throws IOException, InterruptedException {
        return haproxy("haproxy.cfg", folder);
    }

    /// Only the first of those behind it gets connections.
    static Proxy haproxyPassingOn(Path folder) throws IOException, InterruptedException {
        return haproxy("haproxy-tcp.cfg", folder);
    }

    private static Proxy haproxy(String configuration, Path folder) throws IOException, InterruptedException {
        Program program = Program.require("haproxy");
        List<Integer> ports = freePorts();
        Path file = configure(configuration, folder, ports);
        return start(folder, ports, program.path().toString(), "-db", "-f", file.toString());
    }

    /// The configuration is for one site: around it goes what a distribution has in its `nginx.conf`, with all files in
    /// the folder, so that nobody needs to be root.
    static Proxy nginx(Path folder) throws IOException, InterruptedException {
        Program program = Program.require("nginx");
        List<Integer> ports = freePorts();
        Path site = configure("nginx.conf", folder, ports);
        Path main = Files.writeString(folder.resolve("main.conf"), """
                daemon off;
                master_process off;
                pid nginx.pid;
                error_log stderr;
                events {}
                http {
                    access_log off;
                    client_body_temp_path client;
                    proxy_temp_path proxy;
                    fastcgi_temp_path fastcgi;
                    uwsgi_temp_path uwsgi;
                    scgi_temp_path scgi;
                    include %s;
                }
                """.formatted(site));
        return start(folder, ports, program.path().toString(), "-p", folder.toString(), "-e", "stderr",
                "-c", main.toString());
    }

    private static Path configure(String name, Path folder, List<Integer> ports) throws IOException {
        String text = Files.readString(CONFIGURATIONS.resolve(name));
        for (int i = 0; i < WRITTEN.size(); i++) {
            text = text.replace("127.0.0.1:" + WRITTEN.get(i), "127.0.0.1:" + ports.get(i));
        }
        return Files.writeString(folder.resolve(name), text);
    }

    private static Proxy start(Path folder, List<Integer> ports, String... command)
            throws IOException, InterruptedException {
        Path log = folder.resolve("proxy.log");
        Process process = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile()).start();
        Proxy proxy = new Proxy(process, ports.getFirst(), ports.subList(1, ports.size()));
        while (!proxy.isListening()) {
            if (process.waitFor(20, TimeUnit.MILLISECONDS)) {
                throw new IOException("%s ended with %d:%n%s".formatted(command[0], process.exitValue(),
                        Files.readString(log)));
            }
        }
        return proxy;
    }

    private boolean isListening() {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return socket.isConnected();
        } catch (IOException notYet) {
            return false;
        }
    }

    /// All are open at a time, so that they differ.
    private static List<Integer> freePorts() throws IOException {
        List<ServerSocket> sockets = new ArrayList<>();
        try {
            for (int i = 0; i < WRITTEN.size(); i++) {
                sockets.add(new ServerSocket(0, 1, InetAddress.getLoopbackAddress()));
            }
            return sockets.stream().map(ServerSocket::getLocalPort).toList();
        } finally {
            for (ServerSocket socket : sockets) {
                socket.close();
            }
        }
    }

    @Override
    public void close() {
        process.destroyForcibly().onExit().join();
    }
}
