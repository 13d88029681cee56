package dev.homespun.docs;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/// What a program prints when it is started with `--routes`.
public final class RoutesTable {

    private RoutesTable() {}

    /// {@return the table}
    ///
    /// @param main the program
    /// @throws IOException when it cannot be started
    /// @throws InterruptedException when somebody does not want to wait for it
    public static String of(Class<?> main) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp", System.getProperty("java.class.path"), main.getName(), "--routes")
                .redirectError(ProcessBuilder.Redirect.INHERIT).start();
        String table = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new IllegalStateException("%s ended with %d%n%s".formatted(main, process.exitValue(), table));
        }
        return table;
    }
}
