package dev.homespun.starter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NewProjectTest {

    @TempDir
    private Path parent;

    @ParameterizedTest
    @ValueSource(strings = {"hello", "com.acme.hello", "com.acme.hello_2", "com.Acme", "a.b.c.d.e", "com.record",
            "javax.x"})
    void aJavaPackageIsAccepted(String name) {
        assertThat(in("hello", name).groupId()).isEqualTo(name);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            com.class          | no Java package
            int                | no Java package
            com.true.x         | no Java package
            com.null           | no Java package
            com._              | no Java package
            1com.acme          | no Java package
            com.2acme          | no Java package
            com..acme          | no Java package
            .com               | no Java package
            com.               | no Java package
            com acme           | no Java package
            com-acme           | no Java package
            com/acme           | no Java package
            com.acme;          | no Java package
            com.acmé           | no Java package
            com.acme$x         | no Java package
            `com.acme\n`       | no Java package
            ../acme            | no Java package
            java               | reserved for Java
            java.acme          | reserved for Java
            ``                 | is missing
            `  `               | is missing
            """)
    void anyOtherPackageIsRefused(String name, String reason) {
        assertThatThrownBy(() -> in("hello", name.replace("\\n", "\n")))
                .isInstanceOf(BadInput.class)
                .hasMessageContaining(reason);
    }

    @ParameterizedTest
    @ValueSource(strings = {"hello", "Hello", "hello-world", "hello_world", "hello.world", "2hello", "h"})
    void theNameOfTheFolderIsTheArtifactId(String name) {
        assertThat(in(name, "com.acme").artifactId()).isEqualTo(name);
    }

    @ParameterizedTest
    @ValueSource(strings = {"hello world", "häuser", "-hello", ".hello", "_hello", "hello!", "a:b", "${x}", "<x>",
            "a&b"})
    void aNameThatIsNoArtifactIdIsRefused(String name) {
        assertThatThrownBy(() -> in(name, "com.acme"))
                .isInstanceOf(BadInput.class)
                .hasMessageContaining("cannot be a Maven artifactId");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            ``        | is missing
            `   `     | is missing
            ~/hello   | starts with ~
            /         | cannot be a Maven artifactId
            """)
    void aFolderThatCannotBeMeantIsRefused(String folder, String reason) {
        assertThatThrownBy(() -> NewProject.in(folder, "com.acme"))
                .isInstanceOf(BadInput.class)
                .hasMessageContaining(reason);
    }

    @Test
    void aPathWithANulIsRefused() {
        assertThatThrownBy(() -> NewProject.in("a\0b", "com.acme"))
                .isInstanceOf(BadInput.class)
                .hasMessageContaining("is no path");
    }

    @Test
    void anEmptyFolderIsAccepted() throws IOException {
        Files.createDirectory(parent.resolve("hello"));

        assertThat(in("hello", "com.acme").artifactId()).isEqualTo("hello");
    }

    @Test
    void aFolderWithAnythingInItIsRefused() throws IOException {
        Files.writeString(Files.createDirectory(parent.resolve("hello")).resolve(".hidden"), "mine");

        assertThatThrownBy(() -> in("hello", "com.acme"))
                .isInstanceOf(BadInput.class)
                .hasMessageContaining("is not empty");
    }

    @Test
    void aFileInTheWayIsRefused() throws IOException {
        Files.writeString(parent.resolve("hello"), "mine");

        assertThatThrownBy(() -> in("hello", "com.acme"))
                .isInstanceOf(BadInput.class)
                .hasMessageContaining("is no folder");
    }

    @Test
    void aDotIsTheFolderThatItStandsFor() throws IOException {
        Path folder = Files.createDirectory(parent.resolve("hello"));

        assertThat(NewProject.in(folder + "/.", "com.acme").artifactId()).isEqualTo("hello");
        assertThat(NewProject.in(folder + "/x/..", "com.acme").artifactId()).isEqualTo("hello");
    }

    private NewProject in(String folder, String packageName) {
        return NewProject.in(parent + "/" + folder, packageName);
    }
}
