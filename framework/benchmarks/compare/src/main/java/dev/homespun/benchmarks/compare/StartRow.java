package dev.homespun.benchmarks.compare;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/// One start of a server.
///
/// @param round from 1
/// @param micros from just before its process was made to its first complete answer, in microseconds
/// @param cpuMicros how long its threads ran until then, in microseconds
record StartRow(int round, String server, long micros, long cpuMicros) {

    static final String FILE = "start.csv";
    private static final List<String> COLUMNS = List.of("round", "server", "micros", "cpu_micros");

    static Csv file(Path folder) throws IOException {
        return Csv.create(folder.resolve(FILE), COLUMNS);
    }

    void appendTo(Csv csv) throws IOException {
        csv.append(round, server, micros, cpuMicros);
    }

    static List<StartRow> read(Path folder) throws IOException {
        return new Csv(folder.resolve(FILE)).rows().stream()
                .map(row -> new StartRow((int) row.number("round"), row.text("server"), row.number("micros"),
                        row.number("cpu_micros")))
                .toList();
    }
}
