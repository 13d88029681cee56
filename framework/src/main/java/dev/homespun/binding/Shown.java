package dev.homespun.binding;

/// What of a request is shown again in an answer: its beginning, so that an answer is not as long as the request.
final class Shown {

    private static final int MOST_CHARACTERS = 100;
    private static final int MOST_CHARACTERS_OF_POINTER = 200;

    private Shown() {}

    static String value(String text) {
        return cut(text, MOST_CHARACTERS);
    }

    /// Names in a document can be as long as the document. The last character says that this is not all.
    static String pointer(String pointer) {
        return pointer.length() <= MOST_CHARACTERS_OF_POINTER
                ? pointer : cut(pointer, MOST_CHARACTERS_OF_POINTER) + "…";
    }

    /// Never between the two halves of a character.
    private static String cut(String text, int most) {
        int end = Math.min(text.length(), most);
        return text.substring(0, end > 0 && Character.isHighSurrogate(text.charAt(end - 1)) ? end - 1 : end);
    }
}
