package dev.homespun.starter;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class MainTest {

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @TempDir
    private Path parent;

    @Test
    void theProjectIsWrittenAndTheNextCommandsAreNamed() {
        assertThat(run("--project=" + parent + "/deep/hello", "--package=com.acme.hello")).isZero();

        assertThat(parent.resolve("deep/hello/pom.xml")).isRegularFile();
        assertThat(out.toString()).contains(
                "Created hello in " + parent + "/deep/hello.\n",
                "  cd " + parent + "/deep/hello\n  mvn -q -Prun\n");
        assertThat(err.toString()).isEmpty();
    }

    @Test
    void aSnapshotOfHomespunIsToBeInstalledFirst() {
        NewProject project = NewProject.in("hello", "com.acme.hello");

        assertThat(NextSteps.after(project, "0.1.0-SNAPSHOT")).contains("mvn -q -DskipTests install");
        assertThat(NextSteps.after(project, "0.1.0")).doesNotContain("install");
    }

    @Test
    void aPathWithSpacesIsQuotedForTheShell() {
        NewProject project = NewProject.in("it's here/hello", "com.acme.hello");

        assertThat(NextSteps.after(project, "0.1.0")).contains("  cd 'it'\\''s here/hello'\n");
    }

    @Test
    void theVersionIsThatOfTheBuild() {
        assertThat(run("--version")).isZero();
        assertThat(out.toString()).matches("homespun-starter \\d+\\.\\d+\\.\\d+(-SNAPSHOT)?\n");
    }

    @Test
    void theHelpNamesBothOptions() {
        assertThat(run("--help")).isZero();
        assertThat(out.toString()).contains("--project=FOLDER", "--package=NAME");
    }

    @ParameterizedTest
    @MethodSource("badInput")
    void badInputGetsOneSentenceAndExitCode2(List<String> arguments) throws IOException {
        assertThat(run(arguments.stream().map(argument -> argument.replace("PARENT", parent.toString()))
                .toArray(String[]::new))).isEqualTo(2);

        assertThat(err.toString().lines()).hasSize(1);
        assertThat(out.toString()).isEmpty();
        assertThat(parent).isEmptyDirectory();
    }

    static List<List<String>> badInput() {
        return List.of(
                List.of(),
                List.of("--project=PARENT/hello"),
                List.of("--package=com.acme"),
                List.of("--project=", "--package="),
                List.of("--project=PARENT/hello", "--package=com.class"),
                List.of("--project=PARENT/hello world", "--package=com.acme"),
                List.of("--project=PARENT/hello", "--package=com.acme", "--colour=red"),
                List.of("--project=PARENT/hello", "--package=com.acme", "more"),
                List.of("--project=PARENT/hello", "--package"),
                List.of("--project=PARENT/hello", "--package=a", "--package=b"));
    }

    @Test
    void nothingIsOverwritten() throws IOException {
        Path theirs = Files.createDirectory(parent.resolve("hello")).resolve("pom.xml");
        Files.writeString(theirs, "mine");

        assertThat(run("--project=" + parent + "/hello", "--package=com.acme")).isEqualTo(2);
        assertThat(theirs).hasContent("mine");
        try (Stream<Path> entries = Files.list(theirs.getParent())) {
            assertThat(entries).containsExactly(theirs);
        }
    }

    @Test
    void aFolderThatCannotBeMadeIsReportedInOneSentence() throws IOException {
        Files.writeString(parent.resolve("file"), "mine");

        assertThat(run("--project=" + parent + "/file/hello", "--package=com.acme")).isEqualTo(1);
        assertThat(err.toString().lines()).hasSize(1);
        assertThat(err.toString()).startsWith("The project could not be written: ");
    }

    private int run(String... arguments) {
        return Main.commandLine()
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(arguments);
    }
}
