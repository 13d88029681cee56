package dev.homespun.docs.guide.programmatic;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicLong;

/// Jars of jam, on a shelf that is soon full.
final class Pantry {

    private static final int MOST = 3;

    private final Map<Long, Jar> jars = new ConcurrentSkipListMap<>();
    private final AtomicLong lastId = new AtomicLong();

    Pantry() {
        add(new NewJar("Plum", 2025));
        add(new NewJar("Quince", 2026));
    }

    List<Jar> list(Optional<Integer> year, int most) {
        return jars.values().stream().filter(jar -> year.isEmpty() || jar.year() == year.get()).limit(most).toList();
    }

    Optional<Jar> find(long id) {
        return Optional.ofNullable(jars.get(id));
    }

    Jar add(NewJar sent) {
        if (jars.size() >= MOST) {
            throw new ShelfFull(MOST);
        }
        Jar jar = new Jar(lastId.incrementAndGet(), sent.fruit(), sent.year());
        jars.put(jar.id(), jar);
        return jar;
    }

    Optional<Jar> replace(long id, NewJar sent) {
        return Optional.ofNullable(jars.computeIfPresent(id, (_, _) -> new Jar(id, sent.fruit(), sent.year())));
    }

    void remove(long id) {
        jars.remove(id);
    }
}
