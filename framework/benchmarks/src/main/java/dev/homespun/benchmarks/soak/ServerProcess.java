package dev.homespun.benchmarks.soak;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// A process of [SoakServer], from our side. Used by one thread at a time.
final class ServerProcess implements AutoCloseable {

    private final Process process;
    private final BufferedReader out;
    private final Writer in;
    private final int port;

    private ServerProcess(Process process) throws IOException {
        this.process = process;
        out = process.inputReader();
        in = process.outputWriter();
        port = Integer.parseInt(line());
    }

    /// Without softly reachable objects, whose number depends on the time and on how much memory is free.
    ///
    /// @param arguments of [SoakServer]
    static ServerProcess start(String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx256m", "-XX:+UseSerialGC",
                "-XX:SoftRefLRUPolicyMSPerMB=0", "-classpath", System.getProperty("java.class.path"),
                SoakServer.class.getName()));
        command.addAll(List.of(arguments));
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
