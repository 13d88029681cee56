package dev.homespun.sample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.ValueSource;

class DatabaseAddressTest {

    private static final String H2 =
            ";MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DB_CLOSE_ON_EXIT=FALSE;WRITE_DELAY=0;TRACE_LEVEL_FILE=0";

    @Test
    void withoutAnEnvironmentItIsAFileInTheFolderData() {
        Path file = Path.of("data", "bookshop").toAbsolutePath();
        DatabaseAddress address = DatabaseAddress.of(Map.of());
        assertThat(address.jdbcUrl()).isEqualTo("jdbc:h2:file:" + file + H2);
        assertThat(address.name()).isEqualTo(file + ".mv.db");
    }

    @Test
    void dataDirMovesTheFile() {
        assertThat(DatabaseAddress.of(Map.of("DATA_DIR", "/var/lib/shop", "DATABASE_URL", " ")).jdbcUrl())
                .isEqualTo("jdbc:h2:file:/var/lib/shop/bookshop" + H2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "/tmp/a;INIT=DROP TABLE book", "pom.xml"})
    void whatIsNoFolderIsRefused(String folder) {
        assertThatExceptionOfType(DatabaseUnavailable.class)
                .isThrownBy(() -> DatabaseAddress.of(Map.of("DATA_DIR", folder)))
                .withMessage("DATA_DIR is '" + folder + "'; expected is the path of a folder,"
                        + " there or to be made, without a semicolon in it.");
    }

    static final List<Arguments> URLS = List.of(
            arguments("postgres://ann:secret@db.example:5433/shop", "jdbc:postgresql://db.example:5433/shop",
                    "ann", "secret", "db.example:5433/shop"),
            arguments("postgresql://ann:secret@db.example/shop", "jdbc:postgresql://db.example/shop",
                    "ann", "secret", "db.example/shop"),
            arguments("postgres://a%40b:p%3Aq%2Fr%25+%C3%A9@h/d", "jdbc:postgresql://h/d", "a@b", "p:q/r%+é", "h/d"),
            arguments("postgres://ann:a:b@h/d", "jdbc:postgresql://h/d", "ann", "a:b", "h/d"),
            arguments("postgres://ann@h/d", "jdbc:postgresql://h/d", "ann", null, "h/d"),
            arguments("postgres://h/d", "jdbc:postgresql://h/d", null, null, "h/d"),
            arguments("postgres://ann:secret@[::1]:5433/shop", "jdbc:postgresql://[::1]:5433/shop",
                    "ann", "secret", "[::1]:5433/shop"),
            arguments("postgres://ann:secret@h/d?sslmode=require", "jdbc:postgresql://h/d?sslmode=require",
                    "ann", "secret", "h/d"),
            arguments(" jdbc:postgresql://h:5433/d?user=ann&password=secret ",
                    "jdbc:postgresql://h:5433/d?user=ann&password=secret", null, null, "h:5433/d"),
            arguments("jdbc:postgresql://h1,h2:5433/d", "jdbc:postgresql://h1,h2:5433/d", null, null, "h1,h2:5433/d"));

    @ParameterizedTest
    @FieldSource("URLS")
    void bothFormsOfDatabaseUrlAreRead(String url, String jdbcUrl, String user, String password, String name) {
        DatabaseAddress address = DatabaseAddress.of(Map.of("DATABASE_URL", url));
        assertThat(address.jdbcUrl()).isEqualTo(jdbcUrl);
        assertThat(address.properties().getProperty("user")).isEqualTo(user);
        assertThat(address.properties().getProperty("password")).isEqualTo(password);
        assertThat(address.name()).isEqualTo(name);
    }

    static final List<Arguments> BAD_URLS = List.of(
            arguments("secret", "has no scheme"),
            arguments("ann:secret@h/d", "has no scheme"),
            arguments("mysql://ann:secret@h/d", "starts with mysql://"),
            arguments("jdbc:h2://ann:secret@h/d", "starts with jdbc:h2://"),
            arguments("postgres://ann:sec ret@h/d", "has a character that must be percent-encoded"),
            arguments("postgres://ann:secret%@h/d", "has a character that must be percent-encoded"),
            arguments("postgres://ann:secret@more@h/d", "has no host that can be read"),
            arguments("postgres://ann:secret#more@h/d", "has no host that can be read"),
            arguments("postgres://ann:5432#secret@h/d", "has no host that can be read"),
            arguments("postgres://ann:5432/secret@h/d", "has an @ where user and password are not looked for"),
            arguments("postgres://ann:secret@/d", "has no host that can be read"),
            arguments("postgres:///d", "has no host that can be read"),
            arguments("postgres://ann:secret@h", "names no host or no database"),
            arguments("postgres://ann:secret@h/", "names no host or no database"),
            arguments("postgres://ann:secret@h:99999/d", "cannot be read by the JDBC driver"),
            arguments("jdbc:postgresql://ann:secret@h/d", "has an @ where user and password are not looked for"),
            arguments("jdbc:postgresql:///d?password=secret", "names no host or no database"),
            arguments("jdbc:postgresql://h:port/d?password=secret", "cannot be read by the JDBC driver"),
            arguments("jdbc:postgresql://h/d?password=%secret", "cannot be read by the JDBC driver"));

    @ParameterizedTest
    @FieldSource("BAD_URLS")
    void aBadDatabaseUrlIsToldWithoutThePassword(String url, String found) {
        assertThatExceptionOfType(DatabaseUnavailable.class)
                .isThrownBy(() -> DatabaseAddress.of(Map.of("DATABASE_URL", url)))
                .withMessage("DATABASE_URL " + found + "; expected is postgresql://user:password@host:5432/database,"
                        + " user and password percent-encoded, or"
                        + " jdbc:postgresql://host:5432/database?user=...&password=...");
    }
}
