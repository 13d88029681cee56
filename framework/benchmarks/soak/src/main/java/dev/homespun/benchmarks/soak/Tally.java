package dev.homespun.benchmarks.soak;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/// What became of the connections. Used by all clients.
final class Tally {

    private static final int MOST_EXAMPLES = 10;

    /// Guarded by `this`, as all below.
    private final Map<Behaviour, Integer> played = new EnumMap<>(Behaviour.class);
    private final Map<Behaviour, Integer> unexpected = new EnumMap<>(Behaviour.class);
    private final List<String> examples = new ArrayList<>();

    synchronized void add(Behaviour behaviour) {
        played.merge(behaviour, 1, Integer::sum);
    }

    synchronized void add(Behaviour behaviour, Exception wrong) {
        add(behaviour);
        unexpected.merge(behaviour, 1, Integer::sum);
        if (examples.size() < MOST_EXAMPLES) {
            examples.add("%s: %s".formatted(behaviour, wrong));
        }
    }

    synchronized boolean isClean() {
        return unexpected.isEmpty();
    }

    /// @param behaviours what there was to do
    synchronized String table(List<Behaviour> behaviours) {
        StringBuilder table = new StringBuilder("%-34s %12s %12s%n".formatted("clients", "connections", "unexpected"));
        for (Behaviour behaviour : behaviours) {
            table.append("%-34s %,12d %,12d%n".formatted(behaviour, played.getOrDefault(behaviour, 0),
                    unexpected.getOrDefault(behaviour, 0)));
        }
        examples.forEach(example -> table.append(example).append(System.lineSeparator()));
        return table.toString();
    }
}
