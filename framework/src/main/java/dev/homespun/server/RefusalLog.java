package dev.homespun.server;

import dev.homespun.http.HttpError;
import java.lang.System.Logger.Level;
import java.util.function.LongSupplier;

/// Tells the log who was refused and why, and not faster than it can be read: a peer can send nonsense faster than a
/// disk takes lines. What came from a peer is shown as visible ASCII, and not at length, so that it can neither begin a
/// line of its own nor speak to a terminal.
final class RefusalLog {

    private static final System.Logger LOG = System.getLogger(RefusalLog.class.getName());

    static final int MOST_LINES_A_SECOND = 10;
    private static final long SECOND = 1_000_000_000;
    private static final int MOST_CHARACTERS = 200;

    private final LongSupplier clock;
    private long second;
    private int lines;
    private long leftOut;

    /// @param clock gives nanoseconds, as [System#nanoTime]
    RefusalLog(LongSupplier clock) {
        this.clock = clock;
        second = clock.getAsLong();
    }

    void message(String address, HttpError why) {
        say("refused a message from %s: %s (%s)".formatted(
                address, visible(String.valueOf(why.getMessage())), why.problem().instance()));
    }

    void connection(String address, String why) {
        say("closed on a connection from %s: %s".formatted(address, visible(why)));
    }

    private synchronized void say(String line) {
        if (!LOG.isLoggable(Level.INFO)) {
            return;
        }
        long now = clock.getAsLong();
        if (now - second >= SECOND) {
            second = now;
            lines = 0;
        }
        if (lines == MOST_LINES_A_SECOND) {
            leftOut++;
            return;
        }
        lines++;
        String missing = leftOut == 0 ? "" : "; %d like it before were left out".formatted(leftOut);
        leftOut = 0;
        LOG.log(Level.INFO, line + missing);
    }

    static String visible(String text) {
        StringBuilder visible = new StringBuilder(Math.min(text.length(), MOST_CHARACTERS));
        text.chars().limit(MOST_CHARACTERS).forEach(c -> {
            if (c >= ' ' && c <= '~') {
                visible.append((char) c);
            } else {
                visible.append("\\u%04x".formatted(c));
            }
        });
        return text.length() > MOST_CHARACTERS ? visible + "..." : visible.toString();
    }
}
