package dev.homespun.benchmarks.compare;

import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

/// A contender that runs, and answers. Used by one thread at a time.
final class ServerProcess implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final long BETWEEN_ATTEMPTS = Duration.ofMillis(1).toNanos();
    private static final int SECONDS_TO_END = 5;
    private static final int LAST_LINES = 5;

    private final Contender contender;
    private final Process process;
    private final Path log;
    private final Connector connector;
    private final Duration start;

    private ServerProcess(Contender contender, Process process, Path log, Connector connector, Duration start) {
        this.contender = contender;
        this.process = process;
        this.log = log;
        this.connector = connector;
        this.start = start;
    }

    /// Starts it on a free port and waits for its first answer.
    ///
    /// @throws IOException when it cannot be started, ends, or does not answer within a minute
    static ServerProcess start(Contender contender, Stage stage) throws IOException {
        Optional<Path> missing = contender.jar().filter(jar -> !Files.exists(jar));
        if (missing.isPresent()) {
            throw new IOException("there is no " + missing.get());
        }
        Connector connector = new Connector(freePort(), contender.scope() == Contender.Scope.TLS
                ? Optional.of(stage.certificate().trusting()) : Optional.empty());
        Path log = stage.folder().resolve(contender.name() + ".log");
        ProcessBuilder builder = new ProcessBuilder(contender.command(connector.port(), stage.certificate()))
                .redirectErrorStream(true).redirectOutput(log.toFile())
                .redirectInput(new File("/dev/null"));
        long before = System.nanoTime();
        Process process = stage.children().start(builder);
        while (!answers(connector)) {
            requireAlive(process, log);
            if (System.nanoTime() - before > PATIENCE.toNanos()) {
                process.destroyForcibly();
                throw new IOException("no answer within %s: %s".formatted(PATIENCE, lastLines(log)));
            }
            LockSupport.parkNanos(BETWEEN_ATTEMPTS);
        }
        return new ServerProcess(contender, process, log, connector, Duration.ofNanos(System.nanoTime() - before));
    }

    private static int freePort() throws IOException {
        try (ServerSocket any = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return any.getLocalPort();
        }
    }

    /// Whatever it answers, as long as that is no error of its own: applications of which only the start is measured have
    /// other paths.
    private static boolean answers(Connector connector) {
        try (Client client = connector.open()) {
            client.send(Endpoint.PLAINTEXT.request());
            return client.receive().status() < 500;
        } catch (IOException notYet) {
            return false;
        }
    }

    private static void requireAlive(Process process, Path log) throws IOException {
        if (!process.isAlive()) {
            throw new IOException("it has ended with %d: %s".formatted(process.exitValue(), lastLines(log)));
        }
    }

    private static String lastLines(Path log) throws IOException {
        List<String> lines = Files.readAllLines(log, StandardCharsets.ISO_8859_1);
        return String.join(" | ", lines.subList(Math.max(0, lines.size() - LAST_LINES), lines.size()));
    }

    Contender contender() {
        return contender;
    }

    String name() {
        return contender.name();
    }

    Connector connector() {
        return connector;
    }

    /// {@return from just before the process was made to its first complete answer}
    Duration start() {
        return start;
    }

    long pid() {
        return process.pid();
    }

    /// @throws IOException when it has ended; the message has the last lines of its log
    ProcessStat stat() throws IOException {
        requireAlive(process, log);
        return ProcessStat.of(pid());
    }

    /// {@return how much of it is in main memory, in KiB} From `smaps_rollup`, since `status` may be off by hundreds.
    long rssKibibytes() throws IOException {
        try (Stream<String> lines = Files.lines(proc("smaps_rollup"), StandardCharsets.US_ASCII)) {
            String line = lines.filter(one -> one.startsWith("Rss:")).findFirst().orElseThrow();
            return Long.parseLong(line.replaceAll("\\D", ""));
        }
    }

    /// {@return how many files and sockets it has open}
    int descriptors() throws IOException {
        String[] files = proc("fd").toFile().list();
        if (files == null) {
            throw new IOException(name() + " has ended");
        }
        return files.length;
    }

    private Path proc(String file) {
        return Path.of("/proc", String.valueOf(pid()), file);
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(SECONDS_TO_END, TimeUnit.SECONDS)) {
                process.destroyForcibly().onExit().join();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
