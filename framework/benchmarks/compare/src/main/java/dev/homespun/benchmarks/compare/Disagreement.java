package dev.homespun.benchmarks.compare;

/// A server does not answer as it must, so that its figures would be those of other work.
final class Disagreement extends Exception {

    private static final long serialVersionUID = 1;

    Disagreement(String server, String request, String what) {
        this("%s, %s: %s".formatted(server, request, what));
    }

    Disagreement(String message) {
        super(message);
    }
}
