package dev.homespun.docs;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/// The rows of a table on a page, so that a test can try what they say.
public final class PageTable {

    private static final Pattern CODE = Pattern.compile("`([^`]+)`");
    private static final Pattern BAR = Pattern.compile("(?<!\\\\)\\|");

    private PageTable() {}

    /// {@return the cells of each row, without the head}
    ///
    /// @param path of the page, from the root of the repository
    /// @param head what stands in the first cell of the head
    /// @throws IllegalArgumentException when the page has no such table
    /// @throws IOException when the page cannot be read
    public static List<List<String>> rows(String path, String head) throws IOException {
        List<String> lines = Checkout.current().text(path).orElseThrow().lines().toList();
        List<List<String>> rows = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            if (lines.get(i).startsWith("| " + head + " |")) {
                for (int row = i + 2; row < lines.size() && lines.get(row).startsWith("|"); row++) {
                    rows.add(cells(lines.get(row)));
                }
                return rows;
            }
        }
        throw new IllegalArgumentException("%s has no table that begins with \"%s\"".formatted(path, head));
    }

    private static List<String> cells(String line) {
        String[] parts = BAR.split(line.strip());
        return Arrays.stream(parts).skip(1).map(cell -> cell.strip().replace("\\|", "|")).toList();
    }

    /// {@return what stands between backticks in a cell}
    ///
    /// @param cell a cell
    public static List<String> codes(String cell) {
        return CODE.matcher(cell).results().map((MatchResult match) -> match.group(1)).toList();
    }
}
