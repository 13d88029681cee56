package dev.homespun;

import static org.assertj.core.api.Assertions.assertThat;

import dev.homespun.http.Method;
import dev.homespun.http.Response;
import dev.homespun.server.ServerOptions;
import dev.homespun.settings.Secret;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Starts real processes and sends them real signals.
@Timeout(60)
class LauncherTest {

    /// The program that is started: one slow route, which says when it has begun.
    static final class Slow {
        private Slow() {}

        static void main(String[] args) {
            App.create().route(Method.GET, "/slow", _ -> {
                System.out.println("begun");
                Thread.sleep(1_500);
                return Response.text("done");
            }).provide(AutoCloseable.class, () -> () -> { }).start(args);
        }
    }

    /// Lets few connections wait.
    static final class ShortOfAll {
        private ShortOfAll() {}

        static void main(String[] args) {
            App.create().route(Method.GET, "/", _ -> Response.text(""))
                    .options(ServerOptions.DEFAULTS.withBacklog(16)).start(args);
        }
    }

    /// Takes its time to start, and says what it has opened and closed.
    static final class SlowStart {
        private SlowStart() {}

        static void main(String[] args) {
            System.out.println("main");
            App app = App.create().route(Method.GET, "/", _ -> Response.text(""));
            for (String name : List.of("one", "two", "three")) {
                app.onStart(_ -> {
                    System.out.println("opening " + name);
                    Thread.sleep(200);
                    System.out.println("opened " + name);
                }).onStop(_ -> {
                    Thread.sleep(50);
                    System.out.println("closed " + name);
                });
            }
            app.start(args);
        }
    }

    record Tea(String kind, Secret price) {}

    /// Has settings, and would say so if it opened anything.
    static final class WithSettings {
        private WithSettings() {}

        static void main(String[] args) {
            App.create().settings("tea", Tea.class).onStart(provided -> System.out.println(provided.get(Tea.class)))
                    .route(Method.GET, "/", _ -> Response.text("")).start(args);
        }
    }

    /// Closes itself, on a thread that keeps no process alive.
    static final class ClosesItself {
        private ClosesItself() {}

        static void main(String[] args) {
            App app = App.create().provide(AutoCloseable.class, () -> () -> System.out.println("closed"));
            app.onStart(provided -> provided.get(AutoCloseable.class)).onStop(_ -> {
                System.out.println("stopping");
                Thread.sleep(700);
            }).start(args);
            Thread.ofVirtual().start(app::close);
        }
    }

    /// Starts another process, says which, and waits to be killed.
    static final class Parent {
        private Parent() {}

        static void main(String[] args) throws IOException, InterruptedException {
            Process child = new ProcessBuilder(args).inheritIO().start();
            System.out.println("child " + child.pid());
            child.waitFor();
        }
    }

    private final List<Process> started = new ArrayList<>();

    @AfterEach
    void endWhatIsLeft() {
        started.forEach(process -> {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        });
    }

    @Test
    void oneLineSaysWhereHowMuchHowLongAndOnWhat() throws Exception {
        Process process = start(command(Slow.class, "--port=0"));
        assertThat(startLine(process.inputReader())).matches(".* INFO +dev\\.homespun\\.App - Listening on "
                + "http://127\\.0\\.0\\.1:\\d+, 1 route, \\d+ ms after process start, Java 25\\S*, pid " + process.pid());
    }

    @Test
    void theLineSaysWhatItWasGiven() throws Exception {
        List<String> command = command(ShortOfAll.class, "--port=0");
        command.addAll(1, List.of("-Djdk.virtualThreadScheduler.parallelism=1", "-Djdk.readPollers=2",
                "-XX:+UseSerialGC", "-XX:+UseStringDeduplication", "-Xmx64m"));
        Process process = start(command);
        assertThat(startLine(process.inputReader()))
                .endsWith(process.pid() + ", 1 carrier, 2 read pollers, -XX:+UseSerialGC, -Xmx64m, backlog 16");
    }

    /// Making events known to the flight recorder takes the JDK longer than all else that a first request does.
    @Test
    void noClassOfFlightRecordingsIsLoadedWhenNothingIsRecorded(@TempDir Path folder) throws Exception {
        Path loaded = folder.resolve("loaded.log");
        List<String> command = command(ShortOfAll.class, "--port=0");
        command.add(1, "-Xlog:class+load:file=" + loaded);
        Process process = start(command);
        String address = address(startLine(process.inputReader()));
        assertThat(get(address + "/").get(20, TimeUnit.SECONDS).statusCode()).isEqualTo(200);
        signal(process, "TERM");
        assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
        assertThat(Files.readString(loaded)).contains("dev.homespun.server.ConnectionTrace ")
                .doesNotContain("dev.homespun.server.ConnectionEvent ", "dev.homespun.server.RequestEvent ");
    }

    @Test
    void sigtermFinishesTheRequestInProgress() throws Exception {
        assertThat(stopsWhileARequestIsInProgress("TERM")).isEqualTo("done");
    }

    @Test
    void sigintFinishesTheRequestInProgress() throws Exception {
        assertThat(stopsWhileARequestIsInProgress("INT")).isEqualTo("done");
    }

