package dev.homespun.settings;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SettingsFileTest {

    @TempDir
    private Path folder;
    private Path path = Path.of("");

    @BeforeEach
    void name() {
        path = folder.resolve("a.properties");
    }

    @Test
    void eachValueHasItsLine() throws IOException {
        SettingsFile file = SettingsFile.read(Files.writeString(path, """
                \uFEFFa = 1
                # comment \\
                ! b=0

                c: long \\
                   line\\
                # not a comment
                d=\\u00e4\\t\u20ac
                e
                """));
        assertThat(file.mistakes()).isEmpty();
        assertThat(file.values()).hasSize(4)
                .containsEntry("a", new Found("1", path + ", line 1"))
                .containsEntry("c", new Found("long line# not a comment", path + ", line 5"))
                .containsEntry("d", new Found("\u00e4\t\u20ac", path + ", line 8"))
                .containsEntry("e", new Found("", path + ", line 9"));
    }

    @Test
    void aFileThatEndsInABackslashEndsThere() throws IOException {
        assertThat(SettingsFile.read(Files.writeString(path, "a=1\\")).values())
                .containsEntry("a", new Found("1", path + ", line 1"));
        assertThat(SettingsFile.read(Files.writeString(path, "")).values()).isEmpty();
    }

    @Test
    void otherEncodingsAreRefused() throws IOException {
        assertThat(SettingsFile.read(Files.write(path, "a=\u00e4".getBytes(ISO_8859_1))).mistakes()).singleElement()
                .hasToString(path + ": it is not UTF-8. Save it in this encoding.");
    }
}
