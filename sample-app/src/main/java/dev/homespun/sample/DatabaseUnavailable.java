package dev.homespun.sample;

/// The database cannot be used. The message says what was found and what is expected, to the person who starts the
/// application, and holds no password.
final class DatabaseUnavailable extends RuntimeException {

    private static final long serialVersionUID = 1;

    DatabaseUnavailable(String message) {
        super(message);
    }

    DatabaseUnavailable(String message, Throwable cause) {
        super(message, cause);
    }
}
