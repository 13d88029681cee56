package dev.homespun.docs.guide.programmatic;

/// There is no room for another jar.
final class ShelfFull extends RuntimeException {

    private static final long serialVersionUID = 1;

    ShelfFull(int most) {
        super("There is room for %d jars.".formatted(most));
    }
}
