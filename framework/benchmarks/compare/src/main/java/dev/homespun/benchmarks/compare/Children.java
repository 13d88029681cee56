package dev.homespun.benchmarks.compare;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// The processes that this one started, so that none is left, however it ends. Safe for use by several threads.
final class Children implements AutoCloseable {

    /// Under the lock of this.
    private final Set<Process> running = new HashSet<>();
    private boolean closed;

    /// @throws IOException when there is no such program
    /// @throws IllegalStateException after they were ended
    synchronized Process start(ProcessBuilder builder) throws IOException {
        if (closed) {
            throw new IllegalStateException("the run has ended");
        }
        running.removeIf(process -> !process.isAlive());
        Process process = builder.start();
        running.add(process);
        return process;
    }

    /// {@return what a command printed, on both of its streams}
    ///
    /// @throws IOException when there is no such program, or it does not end with 0
    String output(List<String> command) throws IOException, InterruptedException {
        Process process = start(new ProcessBuilder(command).redirectErrorStream(true));
        process.getOutputStream().close();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        int status = process.waitFor();
        if (status != 0) {
            throw new IOException("%s ended with %d: %s".formatted(command.getFirst(), status, said.strip()));
        }
        return said;
    }

    /// Ends those that still run, and starts no more.
    @Override
    public synchronized void close() {
        closed = true;
        running.forEach(Process::destroyForcibly);
        running.forEach(process -> process.onExit().join());
    }
}
