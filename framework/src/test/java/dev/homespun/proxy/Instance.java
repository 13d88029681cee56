package dev.homespun.proxy;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/// A process of [ProxiedApp].
record Instance(Process process, int port) implements AutoCloseable {

    /// Starts a process and waits until it listens.
    static Instance start(int port) throws IOException {
        Process process = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1", "-Xmx256m", "-classpath", System.getProperty("java.class.path"),
                ProxiedApp.class.getName(), "--port=" + port).redirectErrorStream(true).start();
        BufferedReader out = process.inputReader();
        StringBuilder before = new StringBuilder();
        for (String line = out.readLine(); line != null; line = out.readLine()) {
            if (line.contains("Listening on")) {
                Thread.ofVirtual().start(() -> discard(out));
                return new Instance(process, port);
            }
            before.append(line).append('\n');
        }
        throw new IOException("did not listen: " + before);
    }

    private static void discard(BufferedReader out) {
        out.lines().forEach(_ -> { });
    }

    /// {@return what its answers call it}
    String name() {
        return Long.toString(process.pid());
    }

    /// Tells it to stop, as whoever deploys does, and waits until it has.
    ///
    /// @return its exit status
    int terminate() throws IOException, InterruptedException {
        new ProcessBuilder("kill", "-TERM", Long.toString(process.pid())).inheritIO().start().waitFor();
        if (!process.waitFor(60, TimeUnit.SECONDS)) {
            throw new IOException("still running 60 s after SIGTERM");
        }
        return process.exitValue();
    }

    @Override
    public void close() {
        process.destroyForcibly().onExit().join();
    }
}
