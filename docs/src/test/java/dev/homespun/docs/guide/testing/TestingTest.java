package dev.homespun.docs.guide.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import dev.homespun.testing.TestApp;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/// What docs/guide/testing.md says besides.
class TestingTest {

    private static String page() throws IOException {
        return Files.readString(Path.of("guide/testing.md"));
    }

    @Test
    void aTestNeedsNoExtension() {
        // @start region="plain"
        try (TestApp t = TestApp.inMemory(Main.app())) {
            t.get("/books/2").expect(200);
        }
        // @end
    }

    @Test
    void aFailureLooksAsThePageShows() throws IOException {
        BookStore store = mock();
        when(store.find(7)).thenThrow(new IllegalStateException("pool is closed"));
        try (TestApp t = TestApp.inMemory(Main.app().override(BookStore.class, store))) {
            assertThatExceptionOfType(AssertionError.class).isThrownBy(() -> t.get("/books/7").expect(200))
                    .satisfies(failure -> assertThat(page()).contains(shown(String.valueOf(failure.getMessage()))));
        }
    }

    /// Of what differs each time only the beginning.
    private static String shown(String message) {
        return "```text\n" + message
                .replaceAll("\n    at .*", "\n    at com.acme.books.SqlBookStore.find(SqlBookStore.java:31)")
                .replaceAll("Date: .*GMT", "Date: Wed, 25 Nov 2026 01:00:00 GMT")
                .replaceAll("urn:uuid:[-0-9a-f]+", "urn:uuid:8f6e1d0c-6a0e-4c83-9d7e-2b7c2f1f7c11") + "```\n";
    }
}
