package dev.homespun.benchmarks.compare;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/// What Linux says of a process in `/proc/PID/stat` (proc_pid_stat(5)).
///
/// @param cpu how long its threads have run, in user and in kernel mode, in clock ticks
/// @param childrenCpu the same of its children that have ended and been waited for, in clock ticks
record ProcessStat(long cpu, long childrenCpu) {

    /// Places of utime, stime, cutime and cstime, counted from behind the name; in the manual they are 14 to 17.
    private static final int UTIME = 11;
    private static final int STIME = 12;
    private static final int CUTIME = 13;
    private static final int CSTIME = 14;

    /// @throws IOException when the process has ended
    static ProcessStat of(long pid) throws IOException {
        return parse(Files.readString(Path.of("/proc", String.valueOf(pid), "stat"), StandardCharsets.ISO_8859_1));
    }

    /// The name of the process stands in parentheses, and may itself have spaces and parentheses: it ends at the last.
    static ProcessStat parse(String line) {
        String[] fields = line.substring(line.lastIndexOf(')') + 2).strip().split(" ");
        return new ProcessStat(Long.parseLong(fields[UTIME]) + Long.parseLong(fields[STIME]),
                Long.parseLong(fields[CUTIME]) + Long.parseLong(fields[CSTIME]));
    }
}
