package dev.homespun.testing.wire;

/// A `.wire` file breaks the grammar. The message names the file, the line, what was found and what is allowed.
public final class WireSyntaxException extends RuntimeException {

    private static final long serialVersionUID = 1;

    WireSyntaxException(Place place, String message) {
        super(place + ": " + message);
    }
}
