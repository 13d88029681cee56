package dev.homespun.binding;

import dev.homespun.http.Content;
import dev.homespun.json.JsonCodec;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The elements of a stream, each written when the stream gives it, so that one of them at a time is in memory. They
/// are an array, or a document in each line, which leaves at once.
///
/// The stream is closed in every case, also when it is never read.
///
/// @param lines whether each is a line of its own
record Elements(Stream<?> stream, JsonCodec json, boolean lines) implements Content.Generator {

    private static final byte[] NULL = "null".getBytes(StandardCharsets.US_ASCII);

    @Override
    public void writeTo(OutputStream out) throws IOException {
        try (stream) {
            if (lines) {
                each(element -> writeLine(element, out));
            } else {
                writeArray(out);
            }
        } catch (UncheckedIOException tunnelled) {
            throw tunnelled.getCause();
        }
    }

    @Override
    public void discard() {
        stream.close();
    }

    private interface Writer {
        void write(byte[] element) throws IOException;
    }

    /// Not by its iterator, which holds all that a flatMap makes of an element.
    private void each(Writer writer) {
        stream.sequential().forEachOrdered(element -> {
            try {
                writer.write(octets(element));
            } catch (IOException failed) {
                throw new UncheckedIOException(failed);
            }
        });
    }

    private byte[] octets(@Nullable Object element) {
        if (element == null) {
            return NULL;
        }
        Unanswerable.refuse(element);
        return json.write(element);
    }

    private void writeArray(OutputStream out) throws IOException {
        out.write('[');
        each(new ArrayWriter(out));
        out.write(']');
    }

    /// Sends what there is once a second at most, as an element comes: a slow stream shows that it goes on, and that a
    /// client is gone is seen only when something is sent.
    private static final class ArrayWriter implements Writer {
        private static final long SECOND = Duration.ofSeconds(1).toNanos();

        private final OutputStream out;
        private long flushedAt = System.nanoTime();
        private boolean hasElements;

        ArrayWriter(OutputStream out) {
            this.out = out;
        }

        @Override
        public void write(byte[] element) throws IOException {
            if (hasElements) {
                out.write(',');
            }
            hasElements = true;
            out.write(element);
            long now = System.nanoTime();
            if (now - flushedAt > SECOND) {
                flushedAt = now;
                out.flush();
            }
        }
    }

    /// A codec may write for people. Outside of strings, where it is escaped, a line break is white space.
    private static void writeLine(byte[] element, OutputStream out) throws IOException {
        for (int i = 0; i < element.length; i++) {
            element[i] = element[i] == '\n' || element[i] == '\r' ? (byte) ' ' : element[i];
        }
        out.write(element);
        out.write('\n');
        out.flush();
    }
}
