package dev.homespun.starter;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// A process that a test has started, with its output in a file. Closing it ends it and all that it started, each by
/// its own id, however the test went.
///
/// @param process the process
/// @param log what it writes, both streams
record RunningProcess(Process process, Path log) implements AutoCloseable {

    private static final Duration PATIENCE_AT_CLOSE = Duration.ofSeconds(10);

    static RunningProcess start(ProcessBuilder builder, Path log) {
        try {
            return new RunningProcess(builder.redirectErrorStream(true).redirectOutput(log.toFile()).start(), log);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// {@return the exit code}
    ///
    /// @throws AssertionError when it has not ended in time; the message holds its output
    int exitCode(Duration patience) throws InterruptedException {
        if (!process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS)) {
            throw new AssertionError("still running after %s:%n%s".formatted(patience, output()));
        }
        return process.exitValue();
    }

    /// {@return the first match in the output, as soon as it is there}
    ///
    /// @throws AssertionError when the process has ended without it, or the time is over; the message holds its output
    MatchResult await(Pattern pattern, Duration patience) throws InterruptedException {
        Instant end = Instant.now().plus(patience);
        while (true) {
            boolean last = !process.isAlive() || Instant.now().isAfter(end);
            Matcher matcher = pattern.matcher(output());
            if (matcher.find()) {
                return matcher.toMatchResult();
            }
            if (last) {
                throw new AssertionError("no %s in:%n%s".formatted(pattern, output()));
            }
            Thread.sleep(50);
        }
    }

    String output() {
        try {
            return Files.readString(log);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// {@return the one process that this one has started and that has started none itself}
    ProcessHandle onlyLeaf() {
        List<ProcessHandle> leaves = process.descendants()
                .filter(handle -> handle.children().findAny().isEmpty())
                .toList();
        if (leaves.size() != 1) {
            throw new AssertionError("one process expected below %d: %s".formatted(process.pid(),
                    leaves.stream().map(ProcessHandle::info).toList()));
        }
        return leaves.getFirst();
    }

    @Override
    public void close() {
        List<ProcessHandle> all = Stream.concat(process.descendants(), Stream.of(process.toHandle())).toList();
        all.forEach(ProcessHandle::destroy);
        all.stream().filter(handle -> !endsWithin(handle, PATIENCE_AT_CLOSE)).forEach(ProcessHandle::destroyForcibly);
    }

    /// {@return whether the process has ended, after waiting for that}
    static boolean endsWithin(ProcessHandle handle, Duration patience) {
        try {
            handle.onExit().get(patience.toMillis(), TimeUnit.MILLISECONDS);
            return true;
        } catch (TimeoutException | ExecutionException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
