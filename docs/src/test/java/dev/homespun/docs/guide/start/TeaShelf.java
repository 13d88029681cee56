package dev.homespun.docs.guide.start;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicLong;

// @start region="shelf"
final class TeaShelf {

    private final Map<Long, Tea> teas = new ConcurrentSkipListMap<>();
    private final AtomicLong lastId = new AtomicLong();

    TeaShelf() {
        add(new NewTea("Sencha", 70));
        add(new NewTea("Assam", 100));
    }

    Tea add(NewTea sent) {
        Tea tea = new Tea(lastId.incrementAndGet(), sent.name(), sent.degrees());
        teas.put(tea.id(), tea);
        return tea;
    }

    Optional<Tea> find(long id) {
        return Optional.ofNullable(teas.get(id));
    }

    List<Tea> all() {
        return List.copyOf(teas.values());
    }
}
// @end
