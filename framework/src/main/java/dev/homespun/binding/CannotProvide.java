package dev.homespun.binding;

/// Ends a supplier that asked for what there is not, so that its mistake is told with all others.
final class CannotProvide extends IllegalStateException {

    private static final long serialVersionUID = 1;

    private final transient Mistake mistake;

    CannotProvide(Mistake mistake) {
        super(mistake.toString());
        this.mistake = mistake;
    }

    Mistake mistake() {
        return mistake;
    }
}
