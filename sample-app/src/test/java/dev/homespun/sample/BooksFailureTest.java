package dev.homespun.sample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyInt;
import static org.mockito.ArgumentMatchers.anyLong;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import dev.homespun.App;
import dev.homespun.sample.InMemory.Answer;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What a client sees of a store that fails: that it did, and nothing more. The log has the rest.
class BooksFailureTest {

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
    void aFailureOfTheStoreIsForTheLogAlone() throws Exception {
        RuntimeException failure = new IllegalStateException("password 'secret' refused by 10.0.0.7");
        BookStore store = mock();
        when(store.list(any(), anyInt(), anyLong())).thenThrow(failure);
        InMemory shop = new InMemory(App.create().provide(BookStore.class, () -> store).scan("dev.homespun.sample"));
        Answer answer = shop.get("/books");
        assertThat(answer.status()).isEqualTo(500);
        answer.problem();
        assertThat(answer.text()).doesNotContain("secret", "10.0.0.7", "IllegalState", "dev.homespun");
        assertThat(logged).singleElement().satisfies(entry -> {
            assertThat(entry.getThrown()).isSameAs(failure);
            assertThat(entry.getMessage()).contains(answer.json().path("instance").asString());
        });
    }
}
