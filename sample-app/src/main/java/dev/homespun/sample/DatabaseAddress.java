package dev.homespun.sample;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;

/// Where the database is, for its driver and for people.
///
/// @param name for people: without user and password
/// @param jdbcUrl for the driver
/// @param settings for the driver, too: user and password among them
/// @param expected what has to be there, for people
record DatabaseAddress(String name, String jdbcUrl, Map<String, String> settings, String expected) {

    /// The first two make H2 read the SQL of PostgreSQL. It would close its file in a shutdown hook, while requests are
    /// still answered: the pool closes it. It would wait half a second before it writes what is committed: lost, when
    /// the process is killed. It would keep a log of its own: what goes wrong is in ours.
    private static final String H2_SETTINGS =
            ";MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DB_CLOSE_ON_EXIT=FALSE;WRITE_DELAY=0;TRACE_LEVEL_FILE=0";

    /// Copies the map.
    DatabaseAddress {
        settings = Map.copyOf(settings);
    }

    /// {@return the PostgreSQL that `DATABASE_URL` names; without it, H2 in the folder `DATA_DIR`, which is `data`
    ///     where that is not set}
    ///
    /// @throws DatabaseUnavailable when they do not name one
    static DatabaseAddress of(Map<String, String> environment) {
        String url = environment.getOrDefault("DATABASE_URL", "").strip();
        return url.isEmpty() ? h2(environment.getOrDefault("DATA_DIR", "data")) : PostgresUrl.parse(url);
    }

    private static DatabaseAddress h2(String folder) {
        if (folder.isBlank() || folder.contains(";") || Files.isRegularFile(Path.of(folder))) {
            throw new DatabaseUnavailable("DATA_DIR is '%s'; expected is the path of a folder,".formatted(folder)
                    + " there or to be made, without a semicolon in it.");
        }
        Path file = Path.of(folder).toAbsolutePath().normalize().resolve("bookshop");
        return new DatabaseAddress(file + ".mv.db", "jdbc:h2:file:" + file + H2_SETTINGS,
                Map.of("user", "sa", "password", ""),
                "a folder DATA_DIR that can be written and that no other process uses");
    }

    /// {@return the settings as drivers want them, in a new object}
    Properties properties() {
        Properties properties = new Properties();
        properties.putAll(settings);
        return properties;
    }
}
