package dev.homespun.docs;

import java.util.ArrayList;
import java.util.List;

/// The lines of a `console` block: commands, which follow `$ `, and what they print.
///
/// @param steps in the order of the block
record Console(List<Step> steps) {

    private static final String PROMPT = "$ ";

    /// A command and what it prints.
    ///
    /// @param offset of the command's first line in the block; counts from 0
    /// @param typed the lines of the command: all but the last end with a backslash
    /// @param printed without blank lines at the end
    record Step(int offset, List<String> typed, List<String> printed) {

        String command() {
            return String.join("\n", typed).substring(PROMPT.length()).replaceAll("\\s*\\\\\n\\s*", " ");
        }

        boolean isCurl() {
            return command().startsWith("curl ");
        }
    }

    /// {@return the steps of a block}
    ///
    /// @throws IllegalArgumentException when something is printed before the first command
    static Console of(List<String> lines) {
        List<Step> steps = new ArrayList<>();
        int i = 0;
        while (i < lines.size()) {
            if (!lines.get(i).startsWith(PROMPT)) {
                throw new IllegalArgumentException(
                        "\"%s\" comes before any line that begins with $".formatted(lines.get(i)));
            }
            int start = i;
            while (lines.get(i).endsWith("\\") && i + 1 < lines.size()) {
                i++;
            }
            int printed = ++i;
            while (i < lines.size() && !lines.get(i).startsWith(PROMPT)) {
                i++;
            }
            steps.add(new Step(start, lines.subList(start, printed), withoutEnd(lines.subList(printed, i))));
        }
        return new Console(steps);
    }

    static List<String> withoutEnd(List<String> lines) {
        int end = lines.size();
        while (end > 0 && lines.get(end - 1).isBlank()) {
            end--;
        }
        return List.copyOf(lines.subList(0, end));
    }
}
