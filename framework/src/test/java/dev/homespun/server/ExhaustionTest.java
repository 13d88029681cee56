package dev.homespun.server;

import static dev.homespun.server.SampleHandler.ANY_PORT;
import static dev.homespun.server.SampleHandler.GET;
import static dev.homespun.server.SampleHandler.LAST_GET;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.jspecify.annotations.Nullable;

/// Processes that run out of what the system gives them, and get over it.
@Timeout(value = 60, threadMode = ThreadMode.SEPARATE_THREAD)
@DisabledOnOs(OS.WINDOWS)
class ExhaustionTest {

    /// The server of another process. It says its port, and stops when its input ends. Logs open files when they are
    /// first used, so they are used at the start, as any application does.
    static final class Program {
        private Program() {}

        static void main() throws IOException {
            try (Server server = Server.start(new SampleHandler(), ANY_PORT)) {
                System.getLogger("test").log(Level.INFO, "port {0}", Integer.toString(server.port()));
                while (System.in.read() >= 0) {
                    // until the test has ended
                }
            }
        }
    }

    private @Nullable Process process;
    private final List<RawClient> clients = new ArrayList<>();

    @AfterEach
    void end() throws Exception {
        for (RawClient client : clients) {
            client.close();
        }
        if (process != null) {
            process.destroyForcibly().waitFor();
        }
    }

    @Test
    void fileDescriptorsThatRunOutPauseAcceptingUntilSomeAreFree() throws Exception {
        BufferedReader log = start("-Xmx64m", "ulimit -n 100");
        int port = port(log);
        RawClient first = connect(port);
        first.send(GET).readUntil("hello");
        for (int i = 0; i < 150; i++) {
            connect(port);
        }
        assertThat(until("WARNING", log)).contains("cannot accept connections for now");
        first.send(GET).readUntil("hello");
        for (RawClient client : clients) {
            client.close();
        }
        assertThat(connect(port).send(LAST_GET).readAll()).endsWith("hello");
    }

    @Test
    void memoryThatRunsOutInAHandlerHarmsItsOwnRequestOnly() throws Exception {
        int port = port(start("-Xmx48m", "true"));
        for (int i = 0; i < 3; i++) {
            assertThat(connect(port).send("GET /memory HTTP/1.0\r\n\r\n").readAll()).startsWith("HTTP/1.1 500 ");
            assertThat(connect(port).send(LAST_GET).readAll()).endsWith("hello");
        }
    }

    private BufferedReader start(String memory, String before) throws IOException {
        Path java = Path.of(System.getProperty("java.home"), "bin", "java");
        process = new ProcessBuilder("sh", "-c", before + " && exec \"$@\"", "sh", java.toString(), memory,
                "-XX:TieredStopAtLevel=1", "-classpath", System.getProperty("java.class.path"),
                Program.class.getName()).redirectErrorStream(true).start();
        return process.inputReader();
    }

    private static int port(BufferedReader log) throws IOException {
        return Integer.parseInt(until("port ", log).replaceAll(".*port ", ""));
    }

    private static String until(String text, BufferedReader log) throws IOException {
        String line = "";
        while (!line.contains(text)) {
            line = Objects.requireNonNull(log.readLine(), "the process has ended");
        }
        return line;
    }

    private RawClient connect(int port) throws IOException {
        RawClient client = new RawClient(port, "127.0.0.1");
        clients.add(client);
        return client;
    }
}
