package dev.homespun.benchmarks.compare;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/// One server under one load for some seconds.
///
/// @param round from 1
/// @param load the name of a [Case]
/// @param requests how many were answered
/// @param micros how long it took, in microseconds
/// @param cpuMicros how long threads of the server's process ran, in microseconds
/// @param p50 see [WrkFigures], in microseconds
/// @param p99 likewise
/// @param rssKibibytes of the server's process, afterwards
/// @param wrkCpuMicros how long wrk ran, in microseconds
/// @param othersPercent what neither of them used, and was used, of all processors, 0 to 100
record LoadRow(int round, String load, String server, long requests, long micros, long cpuMicros, long p50, long p99,
        long rssKibibytes, long wrkCpuMicros, long othersPercent) {

    static final String FILE = "load.csv";
    private static final double NEARLY_ALL = 0.9;
    private static final List<String> COLUMNS = List.of("round", "case", "server", "requests", "micros", "cpu_micros",
            "p50_micros", "p99_micros", "rss_kib", "wrk_cpu_micros", "others_percent");

    static Csv file(Path folder) throws IOException {
        return Csv.create(folder.resolve(FILE), COLUMNS);
    }

    void appendTo(Csv csv) throws IOException {
        csv.append(round, load, server, requests, micros, cpuMicros, p50, p99, rssKibibytes, wrkCpuMicros,
                othersPercent);
    }

    static List<LoadRow> read(Path folder) throws IOException {
        return new Csv(folder.resolve(FILE)).rows().stream().map(LoadRow::of).toList();
    }

    private static LoadRow of(Csv.Row row) {
        return new LoadRow((int) row.number("round"), row.text("case"), row.text("server"), row.number("requests"),
                row.number("micros"), row.number("cpu_micros"), row.number("p50_micros"), row.number("p99_micros"),
                row.number("rss_kib"), row.number("wrk_cpu_micros"), row.number("others_percent"));
    }

    /// {@return how long the server's threads ran for a request, in microseconds}
    double cpuPerRequest() {
        return (double) cpuMicros / requests;
    }

    double requestsPerSecond() {
        return requests * 1e6 / micros;
    }

    /// {@return whether wrk, which has one thread, ran nearly all of the time}
    boolean isLimitedByWrk() {
        return wrkCpuMicros > micros * NEARLY_ALL;
    }
}
