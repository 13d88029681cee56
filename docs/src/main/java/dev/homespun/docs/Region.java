package dev.homespun.docs;

import java.util.List;

/// A named part of a source file, as a page shows it.
///
/// @param name unique in its file
/// @param line where it starts; counts from 1
/// @param lines what is between the marks: without marks of regions inside, without the indentation that all lines
///     have, without blank lines at either end
record Region(String name, int line, List<String> lines) {

    Region {
        lines = String.join("\n", trimmed(lines)).stripIndent().lines().toList();
    }

    private static List<String> trimmed(List<String> lines) {
        int from = 0;
        int to = lines.size();
        while (from < to && lines.get(from).isBlank()) {
            from++;
        }
        while (to > from && lines.get(to - 1).isBlank()) {
            to--;
        }
        return lines.subList(from, to);
    }
}
