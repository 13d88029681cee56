package dev.homespun.concurrent;

import java.util.ArrayList;
import java.util.List;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/// What a class logs at INFO and above.
final class Records extends java.util.logging.Handler implements AutoCloseable {

    final List<LogRecord> all = new ArrayList<>();
    private final Logger logger;
    Runnable onRecord = () -> { };

    private Records(Logger logger) {
        this.logger = logger;
    }

    static Records of(Class<?> type) {
        Records records = new Records(Logger.getLogger(type.getName()));
        records.setLevel(java.util.logging.Level.INFO);
        records.logger.addHandler(records);
        return records;
    }

    @Override
    public synchronized void publish(LogRecord record) {
        if (isLoggable(record)) {
            all.add(record);
            onRecord.run();
        }
    }

    @Override
    public void flush() {}

    @Override
    public void close() {
        logger.removeHandler(this);
    }
}
