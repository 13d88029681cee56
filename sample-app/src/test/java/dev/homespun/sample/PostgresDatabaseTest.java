package dev.homespun.sample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(PostgresExtension.class)
class PostgresDatabaseTest {

    @Test
    void aBookSurvivesARestart(PostgresServer postgres) {
        Map<String, String> environment = Map.of("DATABASE_URL", postgres.createDatabase());
        Versioned added;
        try (Database database = Database.open(environment)) {
            added = new JdbiBookStore(database.jdbi()).add(SampleBooks.earthsea());
        }
        try (Database database = Database.open(environment)) {
            assertThat(new JdbiBookStore(database.jdbi()).find(added.book().id())).contains(added);
        }
    }

    @Test
    void theUrlOfTheDriverLeadsToTheSameDatabase(PostgresServer postgres) {
        String url = postgres.createDatabase();
        String jdbcUrl = url.replaceFirst("postgres://(.*)@(.*)", "jdbc:postgresql://$2?user=$1&password=any");
        Versioned added;
        try (Database database = Database.open(Map.of("DATABASE_URL", url))) {
            added = new JdbiBookStore(database.jdbi()).add(SampleBooks.earthsea());
        }
        try (Database database = Database.open(Map.of("DATABASE_URL", jdbcUrl))) {
            assertThat(new JdbiBookStore(database.jdbi()).find(added.book().id())).contains(added);
        }
    }

    @Test
    void aDatabaseThatIsNotThereIsToldWithoutThePassword(PostgresServer postgres) {
        String url = postgres.createDatabase().replace("@", ":secret@") + "_missing";
        assertThatExceptionOfType(DatabaseUnavailable.class)
                .isThrownBy(() -> Database.open(Map.of("DATABASE_URL", url)).close())
                .withMessageStartingWith("Cannot open the database 127.0.0.1:")
                .withMessageEndingWith(
                        "_missing\" does not exist; expected is a PostgreSQL that answers to DATABASE_URL.")
                .satisfies(e -> assertThat(e.getMessage()).doesNotContain("secret"));
    }

    @Test
    void aDatabaseOfSomebodyElseIsLeftAlone(PostgresServer postgres) throws SQLException {
        String url = postgres.createDatabase();
        DatabaseAddress address = DatabaseAddress.of(Map.of("DATABASE_URL", url));
        try (Connection theirs = DriverManager.getConnection(address.jdbcUrl(), address.properties())) {
            theirs.createStatement().execute("CREATE TABLE book (id INTEGER)");
        }
        assertThatExceptionOfType(DatabaseUnavailable.class)
                .isThrownBy(() -> Database.open(Map.of("DATABASE_URL", url)).close())
                .withMessageStartingWith("Cannot make the tables in 127.0.0.1:")
                .withMessageContaining("expected is a database that is empty, or the bookshop's");
    }
}
