package dev.homespun.testing.wire;

import java.util.List;

/// The lines of a `.wire` file and where we are in them. Empty lines and comments are skipped.
final class Lines {

    private final String file;
    private final List<String> lines;
    /// The index of the line that is read next; the current line is the one before it.
    private int next;

    Lines(String file, String text) {
        this.file = file;
        this.lines = text.lines().toList();
    }

    String file() {
        return file;
    }

    /// {@return the index of the next line, which is also the number of the current one}
    int next() {
        return next;
    }

    void moveTo(int index) {
        next = index;
    }

    /// Goes on to the next line that says something.
    boolean advance() {
        skip();
        if (next == lines.size()) {
            return false;
        }
        next++;
        return true;
    }

    boolean peekIs(String word) {
        skip();
        return next < lines.size() && word(lines.get(next)).equals(word);
    }

    /// {@return whether another line of an answer follows: a field, not the status line of the next answer}
    boolean peekIsField() {
        skip();
        return next < lines.size() && lines.get(next).startsWith("< ") && !StepReader.isStatusLine(lines.get(next));
    }

    private void skip() {
        while (next < lines.size() && (lines.get(next).isBlank() || lines.get(next).startsWith("#"))) {
            next++;
        }
    }

    /// {@return the current line as it is written}
    String text() {
        return next == 0 || next > lines.size() ? "" : lines.get(next - 1);
    }

    /// {@return what the current line starts with, up to the first space}
    String word() {
        return word(text());
    }

    private static String word(String line) {
        int space = line.indexOf(' ');
        return space < 0 ? line : line.substring(0, space);
    }

    /// {@return what stands behind the first space, exactly}
    String rest() {
        int space = text().indexOf(' ');
        return space < 0 ? "" : text().substring(space + 1);
    }

    /// {@return the words behind the first one, without a comment}
    List<String> arguments() {
        String rest = " " + rest();
        int comment = rest.indexOf(" #");
        String words = (comment < 0 ? rest : rest.substring(0, comment)).strip();
        return words.isEmpty() ? List.of() : List.of(words.split("\\s+"));
    }

    void requireArguments(int count, String allowed) {
        if (arguments().size() != count) {
            throw error("found \"%s\"; %s", text(), allowed);
        }
    }

    int number(int most, String allowed) {
        requireArguments(1, allowed);
        return number(arguments().getFirst(), most, allowed);
    }

    int number(String digits, int most, String allowed) {
        if (!digits.matches("[1-9]\\d{0,8}")) {
            throw error("found \"%s\"; %s", digits, allowed);
        }
        int number = Integer.parseInt(digits);
        if (number > most) {
            throw error("found %d; 1 to %d", number, most);
        }
        return number;
    }

    Place place(int usedAt) {
        return new Place(file, Math.max(1, next), usedAt);
    }

    WireSyntaxException error(String message, Object... found) {
        return new WireSyntaxException(place(0), message.formatted(found));
    }
}
