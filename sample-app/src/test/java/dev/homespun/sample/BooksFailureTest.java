package dev.homespun.sample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyInt;
import static org.mockito.ArgumentMatchers.anyLong;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import dev.homespun.App;
import dev.homespun.testing.TestApp;
import dev.homespun.testing.TestResponse;
import dev.homespun.testing.junit.AppTest;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What a client sees of a store that fails: that it did, and nothing more. The log has the rest.
@AppTest
class BooksFailureTest {

    private final BookStore store = mock();
    private final Database database;
    private final Logger log = Logger.getLogger("dev.homespun");
    private final List<LogRecord> logged = new ArrayList<>();
    private final Handler listener = new Handler() {
        @Override
        public void publish(LogRecord entry) {
            logged.add(entry);
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    };

    BooksFailureTest(@TempDir Path folder) {
        database = Database.open(Map.of("DATA_DIR", folder.toString()));
    }

    App app() {
        return Main.app(database).override(BookStore.class, store);
    }

    @BeforeEach
    void listen() {
        log.addHandler(listener);
        log.setUseParentHandlers(false);
    }

    @AfterEach
    void stopListening() {
        log.removeHandler(listener);
        log.setUseParentHandlers(true);
    }

    @Test
    void aFailureOfTheStoreIsForTheLogAlone(TestApp shop) {
        RuntimeException failure = new IllegalStateException("password 'secret' refused by 10.0.0.7");
        when(store.list(any(), anyInt(), anyLong())).thenThrow(failure);
        TestResponse answer = shop.get("/books").expect(500);
        assertThat(answer.text()).doesNotContain("secret", "10.0.0.7", "IllegalState", "dev.homespun");
        assertThat(logged).singleElement().satisfies(entry -> {
            assertThat(entry.getThrown()).isSameAs(failure);
            assertThat(entry.getMessage()).contains(answer.problem().instance());
        });
    }
}
