package dev.homespun.docs.guide.errors;

/// The database cannot be reached.
final class StoreDown extends RuntimeException {

    private static final long serialVersionUID = 1;

    StoreDown(String message) {
        super(message);
    }
}