    private String stopsWhileARequestIsInProgress(String signal) throws Exception {
        Process process = start(command(Slow.class, "--port=0"));
        BufferedReader out = process.inputReader();
        CompletableFuture<HttpResponse<String>> answer = get(address(startLine(out)) + "/slow");
        await(out, "begun");
        signal(process, signal);
        String body = answer.get(20, TimeUnit.SECONDS).body();
        assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).isZero();
        assertThat(await(out, "Stopped")).contains("Stopped");
        return body;
    }

    @Test
    void aSecondSignalOfTheSameKindEndsAtOnce() throws Exception {
        Process process = start(command(Slow.class, "--port=0"));
        BufferedReader out = process.inputReader();
        CompletableFuture<HttpResponse<String>> answer = get(address(startLine(out)) + "/slow");
        await(out, "begun");
        signal(process, "TERM");
        await(out, "Stopping");
        signal(process, "TERM");
        assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).isEqualTo(1);
        assertThat(answer.handle((_, failure) -> failure).get(20, TimeUnit.SECONDS)).isNotNull();
    }

    @Test
    void aSignalDuringTheStartClosesWhatWasOpened() throws Exception {
        Process process = start(command(SlowStart.class, "--port=0"));
        BufferedReader out = process.inputReader();
        await(out, "opening one");
        signal(process, "TERM");
        List<String> lines = out.readAllLines();
        assertThat(process.waitFor()).isZero();
        assertThat(lines).filteredOn(line -> line.startsWith("closed"))
                .containsExactly("closed three", "closed two", "closed one");
        assertThat(lines.getLast()).endsWith("Stopped");
    }

    @Test
    void aSecondSignalDuringTheStartEndsAtOnce() throws Exception {
        Process process = start(command(SlowStart.class, "--port=0"));
        BufferedReader out = process.inputReader();
        await(out, "opening one");
        signal(process, "TERM");
        await(out, "Stopping");
        signal(process, "TERM");
        assertThat(process.waitFor()).isEqualTo(1);
    }

    /// Before we listen to signals the JVM itself ends the process, with 143.
    @ParameterizedTest
    @ValueSource(ints = {0, 50, 100, 200, 350, 500, 650, 800, 950})
    void aSignalAtAnyMomentLeavesNothingOpen(int millis) throws Exception {
        Process process = start(command(SlowStart.class, "--port=0"));
        BufferedReader out = process.inputReader();
        await(out, "main");
        Thread.sleep(millis);
        signal(process, "TERM");
        List<String> lines = out.readAllLines();
        int status = process.waitFor();
        String output = String.join("\n", lines);
        assertThat(status).as(output).isIn(0, 143);
        for (String name : status == 0 ? List.of("one", "two", "three") : List.<String>of()) {
            assertThat(lines).contains("opened " + name, "closed " + name);
        }
        assertThat(output).doesNotContain("Exception").doesNotContain("\tat ");
    }

    @Test
    void aProcessThatClosesItselfDoesSoToTheEnd() throws Exception {
        Process process = start(command(ClosesItself.class, "--port=0"));
        assertThat(process.inputReader().readAllLines()).endsWith("stopping", "closed");
        assertThat(process.waitFor()).isZero();
    }

    @Test
    void aSignalWaitsForACloseThatHasBegun() throws Exception {
        Process process = start(command(ClosesItself.class, "--port=0"));
        BufferedReader out = process.inputReader();
        await(out, "stopping");
        signal(process, "TERM");
        assertThat(out.readAllLines()).anyMatch("closed"::equals);
        assertThat(process.waitFor()).isZero();
    }

    @Test
    void aStartThatFailsClosesWhatItHasOpened() throws Exception {
        try (ServerSocket taken = new ServerSocket(0)) {
            Process process = start(command(SlowStart.class, "--host=0.0.0.0", "--port=" + taken.getLocalPort()));
            List<String> lines = process.inputReader().readAllLines();
            assertThat(process.waitFor()).isEqualTo(1);
            assertThat(lines).contains("opened three").endsWith("closed three", "closed two", "closed one");
        }
    }

    @Test
    void theEndOfTheParentStopsAProcessThatWasToldSo() throws Exception {
        List<String> child = command(Slow.class, "--port=0");
        child.add(1, "-Dhomespun.stop-with-parent=true");
        Process parent = start(command(Parent.class, child.toArray(String[]::new)));
        BufferedReader out = parent.inputReader();
        long pid = Long.parseLong(await(out, "child ").substring("child ".length()).strip());
        startLine(out);
        ProcessHandle handle = ProcessHandle.of(pid).orElseThrow();
        parent.destroyForcibly();
        assertThat(handle.onExit().get(20, TimeUnit.SECONDS).isAlive()).isFalse();
    }

    @Test
    void aPortThatIsTakenIsOneSentenceAndStatusOne() throws Exception {
        try (ServerSocket taken = new ServerSocket(0)) {
            Process process = start(command(Slow.class, "--host=0.0.0.0", "--port=" + taken.getLocalPort()));
            List<String> lines = process.inputReader().readAllLines();
            assertThat(process.waitFor()).isEqualTo(1);
            assertThat(lines).hasSize(1);
            assertThat(lines.getFirst()).contains("Port " + taken.getLocalPort() + " on 0.0.0.0 is taken");
        }
    }

    @Test
    void routesArePrintedWithoutListening() throws Exception {
        try (ServerSocket taken = new ServerSocket(0)) {
            Process process = start(command(Slow.class, "--routes", "--port=" + taken.getLocalPort()));
            List<String> lines = process.inputReader().readAllLines();
            assertThat(process.waitFor()).isZero();
            assertThat(lines).singleElement().asString().matches("GET  /slow  route \\(LauncherTest\\.java:\\d+\\)");
        }
    }

    @Test
    void settingsAreReadFromArgumentsEnvironmentAndFile(@TempDir Path folder) throws Exception {
        Files.writeString(folder.resolve("settings.properties"), "tea.kind=black\ntea.prize=9\n");
        ProcessBuilder builder = new ProcessBuilder(command(WithSettings.class, "--port=0")).directory(folder.toFile())
                .redirectErrorStream(true);
        builder.environment().put("TEA_PRICE", "hidden");
        Process process = builder.start();
        started.add(process);
        BufferedReader out = process.inputReader();
        assertThat(await(out, "WARN")).endsWith("settings.properties, line 2: tea.prize is not known; did you mean "
                + "tea.price?");
        await(out, "Tea[kind=black, price=***]");
        startLine(out);
    }

    @Test
    void settingsArePrintedWithoutOpeningAnything() throws Exception {
        Process process = start(command(WithSettings.class, "--settings", "--tea.kind=green", "--tea.price=hidden"));
        List<String> lines = process.inputReader().readAllLines();
        assertThat(process.waitFor()).isZero();
        assertThat(lines).anyMatch(line -> line.matches("tea\\.kind +green +the argument --tea\\.kind +text, required"))
                .noneMatch(line -> line.contains("hidden") || line.contains("Tea["));
    }

    @Test
    void helpNeedsNoSettings() throws Exception {
        Process process = start(command(WithSettings.class, "--help"));
        List<String> lines = process.inputReader().readAllLines();
        assertThat(process.waitFor()).isZero();
        assertThat(lines).contains("Arguments:").anyMatch(line -> line.startsWith("  --tea.kind=…  "));
    }

    @Test
    void wrongSettingsAreTheReportOfTheStartAndStatusOne() throws Exception {
        Process process = start(command(WithSettings.class, "--tea.knd=green", "--port=x"));
        String output = String.join("\n", process.inputReader().readAllLines());
        assertThat(process.waitFor()).isEqualTo(1);
        assertThat(output).contains("because of 4 mistakes:", "Setting tea.kind: it is missing",
                "Setting port: \"x\" must be an int. Correct the argument --port.",
                "Argument --tea.knd: it is not known. Did you mean --tea.kind=…?").doesNotContain("\tat ");
    }

    private static List<String> command(Class<?> main, String... args) {
        List<String> command = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1", "-classpath", System.getProperty("java.class.path"), main.getName()));
        command.addAll(List.of(args));
        return command;
    }

    private Process start(List<String> command) throws IOException {
        List<String> whole = new ArrayList<>(sigintIsIgnored() ? List.of("env", "--default-signal=INT") : List.of());
        whole.addAll(command);
        Process process = new ProcessBuilder(whole).redirectErrorStream(true).start();
        started.add(process);
        return process;
    }

    /// A shell starts its background jobs with SIGINT ignored, children inherit that, and a JVM leaves an ignored signal
    /// alone, as it should.
    private static boolean sigintIsIgnored() throws IOException {
        Path status = Path.of("/proc/self/status");
        return Files.exists(status) && Files.readAllLines(status).stream()
                .filter(line -> line.startsWith("SigIgn:"))
                .anyMatch(line -> (Long.parseUnsignedLong(line.substring("SigIgn:".length()).strip(), 16) >> 1 & 1) == 1);
    }

    private static void signal(Process process, String name) throws IOException, InterruptedException {
        new ProcessBuilder("kill", "-" + name, Long.toString(process.pid())).inheritIO().start().waitFor();
    }

    private static String startLine(BufferedReader out) throws IOException {
        return await(out, "Listening on");
    }

    private static String await(BufferedReader out, String text) throws IOException {
        StringBuilder before = new StringBuilder();
        for (String line = out.readLine(); line != null; line = out.readLine()) {
            if (line.contains(text)) {
                return line;
            }
            before.append(line).append('\n');
        }
        throw new AssertionError("no \"" + text + "\" in\n" + before);
    }

    private static String address(String startLine) {
        Matcher matcher = Pattern.compile("http://\\S+:\\d+").matcher(startLine);
        assertThat(matcher.find()).isTrue();
        return matcher.group();
    }

    private static CompletableFuture<HttpResponse<String>> get(String url) {
        HttpClient client = HttpClient.newHttpClient();
        return client.sendAsync(HttpRequest.newBuilder(URI.create(url)).build(), BodyHandlers.ofString());
    }
}
