package dev.homespun.benchmarks.compare;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// A file of values between commas, with their names in the first line. No value has a comma or a quote.
///
/// Each row is written at once: what was measured stays when the run ends early.
record Csv(Path file) {

    /// {@return an empty one, in the place of what was there}
    static Csv create(Path file, List<String> columns) throws IOException {
        Files.writeString(file, line(columns), StandardCharsets.UTF_8);
        return new Csv(file);
    }

    void append(Object... values) throws IOException {
        Files.writeString(file, line(Stream.of(values).map(String::valueOf).toList()), StandardCharsets.UTF_8,
                StandardOpenOption.APPEND);
    }

    private static String line(List<String> values) {
        return values.stream().collect(Collectors.joining(",", "", "\n"));
    }

    /// A row that was read, its values by the names of columns.
    record Row(Map<String, String> values) {

        String text(String column) {
            String value = values.get(column);
            if (value == null) {
                throw new IllegalArgumentException("there is no column " + column);
            }
            return value;
        }

        long number(String column) {
            return Long.parseLong(text(column));
        }
    }

    /// {@return its rows} None when there is no such file.
    ///
    /// @throws IOException also when a row has too few or too many values
    List<Row> rows() throws IOException {
        if (!Files.exists(file)) {
            return List.of();
        }
        List<String> lines = Files.readAllLines(file, StandardCharsets.UTF_8);
        String[] columns = lines.getFirst().split(",");
        List<Row> rows = new ArrayList<>();
        for (String line : lines.subList(1, lines.size())) {
            String[] values = line.split(",", -1);
            if (values.length != columns.length) {
                throw new IOException("%s: %d values, but %d columns: %s"
                        .formatted(file, values.length, columns.length, line));
            }
            Map<String, String> row = new HashMap<>();
            for (int i = 0; i < columns.length; i++) {
                row.put(columns[i], values[i]);
            }
            rows.add(new Row(row));
        }
        return rows;
    }
}
