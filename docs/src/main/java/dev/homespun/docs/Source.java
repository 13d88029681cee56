package dev.homespun.docs;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The regions of a source file. They are marked as snippets of Javadoc are (JEP 413), one mark on a line:
///
/// ```text
/// // @start region="name"
/// // @end
/// ```
///
/// In configuration `#` stands in place of `//`. Regions may nest and may not overlap: `@end` ends the one that was
/// started last.
///
/// @param regions by name, in the order of their ends
/// @param faults marks that make no sense, in the order of their lines
record Source(Map<String, Region> regions, List<Fault> faults) {

    private static final Pattern START = Pattern.compile("\\s*(?://|#) @start region=\"([A-Za-z][\\w-]*)\"");
    private static final Pattern END = Pattern.compile("\\s*(?://|#) @end");
    private static final Pattern ALMOST = Pattern.compile("(?://|#)\\s*@(start|end)\\b");

    /// {@return the regions of a text}
    ///
    /// @param path what faults call the file
    /// @param text its text
    static Source read(String path, String text) {
        Reader reader = new Reader(path);
        List<String> lines = text.lines().toList();
        for (int i = 0; i < lines.size(); i++) {
            reader.read(i + 1, lines.get(i).stripTrailing());
        }
        reader.end();
        return new Source(reader.regions, reader.faults);
    }

    /// What is open while the lines go by.
    private static final class Reader {

        private final String path;
        private final Deque<Region> open = new ArrayDeque<>();
        private final Deque<List<String>> contents = new ArrayDeque<>();
        private final Map<String, Region> regions = new LinkedHashMap<>();
        private final List<Fault> faults = new ArrayList<>();

        Reader(String path) {
            this.path = path;
        }

        void read(int number, String line) {
            Matcher start = START.matcher(line);
            if (start.matches()) {
                open.push(new Region(start.group(1), number, List.of()));
                contents.push(new ArrayList<>());
            } else if (END.matcher(line).matches()) {
                close(number);
            } else if (ALMOST.matcher(line).find()) {
                fault(number, "\"%s\" is no mark; // @start region=\"name\" and // @end are, on lines of their own"
                        .formatted(line.strip()));
            } else {
                contents.forEach(content -> content.add(line));
            }
        }

        private void close(int number) {
            if (open.isEmpty()) {
                fault(number, "// @end without a // @start before it");
                return;
            }
            Region started = open.pop();
            Region region = new Region(started.name(), started.line(), contents.pop());
            Region first = regions.putIfAbsent(region.name(), region);
            if (first != null) {
                fault(region.line(), "region %s is in line %d already".formatted(region.name(), first.line()));
            }
            if (region.lines().isEmpty()) {
                fault(region.line(), "region %s is empty".formatted(region.name()));
            }
        }

        void end() {
            open.forEach(region -> fault(region.line(), "region %s has no // @end".formatted(region.name())));
        }

        private void fault(int line, String sentence) {
            faults.add(new Fault(path, line, sentence));
        }
    }
}
