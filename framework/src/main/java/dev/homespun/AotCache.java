package dev.homespun;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// Whether the JVM runs with an AOT cache (JEP 483, 514).
///
/// It has no public way to say so. Its options tell only what was asked for: the JVM ignores a cache that is of another
/// version or another class path. What it uses it maps into its memory, and Linux lists that.
final class AotCache {

    private AotCache() {}

    /// {@return whether a file whose name ends in `.aot` is mapped} False where nobody can tell, as on other systems.
    static boolean isUsed() {
        try {
            return isMapped(Files.readAllLines(Path.of("/proc/self/maps")));
        } catch (IOException notLinux) {
            return false;
        }
    }

    /// @param maps as of proc(5); paths are at the end of a line
    static boolean isMapped(List<String> maps) {
        return maps.stream().anyMatch(line -> line.endsWith(".aot"));
    }
}
