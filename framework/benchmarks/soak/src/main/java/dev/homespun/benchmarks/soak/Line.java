package dev.homespun.benchmarks.soak;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/// A connection, whatever it is made over. A read that takes too long fails.
interface Line extends Closeable {

    /// What takes longer than this on a loaded machine is no longer only slow.
    int PATIENCE_MILLIS = 30_000;

    InputStream input() throws IOException;

    OutputStream output() throws IOException;

    void halfClose() throws IOException;

    /// Ends it as rudely as is possible.
    void reset() throws IOException;

    /// {@return whether what was cut ends otherwise than what was complete}
    boolean showsCuts();
}
