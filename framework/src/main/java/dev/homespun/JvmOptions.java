package dev.homespun;

import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// The options by which the JVM was told how much memory to take: the most that the heap may have, and the collector.
///
/// `RuntimeMXBean` knows all options, and takes twice as long of a start: 48 ms instead of 26. So they are read where they
/// were given: on the command line, and in the two variables that add to it. Files of options (`@file`) are not looked
/// into.
final class JvmOptions {

    private static final Pattern OF_MEMORY =
            Pattern.compile("(?<!\\S)(-Xmx|-XX:MaxHeapSize=|-XX:MaxRAMPercentage=|-XX:\\+Use(?=\\w+GC(?!\\S)))\\S+");

    private JvmOptions() {}

    /// {@return those of this process, as they were given}
    static List<String> ofMemory() {
        return ofMemory(ProcessHandle.current().info().arguments().orElse(new String[0]), System.getenv());
    }

    /// @param arguments of the process: options of the JVM, and what the program is given
    /// @param environment of the process
    static List<String> ofMemory(String[] arguments, Map<String, String> environment) {
        Stream<String> variables = Stream.of("JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS")
                .map(name -> environment.getOrDefault(name, ""));
        return Stream.concat(variables, Stream.of(arguments))
                .flatMap(text -> OF_MEMORY.matcher(text).results().map(MatchResult::group)).distinct().toList();
    }
}
