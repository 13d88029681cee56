package dev.homespun.benchmarks.compare;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What wrk counted in one run.
///
/// @param requests how many were answered
/// @param micros how long it took, in microseconds
/// @param p50 median of the time from a request to its answer, in microseconds; of pipelined ones, to the last answer
/// @param p99 the same of the slowest hundredth
/// @param errors how many of which kind: `connect`, `read`, `write` and `timeout` (2 s) of connections, `status` of
///         400 and above; empty when there was none
record WrkFigures(long requests, long micros, long p50, long p99, String errors) {

    private static final String MARK = "compare ";

    /// Reads the line that `load.lua` prints, among others.
    ///
    /// @throws IOException when there is none
    static WrkFigures parse(String output) throws IOException {
        String line = output.lines().filter(one -> one.startsWith(MARK)).findFirst()
                .orElseThrow(() -> new IOException("wrk printed no figures: " + output.strip()));
        Map<String, Long> figures = new HashMap<>();
        for (String figure : line.substring(MARK.length()).split(" ")) {
            String[] parts = figure.split("=", 2);
            figures.put(parts[0], Long.parseLong(parts[1]));
        }
        String errors = Stream.of("connect", "read", "write", "status", "timeout")
                .filter(kind -> figures.getOrDefault(kind, 0L) > 0)
                .map(kind -> kind + " " + figures.get(kind))
                .collect(Collectors.joining(" "));
        return new WrkFigures(figure(figures, "requests"), figure(figures, "micros"), figure(figures, "p50"),
                figure(figures, "p99"), errors);
    }

    private static long figure(Map<String, Long> figures, String name) throws IOException {
        Long figure = figures.get(name);
        if (figure == null) {
            throw new IOException("wrk printed no " + name);
        }
        return figure;
    }
}
