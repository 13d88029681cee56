package dev.homespun.benchmarks.compare;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/// What connections take up that had one request each and then none.
///
/// @param round from 1
/// @param connections how many there should be
/// @param kept how many the server had accepted and not ended in the end
/// @param heapBefore live objects of the server's heap without them, in octets
/// @param heapAfter the same while they were open
/// @param rssBefore of the server's process without them, in KiB; in round 1 after its first answer and no load
/// @param rssAfter the same while they were open, in KiB
record MemoryRow(String server, int round, int connections, int kept, long heapBefore, long heapAfter, long rssBefore,
        long rssAfter) {

    static final String FILE = "memory.csv";
    private static final List<String> COLUMNS = List.of("server", "round", "connections", "kept", "heap_before_octets",
            "heap_after_octets", "rss_before_kib", "rss_after_kib");

    static Csv file(Path folder) throws IOException {
        return Csv.create(folder.resolve(FILE), COLUMNS);
    }

    void appendTo(Csv csv) throws IOException {
        csv.append(server, round, connections, kept, heapBefore, heapAfter, rssBefore, rssAfter);
    }

    static List<MemoryRow> read(Path folder) throws IOException {
        return new Csv(folder.resolve(FILE)).rows().stream().map(MemoryRow::of).toList();
    }

    private static MemoryRow of(Csv.Row row) {
        return new MemoryRow(row.text("server"), (int) row.number("round"), (int) row.number("connections"),
                (int) row.number("kept"), row.number("heap_before_octets"), row.number("heap_after_octets"),
                row.number("rss_before_kib"), row.number("rss_after_kib"));
    }

    /// {@return live heap that a connection takes which is open, in octets}
    ///
    /// @param without live heap without connections, in octets
    double heapPerConnection(long without) {
        return (double) (heapAfter - without) / Math.max(1, kept);
    }
}
