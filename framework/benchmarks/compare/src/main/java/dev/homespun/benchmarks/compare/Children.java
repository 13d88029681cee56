package dev.homespun.benchmarks.compare;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// The processes that this one started, so that none is left, however it ends. Safe for use by several threads.
final class Children implements AutoCloseable {

    private final Set<Process> running = ConcurrentHashMap.newKeySet();
    private final Thread hook = new Thread(this::end, "children");

    Children() {
        Runtime.getRuntime().addShutdownHook(hook);
    }

    Process start(ProcessBuilder builder) throws IOException {
        Process process = builder.start();
        running.add(process);
        process.onExit().thenAccept(running::remove);
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

    @Override
    public void close() {
        end();
        Runtime.getRuntime().removeShutdownHook(hook);
    }

    private void end() {
        running.forEach(Process::destroyForcibly);
    }
}
