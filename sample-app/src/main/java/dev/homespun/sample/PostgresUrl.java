package dev.homespun.sample;

import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.postgresql.Driver;

/// Reads `DATABASE_URL` in both forms that are about: the URI of libpq, which hosting platforms hand out (PostgreSQL
/// documentation, section "Connection URIs"), and the URL of the JDBC driver.
///
/// What it says of a bad one never quotes more than the scheme: in a URL that cannot be read, any part may be the
/// password.
final class PostgresUrl {

    private static final String EXPECTED = "expected is postgresql://user:password@host:5432/database, user and"
            + " password percent-encoded, or jdbc:postgresql://host:5432/database?user=...&password=...";

    private static final Pattern SCHEME = Pattern.compile("((?:jdbc:)?[a-zA-Z][a-zA-Z0-9+.-]*)://.*", Pattern.DOTALL);

    /// What PostgreSQL has not accepted in 5 seconds, or answered in 30, it never will.
    private static final Map<String, String> SETTINGS = Map.of("connectTimeout", "5", "socketTimeout", "30",
            "ApplicationName", "bookshop");

    /// Here the driver would warn of what is said in one sentence. Held, because the log forgets loggers.
    private static final Logger DRIVER_LOG = Logger.getLogger("org.postgresql.util");

    private PostgresUrl() {}

    /// {@return the database at this URL}
    ///
    /// @throws DatabaseUnavailable when there cannot be one
    static DatabaseAddress parse(String url) {
        Matcher scheme = SCHEME.matcher(url);
        return switch (scheme.matches() ? scheme.group(1) : "") {
            case "jdbc:postgresql" -> ofDriver(url, SETTINGS);
            case "postgres", "postgresql" -> ofLibpq(url);
            case "" -> throw unusable("has no scheme");
            case String other -> throw unusable("starts with " + other + "://");
        };
    }

    private static DatabaseAddress ofLibpq(String url) {
        URI uri;
        try {
            uri = new URI(url);
        } catch (URISyntaxException e) {
            throw unusable("has a character that must be percent-encoded");
        }
        if (uri.getHost() == null || uri.getRawFragment() != null) {
            throw unusable("has no host that can be read");
        }
        Map<String, String> settings = new HashMap<>(SETTINGS);
        if (uri.getRawUserInfo() != null) {
            String[] userAndPassword = uri.getRawUserInfo().split(":", 2);
            settings.put("user", decode(userAndPassword[0]));
            if (userAndPassword.length == 2) {
                settings.put("password", decode(userAndPassword[1]));
            }
        }
        return ofDriver("jdbc:postgresql://" + uri.getHost() + (uri.getPort() < 0 ? "" : ":" + uri.getPort())
                + uri.getRawPath() + (uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery()), settings);
    }

    /// The driver would take user and password for a part of the host, and repeat them in its errors.
    private static DatabaseAddress ofDriver(String jdbcUrl, Map<String, String> settings) {
        String name = jdbcUrl.substring("jdbc:postgresql://".length()).split("\\?", 2)[0];
        if (name.contains("@")) {
            throw unusable("has an @ where user and password are not looked for");
        }
        if (name.indexOf('/') < 1 || name.endsWith("/")) {
            throw unusable("names no host or no database");
        }
        DRIVER_LOG.setLevel(Level.SEVERE);
        if (Driver.parseURL(jdbcUrl, new Properties()) == null) {
            throw unusable("cannot be read by the JDBC driver");
        }
        return new DatabaseAddress(name, jdbcUrl, settings, "a PostgreSQL that answers to DATABASE_URL");
    }

    /// A plus is a plus here; only forms write spaces so.
    private static String decode(String raw) {
        return URLDecoder.decode(raw.replace("+", "%2B"), StandardCharsets.UTF_8);
    }

    private static DatabaseUnavailable unusable(String found) {
        return new DatabaseUnavailable("DATABASE_URL " + found + "; " + EXPECTED);
    }
}
