package dev.homespun.testing.wire;

/// Something came that was not expected, or did not come. Ends the run.
final class Mismatch extends Exception {

    private static final long serialVersionUID = 1;

    private final String expected;
    private final String found;
    private final int at;

    /// @param at the index of the first wrong octet among all that came on the connection
    Mismatch(String expected, String found, int at) {
        super("expected %s, found %s".formatted(expected, found), null, false, false);
        this.expected = expected;
        this.found = found;
        this.at = at;
    }

    String expected() {
        return expected;
    }

    String found() {
        return found;
    }

    int at() {
        return at;
    }
}
