package dev.homespun.docs.guide.lifecycle;

import java.util.ArrayList;
import java.util.List;

/// Stands for a pool of connections, and remembers what it was told.
final class Database implements AutoCloseable {

    private final List<String> told = new ArrayList<>();
    private boolean isGone;

    synchronized void migrate() {
        told.add("migrate");
    }

    synchronized void ping() {
        if (isGone) {
            throw new IllegalStateException("db-3.internal:5432 refused the connection");
        }
    }

    synchronized void flush() {
        told.add("flush");
    }

    @Override
    public synchronized void close() {
        told.add("close");
    }

    synchronized void goAway() {
        isGone = true;
    }

    synchronized List<String> told() {
        return List.copyOf(told);
    }
}
