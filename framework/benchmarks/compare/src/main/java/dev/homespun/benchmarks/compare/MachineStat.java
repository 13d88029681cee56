package dev.homespun.benchmarks.compare;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/// What Linux says of all processors together in `/proc/stat` (proc_stat(5)), in clock ticks.
///
/// @param busy how long they worked, for whomever; what a hypervisor took away counts, too
/// @param total how long there was, idle or not
record MachineStat(long busy, long total) {

    private static final int IDLE = 3;
    private static final int IOWAIT = 4;
    /// Behind these are guests, which the first two have in them already.
    private static final int FIELDS = 8;

    static MachineStat now() throws IOException {
        return parse(Files.readString(Path.of("/proc/stat"), StandardCharsets.US_ASCII));
    }

    static MachineStat parse(String text) {
        String first = text.lines().findFirst().orElseThrow();
        long[] ticks = Stream.of(first.split(" +")).skip(1).limit(FIELDS).mapToLong(Long::parseLong).toArray();
        long total = 0;
        for (long one : ticks) {
            total += one;
        }
        return new MachineStat(total - ticks[IDLE] - ticks[IOWAIT], total);
    }
}
