package dev.homespun.docs.guide.dependencies;

import java.util.List;

/// Stands for a pool of connections to a database.
///
/// @param log gets a line when it is closed
record Pool(String url, List<String> log) implements AutoCloseable {

    @Override
    public void close() {
        log.add("pool");
    }
}
