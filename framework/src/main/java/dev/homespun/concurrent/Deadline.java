package dev.homespun.concurrent;

import java.time.Duration;

/// A moment by which something is to be done.
///
/// @param nanoTime on the clock of [System#nanoTime], which nobody sets back or forward
public record Deadline(long nanoTime) {

    /// {@return the moment a while from now}
    ///
    /// @param time how long
    public static Deadline in(Duration time) {
        return new Deadline(System.nanoTime() + time.toNanos());
    }

    /// {@return how long it is until then, what clients and drivers want to have; zero when it has passed}
    public Duration timeLeft() {
        return Duration.ofNanos(Math.max(nanoTime - System.nanoTime(), 0));
    }

    /// {@return whether the moment has passed}
    public boolean hasPassed() {
        return nanoTime - System.nanoTime() <= 0;
    }

    /// {@return whether this comes first}
    ///
    /// @param other another moment
    public boolean isBefore(Deadline other) {
        return nanoTime - other.nanoTime < 0;
    }
}
