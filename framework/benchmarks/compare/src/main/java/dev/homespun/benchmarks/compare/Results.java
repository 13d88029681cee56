package dev.homespun.benchmarks.compare;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;

/// Where a step writes what it found, and tells of its progress.
///
/// Beside its figures each step has its [Conditions], with what failed in it. A step that is repeated alone replaces
/// its own two files.
///
/// @param folder of all files
/// @param step whose these are
/// @param failures what failed, in all steps of this run
record Results(Path folder, CompareOptions.Step step, PrintStream out, List<String> failures) {

    /// Removes the step's figures of an earlier run: they would stand beside conditions that were not theirs.
    void begin(Conditions conditions) throws IOException {
        Files.createDirectories(folder);
        Files.deleteIfExists(folder.resolve(step.word() + ".csv"));
        Files.writeString(Conditions.file(folder, step), conditions.text(), StandardCharsets.UTF_8);
    }

    /// Takes down that something could not be measured; the rest goes on.
    void failed(String server, String what) throws IOException {
        String line = "%s: %s".formatted(server, what.replaceAll("\\s+", " ").strip());
        failures.add(step.word() + ", " + line);
        Files.writeString(Conditions.file(folder, step), Conditions.FAILED + ": " + line + "\n", StandardCharsets.UTF_8,
                StandardOpenOption.APPEND);
        out.println("FAILED " + line);
    }

    void tell(String format, Object... arguments) {
        out.println(Text.format(format, arguments));
    }
}
