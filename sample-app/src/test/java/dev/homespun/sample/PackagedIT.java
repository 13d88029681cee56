package dev.homespun.sample;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// The bookshop as it is packaged: a jar with its libraries beside it, an index of its routes, and an AOT cache.
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class PackagedIT {

    private static final String JAR = System.getProperty("sample.jar");

    @TempDir
    Path folder;

    @Test
    void theJarStartsWithItsIndex() throws Exception {
        assertThat(startLine(List.of("-jar", JAR))).contains(", 9 routes, ").endsWith(", route index");
    }

    @Test
    void theJarStartsFromTheCacheThatTrainingMakes() throws Exception {
        String cache = folder.resolve("app.aot").toString();
        Process training = java(List.of("-classpath", Path.of(JAR).resolveSibling("lib") + "/*",
                "dev.homespun.testing.Training", cache, JAR, "/books"));
        String said = training.inputReader().readAllAsString();
        assertThat(training.waitFor()).as(said).isZero();
        assertThat(said).startsWith(cache + ": ").endsWith(" MB, of 20 requests to " + JAR + System.lineSeparator());
        assertThat(startLine(List.of("-XX:AOTCache=" + cache, "-jar", JAR))).endsWith(", route index, AOT cache");
    }

    /// {@return the line that says where it is}
    private String startLine(List<String> arguments) throws Exception {
        List<String> all = new ArrayList<>(arguments);
        all.add("--port=0");
        Process process = java(all);
        try (var lines = process.inputReader()) {
            List<String> before = new ArrayList<>();
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.contains("Listening on")) {
                    return line;
                }
                before.add(line);
            }
            throw new AssertionError(String.join("\n", before));
        } finally {
            process.destroy();
            process.waitFor();
        }
    }

    private Process java(List<String> arguments) throws Exception {
        List<String> command = new ArrayList<>(arguments);
        command.addFirst(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().remove("DATABASE_URL");
        builder.environment().put("DATA_DIR", Files.createTempDirectory(folder, "data").toString());
        return builder.start();
    }
}
