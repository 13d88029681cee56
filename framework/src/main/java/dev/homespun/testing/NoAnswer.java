package dev.homespun.testing;

/// There was no answer, or none that is HTTP. Becomes a failure of the test that shows the exchange.
final class NoAnswer extends Exception {

    private static final long serialVersionUID = 1;

    NoAnswer(String sentence) {
        super(sentence, null, false, false);
    }

    String sentence() {
        return String.valueOf(getMessage());
    }
}
