package dev.homespun.docs.guide.errors;

/// Somebody else has changed the note meanwhile.
final class StaleVersion extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final int current;

    StaleVersion(int current) {
        super("version is %d by now".formatted(current));
        this.current = current;
    }

    int current() {
        return current;
    }
}
