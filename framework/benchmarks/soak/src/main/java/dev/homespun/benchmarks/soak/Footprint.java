package dev.homespun.benchmarks.soak;

import com.sun.management.HotSpotDiagnosticMXBean;
import com.sun.management.HotSpotDiagnosticMXBean.ThreadDumpFormat;
import com.sun.management.UnixOperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// What a process takes up.
///
/// @param heapKibibytes what is alive: used after two collections
/// @param threads platform threads
/// @param connections virtual threads that serve a connection, or -1 where they were not counted
/// @param descriptors open files and sockets
record Footprint(long heapKibibytes, long threads, long connections, long descriptors) {

    private static final Pattern CONNECTION = Pattern.compile("\"name\": \"homespun-connection\"");

    /// {@return that of this process, without virtual threads}
    static Footprint here() {
        UnixOperatingSystemMXBean system =
                (UnixOperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        System.gc();
        System.gc();
        return new Footprint(ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed() >> 10,
                ManagementFactory.getThreadMXBean().getThreadCount(), -1, system.getOpenFileDescriptorCount());
    }

    /// {@return this with the number of virtual threads} Nobody counts them, but a dump has them all. To be asked for
    /// only when hardly any is left: the JVM of JDK 25.0.3 crashed when it dumped hundreds that were at work.
    Footprint withConnections() throws IOException {
        Path dump = Files.createTempDirectory("soak").resolve("threads.json");
        try {
            ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class)
                    .dumpThreads(dump.toString(), ThreadDumpFormat.JSON);
            try (Stream<String> lines = Files.lines(dump)) {
                long connections = lines.filter(line -> CONNECTION.matcher(line).find()).count();
                return new Footprint(heapKibibytes, threads, connections, descriptors);
            }
        } finally {
            Files.deleteIfExists(dump);
            Files.delete(dump.getParent());
        }
    }

    /// {@return the greater one of each}
    Footprint max(Footprint other) {
        return new Footprint(Math.max(heapKibibytes, other.heapKibibytes), Math.max(threads, other.threads),
                Math.max(connections, other.connections), Math.max(descriptors, other.descriptors));
    }

    /// {@return what [#parse] reads}
    String line() {
        return "%d %d %d %d".formatted(heapKibibytes, threads, connections, descriptors);
    }

    static Footprint parse(String line) {
        long[] numbers = Stream.of(line.split(" ")).mapToLong(Long::parseLong).toArray();
        return new Footprint(numbers[0], numbers[1], numbers[2], numbers[3]);
    }
}
