package dev.homespun.testing;

import dev.homespun.testing.wire.Line;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/// What comes on a connection, octet by octet, until a deadline. Keeps what came since the last request.
final class Incoming {

    private final Line line;
    private final ByteArrayOutputStream seen = new ByteArrayOutputStream();
    private Duration patience = Duration.ZERO;
    private long deadline;
    private byte[] piece = {};
    private int position;
    private boolean ended;

    Incoming(Line line) {
        this.line = line;
    }

    /// Begins a new answer.
    void begin(Duration wait) {
        patience = wait;
        deadline = System.nanoTime() + wait.toNanos();
        seen.reset();
    }

    /// {@return what came since the answer began}
    byte[] seen() {
        return seen.toByteArray();
    }

    /// {@return the next octet, or -1 when there will be none}
    ///
    /// @param awaited what it is to be a part of
    /// @throws NoAnswer when none comes in time, or the connection breaks
    int next(String awaited) throws NoAnswer {
        if (position == piece.length && !ended) {
            receive(Duration.ofNanos(Math.max(0, deadline - System.nanoTime())), awaited);
        }
        if (position == piece.length) {
            return -1;
        }
        int octet = piece[position++] & 0xff;
        seen.write(octet);
        return octet;
    }

    private void receive(Duration wait, String awaited) throws NoAnswer {
        switch (line.receive(wait)) {
            case Line.Received.Octets(byte[] octets) -> {
                piece = octets;
                position = 0;
            }
            case Line.Received.End _ -> ended = true;
            case Line.Received.Broken(String why) ->
                    throw new NoAnswer("the connection broke (%s) instead of %s".formatted(why, awaited));
            case Line.Received.Nothing _ -> throw new NoAnswer("waited %s for %s".formatted(patience(), awaited));
        }
    }

    private String patience() {
        return patience.toMillis() % 1000 == 0 ? patience.toSeconds() + " s" : patience.toMillis() + " ms";
    }

    /// {@return a line without its end}
    ///
    /// @throws NoAnswer when it has no proper end
    String line(String awaited) throws NoAnswer {
        ByteArrayOutputStream text = new ByteArrayOutputStream();
        for (int octet = next(awaited); ; octet = next(awaited)) {
            if (octet < 0) {
                throw new NoAnswer("the connection ended instead of " + awaited);
            }
            if (octet == '\n') {
                throw new NoAnswer("a line ends in LF alone, where CRLF is expected (RFC 9112, 2.2)");
            }
            if (octet == '\r') {
                if (next(awaited) != '\n') {
                    throw new NoAnswer("a CR is not followed by LF (RFC 9112, 2.2)");
                }
                return text.toString(StandardCharsets.ISO_8859_1);
            }
            text.write(octet);
        }
    }

    /// {@return whether something has come that no answer was read of}
    boolean hasMore() {
        return position < piece.length;
    }

    /// {@return whether the connection still stands, and nothing came on it that nobody has asked for}
    boolean isQuiet() {
        return !hasMore() && !ended && line.receive(Duration.ZERO) instanceof Line.Received.Nothing;
    }
}
