package dev.homespun.testing.wire;

import java.time.Duration;

/// Octets that went over a connection in one piece: the stuff that captures are made of.
///
/// @param connection the name of the connection in the scenario
/// @param direction who sent them
/// @param at how long after the start of the run
/// @param octets what was sent or what one read returned; never changed
public record Passage(String connection, Direction direction, Duration at, byte[] octets) {

    /// Who sent octets.
    public enum Direction {
        /// We, the client.
        SENT,
        /// The server.
        RECEIVED
    }
}
