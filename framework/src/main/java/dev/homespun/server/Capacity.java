package dev.homespun.server;

/// How much a server takes on at a time.
///
/// @param backlog connections that may wait to be accepted, 1 to 65,535
/// @param connections how many may be open, 1 to 1,000,000; for more, the one that is idle longest is ended when that
///     is a second or more, and while there is none they wait in the backlog
/// @param connectionsPerAddress how many of them one peer may have, 1 to 1,000,000; one more ends the one of the same
///     peer that is idle longest, or is closed on at once. A peer is an IPv4 address, or the first half of an IPv6
///     address; behind a proxy all clients are one, unless it says whose a connection is (PROXY protocol): then it is
///     that client, and the proxy itself has as many as it likes
/// @param requests how many may be in the application, 1 to 1,000,000; 503 with Retry-After beyond
public record Capacity(int backlog, int connections, int connectionsPerAddress, int requests) {

    /// A backlog of 1,024, 10,000 connections, all of them for one peer if it comes to that, 2,000 requests.
    public static final Capacity DEFAULTS = new Capacity(1024, 10_000, 1_000_000, 2_000);

    /// Checks the ranges.
    ///
    /// @throws IllegalArgumentException when a value is outside its range
    public Capacity {
        require("backlog", backlog, 65_535);
        require("connections", connections, 1_000_000);
        require("connectionsPerAddress", connectionsPerAddress, 1_000_000);
        require("requests", requests, 1_000_000);
    }

    private static void require(String name, int value, int most) {
        if (value < 1 || value > most) {
            throw new IllegalArgumentException("%s is %d; 1 to %d".formatted(name, value, most));
        }
    }
}
