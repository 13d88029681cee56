package dev.homespun.sample;

import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(PostgresExtension.class)
class PostgresBookStoreTest implements BookStoreContract {

    private final Database database;

    PostgresBookStoreTest(PostgresServer postgres) {
        database = Database.open(Map.of("DATABASE_URL", postgres.createDatabase()));
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
