package dev.homespun.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FolderTest {

    @TempDir private Path above = Path.of("");
    private Folder folder = Folder.at(above);

    @BeforeEach
    void aFolder() throws IOException {
        Files.createDirectories(above.resolve("public/sub"));
        Files.writeString(above.resolve("public/a.txt"), "a");
        Files.writeString(above.resolve("public/sub/b.txt"), "b");
        Files.writeString(above.resolve("secret.txt"), "secret");
        Files.createDirectories(above.resolve("public2"));
        Files.writeString(above.resolve("public2/c.txt"), "c");
        Files.createSymbolicLink(above.resolve("public/inside"), Path.of("sub/b.txt"));
        Files.createSymbolicLink(above.resolve("public/outside"), Path.of("../secret.txt"));
        Files.createSymbolicLink(above.resolve("public/beside"), Path.of("../public2"));
        Files.createSymbolicLink(above.resolve("public/loop"), Path.of("loop"));
        Files.createSymbolicLink(above.resolve("link"), Path.of("public"));
        folder = Folder.at(above.resolve("public"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"a.txt", "sub/b.txt", "inside", "./a.txt", "sub//b.txt"})
    void aFileOfTheFolderIsFound(String name) throws IOException {
        assertThat(folder.file(name)).isRegularFile();
        assertThat(Folder.at(above.resolve("link")).file(name)).isEqualTo(folder.file(name));
    }

    @ParameterizedTest
    @ValueSource(strings = {"../secret.txt", "sub/../../secret.txt", "sub/../a.txt", "..", "/etc/hostname", "outside",
            "beside/c.txt", "../public2/c.txt", "..\\secret.txt", "sub\\b.txt", "a\0.txt", "loop", "none", "a.txt/b",
            "sub", "", "."})
    void whatIsNoFileOfTheFolderIsNotFound(String name) {
        HttpError error = catchThrowableOfType(HttpError.class, () -> folder.file(name));
        assertThat(error.status()).isEqualTo(Status.NOT_FOUND);
        assertThat(error.getMessage()).doesNotContain(above.toString());
    }

    @Test
    void aNameThatIsTooLongIsNotFound() {
        assertThat(catchThrowableOfType(HttpError.class, () -> folder.file("a".repeat(5000))).status())
                .isEqualTo(Status.NOT_FOUND);
    }
}
