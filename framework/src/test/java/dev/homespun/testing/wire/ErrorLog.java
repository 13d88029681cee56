package dev.homespun.testing.wire;

import java.util.ArrayList;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/// Collects what the framework logs as an error, and keeps out of the log what it says about each refused message.
final class ErrorLog extends Handler {

    /// Kept, because a logger that nobody holds may be made anew without this handler.
    private final Logger logger = Logger.getLogger("dev.homespun");
    /// Guarded by itself.
    private final List<String> errors = new ArrayList<>();

    void start() {
        logger.setLevel(Level.WARNING);
        logger.addHandler(this);
    }

    void stop() {
        logger.removeHandler(this);
        logger.setLevel(null);
    }

    /// {@return what came since it was asked last}
    List<String> take() {
        synchronized (errors) {
            List<String> taken = List.copyOf(errors);
            errors.clear();
            return taken;
        }
    }

    @Override
    public void publish(LogRecord entry) {
        if (entry.getLevel().intValue() >= Level.SEVERE.intValue()) {
            synchronized (errors) {
                errors.add(entry.getMessage() + " " + entry.getThrown());
            }
        }
    }

    @Override
    public void flush() {}

    @Override
    public void close() {}
}
