package dev.homespun.sample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DatabaseTest {

    @TempDir
    Path folder;

    @Test
    void aBookSurvivesARestart() {
        Versioned added;
        try (Database database = open()) {
            added = new JdbiBookStore(database.jdbi()).add(SampleBooks.earthsea());
        }
        try (Database database = open()) {
            assertThat(new JdbiBookStore(database.jdbi()).find(added.book().id())).contains(added);
        }
    }

    @Test
    void aFileThatIsNoDatabaseIsToldInOneSentence() throws IOException {
        Files.writeString(folder.resolve("bookshop.mv.db"), "not a database");
        assertUnavailable(Map.of("DATA_DIR", folder.toString()),
                "Cannot open the database " + folder.resolve("bookshop.mv.db") + ": ");
    }

    @Test
    void aServerThatIsNotThereIsToldWithoutThePassword() throws IOException {
        int port;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = socket.getLocalPort();
        }
        assertUnavailable(Map.of("DATABASE_URL", "postgres://ann:secret@127.0.0.1:%d/shop".formatted(port)),
                "Cannot open the database 127.0.0.1:%d/shop: Connection to 127.0.0.1:%d refused."
                        .formatted(port, port));
    }

    private Database open() {
        return Database.open(Map.of("DATA_DIR", folder.toString()));
    }

    private static void assertUnavailable(Map<String, String> environment, String start) {
        assertThatExceptionOfType(DatabaseUnavailable.class).isThrownBy(() -> Database.open(environment).close())
                .satisfies(e -> assertThat(e.getMessage()).startsWith(start).doesNotContain("secret", "\n"));
    }
}
