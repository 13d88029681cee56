package dev.homespun.docs;

/// Something wrong with a page, or with a source that a page names.
///
/// @param file relative to the root of the repository
/// @param line counts from 1
/// @param sentence what was found, and what is allowed or mends it
record Fault(String file, int line, String sentence) {

    @Override
    public String toString() {
        return "%s:%d: %s".formatted(file, line, sentence);
    }
}
