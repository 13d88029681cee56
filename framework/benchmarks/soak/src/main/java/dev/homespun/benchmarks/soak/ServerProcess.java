package dev.homespun.benchmarks.soak;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// A process of [SoakServer], from our side. Used by one thread at a time.
final class ServerProcess implements AutoCloseable {

    private static final Duration QUIET = Duration.ofMinutes(1);
    /// Longer than what is left to wait for when the clients are gone: the server lingers for 2 s.
    private static final Duration A_WHILE = Duration.ofSeconds(3);

    private final Process process;
    private final BufferedReader out;
    private final Writer in;
    private final int port;

    private ServerProcess(Process process) throws IOException {
        this.process = process;
        out = process.inputReader();
        in = process.outputWriter();
        port = Integer.parseInt(line());
        footprintWithConnections(); // the first look opens files that stay open
    }

    /// Without softly reachable objects, whose number depends on the time and on how much memory is free.
    ///
    /// @param patience how long it waits for what a client does next
    /// What threads have taken of the heap to allocate in counts as used, all of it: so they take little at a time. By
    /// default that is up to a megabyte each, more than what is looked for.
    ///
    /// @param more arguments of [SoakServer]
    static ServerProcess start(Duration patience, Over over, String... more) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx1g", "-XX:+UseSerialGC",
                "-XX:-ResizeTLAB", "-XX:TLABSize=16k", "-XX:SoftRefLRUPolicyMSPerMB=0", "-classpath", System.getProperty("java.class.path"),
                SoakServer.class.getName(), patience.toString(), over.name()));
        command.addAll(List.of(more));
        return new ServerProcess(
                new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start());
    }

    int port() {
        return port;
    }

    Footprint footprint() throws IOException {
        return ask("");
    }

    Footprint footprintWithConnections() throws IOException {
        return ask(SoakServer.CONNECTIONS);
    }

    /// {@return the footprint once its number of descriptors has been the same for a while, or after a minute}
    Footprint quiet() throws IOException, InterruptedException {
        long end = System.nanoTime() + QUIET.toNanos();
        long before = -1;
        long now = footprint().descriptors();
        while (now != before && System.nanoTime() - end < 0) {
            Thread.sleep(A_WHILE);
            before = now;
            now = footprint().descriptors();
        }
        return footprintWithConnections();
    }

    private Footprint ask(String line) throws IOException {
        in.write(line + "\n");
        in.flush();
        return Footprint.parse(line());
    }

    private String line() throws IOException {
        String line = out.readLine();
        if (line == null) {
            throw new IOException("the server under test has ended");
        }
        return line;
    }

    @Override
    public void close() {
        process.destroyForcibly().onExit().join();
    }
}
