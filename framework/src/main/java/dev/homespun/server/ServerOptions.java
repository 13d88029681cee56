package dev.homespun.server;

import dev.homespun.http.MessageLimits;

/// How a server listens and what it puts up with.
///
/// @param host the name or address to listen on; 127.0.0.1 is reached from this machine only, 0.0.0.0 from everywhere
/// @param port 0 to 65535; 0 takes a free one
/// @param backlog connections that may wait to be accepted, 1 to 65,535
/// @param connections how many may be open at a time, 1 to 1,000,000; for more, the one that is idle longest is ended
///     when that is a second or more, and while there is none they wait in the backlog
/// @param connectionsPerAddress how many of them one peer may have, 1 to 1,000,000; one more ends the one of the same
///     peer that is idle longest, or is closed on at once. A peer is an IPv4 address, or the first half of an IPv6
///     address; behind a proxy all clients are one
/// @param requests how many may be in the application at a time, 1 to 1,000,000; 503 with Retry-After beyond
/// @param limits how large a request may be
/// @param timeouts how long a peer may take
public record ServerOptions(String host, int port, int backlog, int connections, int connectionsPerAddress,
                            int requests, MessageLimits limits, Timeouts timeouts) {

    /// 127.0.0.1:8080, a backlog of 1,024, 10,000 connections, all of them for one peer if it comes to that, 2,000
    /// requests, and the defaults of the rest.
    public static final ServerOptions DEFAULTS = new ServerOptions("127.0.0.1", 8080, 1024, 10_000, 1_000_000, 2_000,
            MessageLimits.DEFAULTS, Timeouts.DEFAULTS);

    /// Checks the ranges.
    ///
    /// @throws IllegalArgumentException when a value is outside its range
    public ServerOptions {
        if (host.isBlank()) {
            throw new IllegalArgumentException("host is blank; a name or address to listen on");
        }
        require("port", port, 0, 65_535);
        require("backlog", backlog, 1, 65_535);
        require("connections", connections, 1, 1_000_000);
        require("connectionsPerAddress", connectionsPerAddress, 1, 1_000_000);
        require("requests", requests, 1, 1_000_000);
    }

    /// {@return the defaults, to start from}
    public static ServerOptions defaults() {
        return DEFAULTS;
    }

    /// {@return these options with another host}
    ///
    /// @param other the name or address to listen on
    /// @throws IllegalArgumentException when it is blank
    public ServerOptions withHost(String other) {
        return new ServerOptions(other, port, backlog, connections, connectionsPerAddress, requests, limits, timeouts);
    }

    /// {@return these options with another port}
    ///
    /// @param other 0 to 65535; 0 takes a free one
    /// @throws IllegalArgumentException when it is outside the range
    public ServerOptions withPort(int other) {
        return new ServerOptions(host, other, backlog, connections, connectionsPerAddress, requests, limits, timeouts);
    }

    /// {@return these options with another backlog}
    ///
    /// @param most 1 to 65,535
    /// @throws IllegalArgumentException when it is outside the range
    public ServerOptions withBacklog(int most) {
        return new ServerOptions(host, port, most, connections, connectionsPerAddress, requests, limits, timeouts);
    }

    /// {@return these options with another limit of connections}
    ///
    /// @param most 1 to 1,000,000
    /// @throws IllegalArgumentException when it is outside the range
    public ServerOptions withConnections(int most) {
        return new ServerOptions(host, port, backlog, most, connectionsPerAddress, requests, limits, timeouts);
    }

    /// {@return these options with another limit of connections for one peer}
    ///
    /// @param most 1 to 1,000,000
    /// @throws IllegalArgumentException when it is outside the range
    public ServerOptions withConnectionsPerAddress(int most) {
        return new ServerOptions(host, port, backlog, connections, most, requests, limits, timeouts);
    }

    /// {@return these options with another limit of requests}
    ///
    /// @param most 1 to 1,000,000
    /// @throws IllegalArgumentException when it is outside the range
    public ServerOptions withRequests(int most) {
        return new ServerOptions(host, port, backlog, connections, connectionsPerAddress, most, limits, timeouts);
    }

    /// {@return these options with other limits}
    ///
    /// @param other how large a request may be
    public ServerOptions with(MessageLimits other) {
        return new ServerOptions(host, port, backlog, connections, connectionsPerAddress, requests, other, timeouts);
    }

    /// {@return these options with other timeouts}
    ///
    /// @param other how long a peer may take
    public ServerOptions with(Timeouts other) {
        return new ServerOptions(host, port, backlog, connections, connectionsPerAddress, requests, limits, other);
    }

    private static void require(String name, int value, int least, int most) {
        if (value < least || value > most) {
            throw new IllegalArgumentException("%s is %d; %d to %d".formatted(name, value, least, most));
        }
    }
}
