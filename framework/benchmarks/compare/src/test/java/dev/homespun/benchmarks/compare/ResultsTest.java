package dev.homespun.benchmarks.compare;

import static org.assertj.core.api.Assertions.assertThat;

import dev.homespun.benchmarks.compare.CompareOptions.Step;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ResultsTest {

    @TempDir
    Path folder = Path.of("");

    private final List<String> failures = new ArrayList<>();

    private Results load() {
        return new Results(folder, Step.LOAD, new PrintStream(OutputStream.nullOutputStream()), failures);
    }

    private static Conditions conditions(String date) {
        return new Conditions(Step.LOAD, Map.of("date", date), List.of());
    }

    @Test
    void aStepThatIsRepeatedReplacesItsOwnFilesAndNoOthers() throws IOException {
        Files.writeString(folder.resolve("load.csv"), "old");
        Files.writeString(folder.resolve("start.csv"), "old");
        load().begin(conditions("today"));
        assertThat(folder.resolve("load.csv")).doesNotExist();
        assertThat(folder.resolve("start.csv")).exists();
        assertThat(Conditions.read(folder, Step.LOAD)).contains(conditions("today"));
    }

    @Test
    void whatFailedIsReadAgainAsOneLine() throws IOException {
        load().begin(conditions("today"));
        load().failed("slow", "it has ended:\n  with 1");
        assertThat(Conditions.read(folder, Step.LOAD).orElseThrow().failures())
                .containsExactly("slow: it has ended: with 1");
        assertThat(failures).containsExactly("load, slow: it has ended: with 1");
    }
}
