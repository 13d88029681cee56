package dev.homespun.testing.wire;

import java.time.Duration;

/// A moment until which something is waited for, however often it is looked at in between.
record Deadline(long nanoTime, Duration patience) {

    static Deadline in(Duration patience) {
        return new Deadline(System.nanoTime() + patience.toNanos(), patience);
    }

    Duration left() {
        return Duration.ofNanos(Math.max(0, nanoTime - System.nanoTime()));
    }
}
