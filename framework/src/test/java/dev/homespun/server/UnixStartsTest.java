package dev.homespun.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Processes that start on one UNIX domain socket at once: one of them gets it, and the others say so.
@Timeout(120)
class UnixStartsTest {

    private static final int ROUNDS = 40;
    private static final int STARTERS = 3;

    @TempDir
    Path folder;

    private Path path;
    private final List<Starter> starters = new ArrayList<>();

    @BeforeEach
    void startProcesses() throws IOException {
        path = folder.resolve("app.sock");
        for (int i = 0; i < STARTERS; i++) {
            starters.add(new Starter(path));
        }
    }

    @AfterEach
    void endProcesses() {
        starters.forEach(Starter::kill);
    }

    @Test
    void oneOfThoseThatStartAtOnceOnAFreePathGetsIt() throws Exception {
        for (int round = 0; round < ROUNDS; round++) {
            startAllAndStop();
            assertThat(folder).as("what is left after round %d", round).isEmptyDirectory();
        }
    }

    @Test
    void oneOfThoseThatStartAtOnceOnWhatIsLeftOfAnotherGetsIt() throws Exception {
        for (int round = 0; round < ROUNDS; round++) {
            try (ServerSocketChannel killed = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
                killed.bind(UnixDomainSocketAddress.of(path));
            }
            startAllAndStop();
        }
    }

    private void startAllAndStop() throws IOException {
        for (Starter starter : starters) {
            starter.say("start");
        }
        List<String> outcomes = new ArrayList<>();
        for (Starter starter : starters) {
            outcomes.add(starter.answer());
        }
        assertThat(outcomes).filteredOn("started"::equals).as("%s", outcomes).hasSize(1);
        assertThat(outcomes).filteredOn(outcome -> !outcome.equals("started")).allSatisfy(outcome ->
                assertThat(outcome).startsWith("The socket " + path + " is taken").endsWith("choose another path"));
        SocketChannel.open(UnixDomainSocketAddress.of(path)).close();
        for (Starter starter : starters) {
            starter.say("stop");
        }
        for (Starter starter : starters) {
            assertThat(starter.answer()).isEqualTo("stopped");
        }
    }

    /// A process that starts and stops a server when it is told to.
    private static final class Starter {

        private final Process process;
        private final BufferedReader answers;

        Starter(Path path) throws IOException {
            process = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "-XX:+UseSerialGC", "-Xmx64m", "-classpath", System.getProperty("java.class.path"),
                    Starter.class.getName(), path.toString()).redirectError(ProcessBuilder.Redirect.DISCARD).start();
            answers = process.inputReader();
        }

        static void main(String[] args) throws IOException {
            ServerOptions options = ServerOptions.defaults().withUnixSocket(Path.of(args[0]));
            BufferedReader orders =
                    new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
            while (orders.readLine() != null) {
                try (Server _ = Server.start(new SampleHandler(), options)) {
                    System.out.println("started");
                    orders.readLine();
                } catch (IOException e) {
                    System.out.println(e.getMessage());
                    orders.readLine();
                }
                System.out.println("stopped");
            }
        }

        void say(String order) throws IOException {
            process.outputWriter().write(order + "\n");
            process.outputWriter().flush();
        }

        String answer() throws IOException {
            return String.valueOf(answers.readLine());
        }

        void kill() {
            process.destroyForcibly().onExit().join();
        }
    }
}
