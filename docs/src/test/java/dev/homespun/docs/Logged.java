package dev.homespun.docs;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/// What is logged below a name while this is open.
public final class Logged extends Handler implements AutoCloseable {

    private final Logger logger;
    private final List<LogRecord> records = new CopyOnWriteArrayList<>();

    private Logged(Logger logger) {
        this.logger = logger;
    }

    /// {@return an open one}
    ///
    /// @param name such as `dev.homespun.http`
    public static Logged below(String name) {
        Logged logged = new Logged(Logger.getLogger(name));
        logged.setLevel(Level.ALL);
        logged.logger.addHandler(logged);
        return logged;
    }

    /// {@return the records so far}
    public List<LogRecord> records() {
        return List.copyOf(records);
    }

    @Override
    public void publish(LogRecord record) {
        records.add(record);
    }

    @Override
    public void flush() {}

    @Override
    public void close() {
        logger.removeHandler(this);
    }
}
