package dev.homespun;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;

/// How long this process has been there, the JVM's own start included.
final class ProcessAge {

    /// Of the times in `/proc/self/stat`; the kernel shows 100 a second on every architecture (USER_HZ).
    private static final int TICK_MILLIS = 10;
    /// The field `starttime`, counted behind the name of the program, which is in parentheses (proc(5)).
    private static final int START_FIELD = 19;

    private ProcessAge() {}

    /// On Linux from the kernel's clock: [ProcessHandle.Info#startInstant] is off by up to a second there, because it
    /// adds to the time of the last boot, which is kept in whole seconds.
    static Duration now() {
        try {
            String stat = Files.readString(Path.of("/proc/self/stat"));
            String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
            String uptimeSeconds = Files.readString(Path.of("/proc/uptime")).split(" ")[0];
            long uptimeMillis = (long) (Double.parseDouble(uptimeSeconds) * 1000);
            return Duration.ofMillis(uptimeMillis - Long.parseLong(fields[START_FIELD]) * TICK_MILLIS);
        } catch (IOException | IndexOutOfBoundsException | NumberFormatException notLinux) {
            return ProcessHandle.current().info().startInstant()
                    .map(start -> Duration.between(start, Instant.now())).orElse(Duration.ZERO);
        }
    }
}
