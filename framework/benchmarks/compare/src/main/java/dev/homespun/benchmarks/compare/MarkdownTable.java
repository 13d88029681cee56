package dev.homespun.benchmarks.compare;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/// A table whose first column is text, and whose others are figures. Used by one thread at a time.
final class MarkdownTable {

    private final List<String> lines = new ArrayList<>();

    MarkdownTable(String first, List<String> others) {
        row(first, others);
        lines.add("|---|" + String.join("", Collections.nCopies(others.size(), "---:|")));
    }

    void row(String first, List<String> others) {
        lines.add("| " + first + " | " + String.join(" | ", others) + " |");
    }

    /// {@return the table, with an empty line behind it}
    String text() {
        return String.join("\n", lines) + "\n\n";
    }
}
