package dev.homespun.sample;

import static org.assertj.core.api.Assertions.assertThat;

import dev.homespun.App;
import dev.homespun.testing.TestApp;
import dev.homespun.testing.TestResponse;
import dev.homespun.testing.junit.AppTest;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The bookshop on a socket.
@AppTest(live = true)
class LoopbackTest {

    private final Database database;

    LoopbackTest(@TempDir Path folder) {
        database = Database.open(Map.of("DATA_DIR", folder.toString()));
    }

    App app() {
        return Main.app(database);
    }

    @Test
    void aBookIsAddedFoundAndRemoved(TestApp shop) {
        TestResponse added = shop.post("/books").json(SampleBooks.earthsea()).expect(201);
        String location = added.field("Location");
        String tag = shop.get(location).expect(200).expectText(added.text()).field("ETag");
        shop.delete(location).field("If-Match", tag).expect(204);
        shop.get(location).expect(404);
    }

    @Test
    void ofClientsThatChangeTheSameVersionOneDoes(TestApp shop) throws Exception {
        CyclicBarrier start = new CyclicBarrier(6);
        try (ExecutorService clients = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Integer>> changes = IntStream.range(0, 6).mapToObj(number -> clients.submit(() -> {
                start.await();
                return shop.patch("/books/0197a000-0000-7000-8000-000000000008").field("If-Match", "\"1\"")
                        .mergePatch("{\"priceCents\": %d}".formatted(number)).send().status().code();
            })).toList();
            List<Integer> statuses = new ArrayList<>();
            for (Future<Integer> change : changes) {
                statuses.add(change.get());
            }
            assertThat(statuses).containsExactlyInAnyOrder(200, 412, 412, 412, 412, 412);
        }
    }

    @Test
    void refusalsAreProblems(TestApp shop) {
        assertThat(shop.get("/books?size=1000").expect(422).problem().detail())
                .isEqualTo("size is 1000; 1 to 100 is allowed.");
    }
}
