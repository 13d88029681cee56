package dev.homespun.server;

import java.time.Duration;

/// How much longer a peer may keep us waiting: a credit of time that waiting spends and octets earn.
///
/// A peer of a fair rate never runs out of it. The credit has a ceiling, so that nobody can send fast for a while and
/// then hardly at all for hours.
final class Pace {

    /// For what is not paced; there is no waiting with it.
    static final Pace NONE = new Pace(Duration.ZERO, Duration.ZERO, 1);

    private final long mostNanos;
    private final long nanosPerOctet;
    private long leftNanos;

    /// @param grace the credit to begin with
    /// @param most the ceiling, and so the longest wait without any progress
    /// @param octetsPerSecond what earns a second
    Pace(Duration grace, Duration most, int octetsPerSecond) {
        mostNanos = most.toNanos();
        nanosPerOctet = 1_000_000_000L / octetsPerSecond;
        leftNanos = Math.min(grace.toNanos(), mostNanos);
    }

    /// {@return how long the next wait may be}
    Duration left() {
        return Duration.ofNanos(Math.max(leftNanos, 0));
    }

    void spend(long nanos, int octets) {
        leftNanos = Math.min(leftNanos - nanos + octets * nanosPerOctet, mostNanos);
    }
}
