package dev.homespun.docs.guide.testing;

import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import dev.homespun.App;
import dev.homespun.testing.TestApp;
import dev.homespun.testing.junit.AppTest;
import java.util.Optional;
import org.junit.jupiter.api.Test;

// @start region="fakes"
@AppTest
class FakesTest {

    private final BookStore store = mock();

    App app() {
        return Main.app().override(BookStore.class, store);
    }

    @Test
    void aBookIsShown(TestApp t) {
        when(store.find(7)).thenReturn(Optional.of(new Book(7, "Emma")));
        t.get("/books/7").expect(200);
    }
}
// @end
