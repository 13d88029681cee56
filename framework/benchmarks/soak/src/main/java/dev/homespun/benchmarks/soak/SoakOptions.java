package dev.homespun.benchmarks.soak;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.random.RandomGenerator;

/// How long, how much, and which.
///
/// @param time after which no connection is opened any more
/// @param connections how many are opened at the most, 1 or more
/// @param atATime how many are open at a time at the most, 1 or more
/// @param seed makes the same behaviours in the same order
/// @param over what connections are made over, at the same time, each with all of the above
/// @param idle how many are to be idle at a time, and nothing of the above; 0 for a soak
record SoakOptions(Duration time, int connections, int atATime, long seed, List<Over> over, int idle) {

    private static final List<String> KNOWN = List.of("minutes", "connections", "at-a-time", "seed", "over",
            "idle");

    /// Half a minute, 1,000,000 connections, 500 at a time, another seed each time, over everything at once.
    ///
    /// @throws IllegalArgumentException when an argument is not known or no number
    static SoakOptions of(String... args) {
        Map<String, String> values = new HashMap<>();
        for (String arg : args) {
            String[] parts = arg.split("=", 2);
            if (parts.length < 2 || !arg.startsWith("--") || !KNOWN.contains(parts[0].substring(2))) {
                throw new IllegalArgumentException(
                        "Argument \"%s\" is not known; --%s=… are".formatted(arg, String.join("=…, --", KNOWN)));
            }
            values.put(parts[0].substring(2), parts[1]);
        }
        double minutes = Double.parseDouble(values.getOrDefault("minutes", "0.5"));
        return new SoakOptions(Duration.ofMillis((long) (minutes * 60_000)),
                Integer.parseInt(values.getOrDefault("connections", "1000000")),
                Integer.parseInt(values.getOrDefault("at-a-time", "500")),
                values.containsKey("seed") ? Long.parseLong(values.get("seed"))
                        : RandomGenerator.getDefault().nextLong(1_000_000_000),
                values.containsKey("over") ? List.of(Over.valueOf(values.get("over").toUpperCase(Locale.ROOT)))
                        : List.of(Over.values()),
                Integer.parseInt(values.getOrDefault("idle", "0")));
    }
}
