package dev.homespun.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What [UnixStartsTest] sees by chance only.
class UnixClaimTest {

    @TempDir
    Path folder;

    @Test
    void nothingIsLeftOfAClaimAndAnotherCanFollow() throws IOException {
        for (int i = 0; i < 2; i++) {
            try (UnixClaim claim = UnixClaim.of(folder.resolve("app.sock")).orElseThrow()) {
                assertThat(claim.file()).isEqualTo(folder.resolve(".app.sock.lock")).exists();
            }
            assertThat(folder).isEmptyDirectory();
        }
    }

    @Test
    void theFileOfAProcessThatWasKilledIsInNobodysWay() throws IOException {
        Files.createFile(folder.resolve(".app.sock.lock"));
        UnixClaim.of(folder.resolve("app.sock")).orElseThrow().close();
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void theLockOfAFileThatIsGoneIsNoClaim() throws IOException {
        Path file = Files.createFile(folder.resolve(".app.sock.lock"));
        try (FileChannel early = FileChannel.open(file, StandardOpenOption.WRITE)) {
            Files.delete(file);
            assertThat(early.tryLock()).isNotNull();
            assertThat(UnixClaim.confirm(early, file)).as("nothing is there").isEmpty();
            Files.createFile(file);
            assertThat(UnixClaim.confirm(early, file)).as("another file is there").isEmpty();
        }
    }
}
