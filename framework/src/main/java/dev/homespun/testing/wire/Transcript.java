package dev.homespun.testing.wire;

import java.io.ByteArrayOutputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// Writes down what goes over the connections of one run.
final class Transcript {

    private final long start = System.nanoTime();
    private final List<Passage> passages = new ArrayList<>();

    void add(String connection, Passage.Direction direction, byte[] octets) {
        passages.add(new Passage(connection, direction, Duration.ofNanos(System.nanoTime() - start), octets));
    }

    List<Passage> passages() {
        return List.copyOf(passages);
    }

    static byte[] octets(List<Passage> passages, String connection, Passage.Direction direction) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        passages.stream()
                .filter(passage -> passage.connection().equals(connection) && passage.direction() == direction)
                .forEach(passage -> all.writeBytes(passage.octets()));
        return all.toByteArray();
    }
}
