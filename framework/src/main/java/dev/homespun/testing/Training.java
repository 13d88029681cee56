package dev.homespun.testing;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Makes an AOT cache (JEP 514) of a packaged application, as a step of a build: starts it on a free port, asks it a
/// few things, and ends it by SIGTERM. Then the JVM writes down which classes it has loaded and linked, and what it has
/// learned about methods, for the next start.
///
/// ```sh
/// java -cp 'target/lib/*' dev.homespun.testing.Training target/app.aot target/shop.jar /books /books/7
/// ```
///
/// It makes the cache for the Java that runs it. Options for the JVM that the application will have, such as another
/// garbage collector, go into the environment (`JDK_JAVA_OPTIONS`), and so do its settings. What it logs is in a file
/// beside the cache.
///
/// @param cache where to write it
/// @param jar of the application; runnable, with its libraries named in its manifest
/// @param targets what to ask for, such as `/books?page=2`; the answers have to be successes
record Training(Path cache, Path jar, List<String> targets) {

    /// Code that runs often enough is worth remembering.
    private static final int ROUNDS = 20;
    /// A start with many migrations, or on a machine that is busy, takes its time, and so does writing.
    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final Pattern ADDRESS = Pattern.compile("Listening on (http://[^, ]+), ");

    static void main(String[] args) throws InterruptedException {
        if (args.length < 3) {
            fail("Expected are the cache to write, the jar to run, and one or more targets to ask for.");
        }
        try {
            System.out.println(new Training(Path.of(args[0]), Path.of(args[1]),
                    List.of(args).subList(2, args.length)).run());
        } catch (IOException | IllegalStateException failed) {
            fail(String.valueOf(failed.getMessage()));
        }
    }

    private static void fail(String reason) {
        System.err.println("No AOT cache is made: " + reason);
        System.exit(1);
    }

    /// {@return what was done, in a sentence}
    ///
    /// @throws IOException when the application cannot be run or asked
    /// @throws IllegalStateException when it does not do what it should
    String run() throws IOException, InterruptedException {
        Files.deleteIfExists(cache);
        Path log = Path.of(cache + ".log");
        Process process = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:AOTCacheOutput=" + cache, "-jar", jar.toString(), "--host=127.0.0.1", "--port=0")
                .redirectErrorStream(true).redirectOutput(log.toFile()).start();
        try {
            if (!process.supportsNormalTermination()) {
                throw new IllegalStateException("here a process cannot be asked to end, and without an end there is no "
                        + "cache; stop the application by Ctrl-C");
            }
            String address = address(process, log);
            for (int round = 0; round < ROUNDS; round++) {
                for (String target : targets) {
                    ask(address, target);
                }
            }
            process.destroy();
            require(process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS), "it did not end", log);
            require(process.exitValue() == 0, "it ended with status " + process.exitValue(), log);
            require(Files.exists(cache), "its JVM wrote none", log);
        } finally {
            process.destroyForcibly();
        }
        return "%s: %d MB, of %d requests to %s".formatted(cache, Files.size(cache) >> 20, ROUNDS * targets.size(),
                jar);
    }

    private static String address(Process process, Path log) throws IOException, InterruptedException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (System.nanoTime() < end) {
            boolean isAlive = process.isAlive();
            Matcher address = ADDRESS.matcher(Files.readString(log));
            if (address.find()) {
                return address.group(1);
            }
            require(isAlive, "the application did not start", log);
            Thread.sleep(50);
        }
        throw new IllegalStateException("the application did not say \"Listening on http://…\"; see " + log);
    }

    private static void ask(String address, String target) throws IOException {
        HttpURLConnection request = (HttpURLConnection) URI.create(address + target).toURL().openConnection();
        try (var content = request.getResponseCode() < 400 ? request.getInputStream() : request.getErrorStream()) {
            if (content != null) {
                content.readAllBytes();
            }
        }
        if (request.getResponseCode() >= 400) {
            throw new IllegalStateException("GET %s was answered with status %d".formatted(target,
                    request.getResponseCode()));
        }
    }

    private static void require(boolean isSo, String otherwise, Path log) throws IOException {
        if (!isSo) {
            throw new IllegalStateException(otherwise + "; " + log + " says:\n" + Files.readString(log));
        }
    }
}
