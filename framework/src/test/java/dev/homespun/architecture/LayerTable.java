package dev.homespun.architecture;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/// The table under "Layers" in docs/ARCHITECTURE.md: who may import whom. What people read there is the rule; this only
/// reads it, too.
///
/// Packages go by the names that the table uses: `http` for `dev.homespun.http`, and `dev.homespun` for the root package.
record LayerTable(Map<String, Row> rows) {

    private static final String HEADING = "## Layers";
    private static final List<String> COLUMNS =
            List.of("package", "may import (of ours)", "exported", "what lives there");
    private static final Pattern CODE = Pattern.compile("`([^`]+)`");
    private static final String NOTHING = "–";
    private static final String ROOT = "dev.homespun";

    record Row(String name, Set<String> imports, boolean exported) {

        /// {@return what this row allows, for a sentence}
        String allowed() {
            return imports.isEmpty() ? "nothing of ours" : String.join(", ", imports);
        }
    }

    /// @throws IllegalStateException when the file is not there
    static LayerTable read(Path file) {
        if (!Files.exists(file)) {
            throw new IllegalStateException(("There is no %s, where the table of layers stands; run the tests through "
                    + "Maven, or with framework/ as the working folder").formatted(file.toAbsolutePath().normalize()));
        }
        try {
            return parse(Files.readString(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// @throws IllegalArgumentException when there is no such table in the text, or a row of it cannot be read
    static LayerTable parse(String markdown) {
        List<String> lines = markdown.lines().dropWhile(line -> !line.equals(HEADING)).skip(1)
                .takeWhile(line -> !line.startsWith("## ")).filter(line -> line.startsWith("|")).toList();
        if (lines.isEmpty() || !cells(lines.getFirst()).equals(COLUMNS)) {
            throw new IllegalArgumentException("There is no table with the columns %s under the heading \"%s\""
                    .formatted(String.join(" | ", COLUMNS), HEADING));
        }
        Map<String, Row> rows = new LinkedHashMap<>();
        for (String line : lines.subList(2, lines.size())) {
            Row row = row(line);
            if (rows.putIfAbsent(row.name, row) != null) {
                throw new IllegalArgumentException("There are two rows for %s".formatted(row.name));
            }
        }
        return new LayerTable(rows);
    }

    private static Row row(String line) {
        List<String> cells = cells(line);
        if (cells.size() != COLUMNS.size()) {
            throw malformed(line, "it has %d cells instead of %d".formatted(cells.size(), COLUMNS.size()));
        }
        Set<String> names = code(cells.get(0));
        if (names.size() != 1) {
            throw malformed(line, "its first cell is not one `package`");
        }
        Set<String> imports = code(cells.get(1));
        if (imports.isEmpty() != cells.get(1).equals(NOTHING)) {
            throw malformed(line, "its second cell is neither `packages` nor " + NOTHING);
        }
        return new Row(names.iterator().next(), imports, switch (cells.get(2)) {
            case "yes" -> true;
            case "no" -> false;
            default -> throw malformed(line, "its third cell is neither yes nor no");
        });
    }

    private static List<String> cells(String line) {
        return Arrays.stream(line.substring(1).split("\\|")).map(String::strip).toList();
    }

    private static Set<String> code(String cell) {
        return new LinkedHashSet<>(CODE.matcher(cell).results().map((MatchResult match) -> match.group(1)).toList());
    }

    private static IllegalArgumentException malformed(String line, String why) {
        return new IllegalArgumentException("The row \"%s\" cannot be read: %s".formatted(line, why));
    }

    /// {@return the name that the table has for a package of ours}
    static String nameOf(String packageName) {
        return packageName.equals(ROOT) ? ROOT : packageName.substring(ROOT.length() + 1);
    }

    /// {@return whether a class or a package is ours}
    static boolean isOurs(String name) {
        return name.equals(ROOT) || name.startsWith(ROOT + ".");
    }
}
