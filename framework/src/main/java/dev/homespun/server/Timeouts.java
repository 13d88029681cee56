package dev.homespun.server;

import java.time.Duration;

/// How long a peer may take. All are absolute: a peer that sends an octet now and then gains nothing by it.
///
/// Each time is from 1 millisecond to 1 hour, `drainDelay` from 0.
///
/// @param handshake from the beginning of a connection until its TLS handshake is over, and the header of a proxy
///     before it; both together
/// @param connect until the first octet after that; browsers open connections before they need them
/// @param idle until the first octet of the next request. Behind a proxy this should be longer than the proxy keeps its
///     idle connections: who ends one first should be who sends the requests
/// @param head from the first octet of a request until its head is complete; 408 after it
/// @param contentGrace how long content may be waited for before it has to come at `octetsPerSecond`; 408 when it does
///     not. Only time in which the server waits is counted: a slow handler is not the client's fault
/// @param stall how long content may be without any progress, whatever its rate was before: 408 when it is the
///     request's, the end of the connection when a peer does not take a response
/// @param octetsPerSecond the least rate at which content has to come and responses have to be taken, 1 to 1,000,000.
///     Of what the socket takes at once a peer is free to read nothing at all; and one whose system makes room in large
///     steps only has to take a step within `stall`
/// @param linger how long what a refused client is still sending is read and dropped, so that it sees the answer
/// @param drainDelay how long a server that was told to stop goes on as before, so that whoever sends it connections
///     can see that it will stop ([Server#isStopping]) and send them elsewhere
/// @param drain how long requests in progress may take when the server stops
public record Timeouts(Duration handshake, Duration connect, Duration idle, Duration head, Duration contentGrace,
                       Duration stall, int octetsPerSecond, Duration linger, Duration drainDelay, Duration drain) {

    private static final Duration LEAST = Duration.ofMillis(1);
    private static final Duration MOST = Duration.ofHours(1);

    /// 10 s, 10 s, 30 s, 10 s, 5 s, 30 s, 1 KiB/s, 2 s, 0 s, 10 s.
    public static final Timeouts DEFAULTS = new Timeouts(seconds(10), seconds(10), seconds(30), seconds(10), seconds(5),
            seconds(30), 1024, seconds(2), seconds(0), seconds(10));

    /// Checks the ranges.
    ///
    /// @throws IllegalArgumentException when one is outside its range
    public Timeouts {
        require("handshake", handshake);
        require("connect", connect);
        require("idle", idle);
        require("head", head);
        require("contentGrace", contentGrace);
        require("stall", stall);
        if (octetsPerSecond < 1 || octetsPerSecond > 1_000_000) {
            throw new IllegalArgumentException(
                    "octetsPerSecond is %d; 1 to 1000000".formatted(octetsPerSecond));
        }
        require("linger", linger);
        require("drain", drain);
        if (drainDelay.isNegative() || drainDelay.compareTo(MOST) > 0) {
            throw new IllegalArgumentException("timeout drainDelay is %s; 0 to %s".formatted(drainDelay, MOST));
        }
    }

    /// {@return these with another time for what comes before HTTP}
    ///
    /// @param time 1 ms to 1 h
    public Timeouts withHandshake(Duration time) {
        return new Timeouts(time, connect, idle, head, contentGrace, stall, octetsPerSecond, linger, drainDelay, drain);
    }

    /// {@return these with another time for the head of a request}
    ///
    /// @param time 1 ms to 1 h
    public Timeouts withHead(Duration time) {
        return new Timeouts(handshake, connect, idle, time, contentGrace, stall, octetsPerSecond, linger, drainDelay,
                drain);
    }

    /// {@return these with another time between requests}
    ///
    /// @param time 1 ms to 1 h
    public Timeouts withIdle(Duration time) {
        return new Timeouts(handshake, connect, time, head, contentGrace, stall, octetsPerSecond, linger, drainDelay,
                drain);
    }

    /// {@return these with another time before the first request}
    ///
    /// @param time 1 ms to 1 h
    public Timeouts withConnect(Duration time) {
        return new Timeouts(handshake, time, idle, head, contentGrace, stall, octetsPerSecond, linger, drainDelay,
                drain);
    }

    /// {@return these with another grace for content}
    ///
    /// @param time 1 ms to 1 h
    public Timeouts withContentGrace(Duration time) {
        return new Timeouts(handshake, connect, idle, head, time, stall, octetsPerSecond, linger, drainDelay, drain);
    }

    /// {@return these with another time for content without progress}
    ///
    /// @param time 1 ms to 1 h
    public Timeouts withStall(Duration time) {
        return new Timeouts(handshake, connect, idle, head, contentGrace, time, octetsPerSecond, linger, drainDelay,
                drain);
    }

    /// {@return these with another least rate of content}
    ///
    /// @param octets 1 to 1,000,000 a second
    public Timeouts withOctetsPerSecond(int octets) {
        return new Timeouts(handshake, connect, idle, head, contentGrace, stall, octets, linger, drainDelay, drain);
    }

    /// {@return these with another time for what a refused client is still sending}
    ///
    /// @param time 1 ms to 1 h
    public Timeouts withLinger(Duration time) {
        return new Timeouts(handshake, connect, idle, head, contentGrace, stall, octetsPerSecond, time, drainDelay,
                drain);
    }

    /// {@return these with another time between the word to stop and the stop}
    ///
    /// @param time 0 to 1 h
    public Timeouts withDrainDelay(Duration time) {
        return new Timeouts(handshake, connect, idle, head, contentGrace, stall, octetsPerSecond, linger, time, drain);
    }

    /// {@return these with another time for requests in progress when the server stops}
    ///
    /// @param time 1 ms to 1 h
    public Timeouts withDrain(Duration time) {
        return new Timeouts(handshake, connect, idle, head, contentGrace, stall, octetsPerSecond, linger, drainDelay,
                time);
    }

    /// {@return what the content of a request begins with}
    Pace paceOfRequest() {
        return new Pace(contentGrace, stall, octetsPerSecond);
    }

    /// {@return what the responses of a connection begin with}
    Pace paceOfResponses() {
        return new Pace(stall, stall, octetsPerSecond);
    }

    private static Duration seconds(long seconds) {
        return Duration.ofSeconds(seconds);
    }

    private static void require(String name, Duration time) {
        if (time.compareTo(LEAST) < 0 || time.compareTo(MOST) > 0) {
            throw new IllegalArgumentException("timeout %s is %s; %s to %s".formatted(name, time, LEAST, MOST));
        }
    }
}
