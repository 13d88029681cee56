package dev.homespun.sample;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;

class H2BookStoreTest implements BookStoreContract {

    private final Database database;

    H2BookStoreTest(@TempDir Path folder) {
        database = Database.open(Map.of("DATA_DIR", folder.toString()));
    }

    @Override
    public BookStore store() {
        return new JdbiBookStore(database.jdbi());
    }

    @AfterEach
    void close() {
        database.close();
    }
}
