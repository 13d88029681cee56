package dev.homespun.sample;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.jdbi.v3.core.Jdbi;

/// A pool of connections to a database whose tables are as the migrations want them.
final class Database implements AutoCloseable {

    /// One request works on one connection, and a database is at its best with about two for each of its processors.
    private static final int MAX_CONNECTIONS = 10;

    /// A request waits this long for a connection; after that it is better to fail than to queue.
    private static final Duration MAX_WAIT = Duration.ofSeconds(5);

    /// What they say on a good day is for nobody. Held here, because the log forgets the level of a logger that nobody
    /// holds.
    private static final List<Logger> QUIET = List.of(Logger.getLogger("com.zaxxer.hikari"),
            Logger.getLogger("org.flywaydb"));

    private final HikariDataSource pool;

    private Database(HikariDataSource pool) {
        this.pool = pool;
    }

    /// {@return the database that the environment names, open and migrated}
    ///
    /// @param environment `DATABASE_URL` and `DATA_DIR` are looked at, see [DatabaseAddress#of]
    /// @throws DatabaseUnavailable when it names none, or one that cannot be used
    static Database open(Map<String, String> environment) {
        QUIET.forEach(logger -> logger.setLevel(Level.WARNING));
        DatabaseAddress address = DatabaseAddress.of(environment);
        reach(address);
        HikariDataSource pool = pool(address);
        migrate(pool, address);
        return new Database(pool);
    }

    /// Asks before the pool does: what a driver has to say is one sentence, what a pool says is a page in the log.
    private static void reach(DatabaseAddress address) {
        try {
            DriverManager.getConnection(address.jdbcUrl(), address.properties()).close();
        } catch (SQLException e) {
            throw unavailable("open the database", address, e, address.expected());
        }
    }

    private static HikariDataSource pool(DatabaseAddress address) {
        HikariConfig config = new HikariConfig();
        config.setPoolName("bookshop");
        config.setJdbcUrl(address.jdbcUrl());
        config.setDataSourceProperties(address.properties());
        config.setMaximumPoolSize(MAX_CONNECTIONS);
        config.setConnectionTimeout(MAX_WAIT.toMillis());
        return new HikariDataSource(config);
    }

    private static void migrate(HikariDataSource pool, DatabaseAddress address) {
        try {
            Flyway.configure().dataSource(pool).load().migrate();
        } catch (FlywayException e) {
            pool.close();
            throw unavailable("make the tables in", address, e,
                    "a database that is empty, or the bookshop's, where its user may make tables");
        }
    }

    /// What the network said is in the cause: PostgreSQL's driver says only that it failed.
    private static DatabaseUnavailable unavailable(String what, DatabaseAddress address, Exception e, String expected) {
        String found = String.valueOf(e.getMessage()).replaceFirst("\\.$", "");
        String cause = e.getCause() instanceof IOException network ? " (" + network + ")" : "";
        return new DatabaseUnavailable("Cannot %s %s: %s%s; expected is %s."
                .formatted(what, address.name(), found, cause, expected), e);
    }

    /// {@return the way to talk to it; arrays of strings are understood}
    Jdbi jdbi() {
        Jdbi jdbi = Jdbi.create(pool);
        jdbi.registerArrayType(String.class, "varchar");
        return jdbi;
    }

    /// Asks the database for nothing, and waits for its answer.
    ///
    /// @throws SQLException when there is none
    void ping() throws SQLException {
        try (Connection connection = pool.getConnection(); Statement statement = connection.createStatement()) {
            statement.execute("SELECT 1");
        }
    }

    /// Closes all connections. H2 then writes its file.
    @Override
    public void close() {
        pool.close();
    }
}
