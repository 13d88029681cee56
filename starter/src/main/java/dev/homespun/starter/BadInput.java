package dev.homespun.starter;

/// What was asked for cannot be done. The message is one sentence for the user that names what was found and what is
/// allowed; nothing has been written.
final class BadInput extends RuntimeException {

    private static final long serialVersionUID = 1;

    BadInput(String sentence) {
        super(sentence);
    }
}
