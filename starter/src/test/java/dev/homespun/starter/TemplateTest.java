package dev.homespun.starter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TemplateTest {

    private static final Path SOURCES = Path.of("src/main/resources/templates/minimal");

    private final Template minimal = Template.named("minimal");

    @TempDir
    private Path parent;

    @Test
    void theListHoldsEveryFileOfTheTree() throws IOException {
        assertThat(minimal.files()).extracting(TemplateFile::path).isEqualTo(filesUnder(SOURCES));
    }

    @Test
    void theListedFilesArriveInTheRightPlaces() throws IOException {
        assertThat(filesUnder(written())).containsExactly(
                ".gitignore",
                ".mvn/jvm.config",
                ".mvn/maven.config",
                "README.md",
                "pom.xml",
                "src/main/java/com/acme/hello/Hello.java",
                "src/main/java/com/acme/hello/Main.java",
                "src/test/java/com/acme/hello/HelloTest.java");
    }

    @Test
    void noPlaceholderIsLeft() throws IOException {
        Path folder = written();
        for (String file : filesUnder(folder)) {
            assertThat(file).doesNotContain("__");
            assertThat(Files.readString(folder.resolve(file))).as(file).doesNotContain("__");
        }
    }

    @Test
    void everyTextHasUnixLinesAndEndsWithOne() throws IOException {
        Path folder = written();
        for (String file : filesUnder(folder)) {
            assertThat(Files.readString(folder.resolve(file))).as(file)
                    .doesNotContain("\r", "\t", " \n", "\n\n\n")
                    .endsWith("\n")
                    .doesNotEndWith("\n\n");
        }
    }

    @Test
    void theNamesAreFilledIn() throws IOException {
        Path folder = written();

        assertThat(Files.readString(folder.resolve("pom.xml"))).contains(
                "<groupId>com.acme.hello</groupId>",
                "<artifactId>hello</artifactId>",
                "<homespun.version>1.2.3</homespun.version>",
                "<argument>com.acme.hello.Main</argument>");
        assertThat(Files.readString(folder.resolve("src/main/java/com/acme/hello/Main.java")))
                .startsWith("package com.acme.hello;\n")
                .contains("scan(\"com.acme.hello\")");
        assertThat(Files.readString(folder.resolve("README.md")))
                .startsWith("# hello\n")
                .contains("src/main/java/com/acme/hello/Main.java");
    }

    @Test
    void aFileThatTurnsUpInTheMeantimeIsNotOverwritten() throws IOException {
        NewProject project = NewProject.in(parent + "/hello", "com.acme.hello");
        Path theirs = Files.createDirectory(project.folder()).resolve("pom.xml");
        Files.writeString(theirs, "mine");

        assertThatThrownBy(() -> minimal.write(project, "1.2.3")).isInstanceOf(FileAlreadyExistsException.class);
        assertThat(theirs).hasContent("mine");
    }

    @Test
    void aValueIsNeverReadAsAPlaceholder() {
        assertThat(Template.filled("__a__ __b__", Map.of("a", "__b__", "b", "$1\\"))).isEqualTo("__b__ $1\\");
    }

    @Test
    void anUnknownPlaceholderIsNamed() {
        assertThatThrownBy(() -> Template.filled("x __nobody__ x", Map.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("no value for the placeholder __nobody__");
    }

    @Test
    void anUnknownTemplateIsNamed() {
        assertThatThrownBy(() -> Template.named("maximal"))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining("/templates/maximal.files is not on the class path");
    }

    private Path written() throws IOException {
        NewProject project = NewProject.in(parent + "/hello", "com.acme.hello");
        minimal.write(project, "1.2.3");
        return project.folder();
    }

    private static List<String> filesUnder(Path root) throws IOException {
        try (Stream<Path> tree = Files.walk(root)) {
            return tree.filter(Files::isRegularFile)
                    .map(file -> root.relativize(file).toString().replace('\\', '/'))
                    .sorted()
                    .toList();
        }
    }
}
