package dev.homespun.benchmarks.compare;

import java.io.IOException;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// What wrk counted in one run.
///
/// @param requests how many were answered
/// @param micros how long it took, in microseconds
/// @param p50 median of the time from a request to its answer, in microseconds; of pipelined ones, to the last answer
/// @param p99 the same of the slowest hundredth
/// @param errors how many of each kind: `connect`, `read`, `write` and `timeout` (2 s) of connections, `status` of 400
///         and above
record WrkFigures(long requests, long micros, long p50, long p99, Map<String, Long> errors) {

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
        Map<String, Long> errors = new LinkedHashMap<>();
        for (String kind : List.of("connect", "read", "write", "status", "timeout")) {
            errors.put(kind, figure(figures, kind));
        }
        return new WrkFigures(figure(figures, "requests"), figure(figures, "micros"), figure(figures, "p50"),
                figure(figures, "p99"), errors);
    }

    /// {@return what went wrong, empty when nothing did}
    ///
    /// wrk takes the end of a connection for an error when no answer has said `Connection: close`. A server that was
    /// asked to end it may do so without a word: then there is one for each request, but for those that were under way.
    String errors(Case load) {
        Map<String, Long> wrong = new LinkedHashMap<>(errors);
        wrong.values().removeIf(count -> count == 0);
        if (load.manner() == Case.Manner.CLOSED
                && Math.abs(errors.getOrDefault("read", 0L) - requests) <= load.connections()) {
            wrong.remove("read");
        }
        return wrong.entrySet().stream().map(one -> one.getKey() + " " + one.getValue())
                .collect(Collectors.joining(", "));
    }

    private static long figure(Map<String, Long> figures, String name) throws IOException {
        Long figure = figures.get(name);
        if (figure == null) {
            throw new IOException("wrk printed no " + name);
        }
        return figure;
    }
}
