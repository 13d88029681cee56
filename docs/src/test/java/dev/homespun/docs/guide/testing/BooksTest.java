package dev.homespun.docs.guide.testing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.homespun.App;
import dev.homespun.testing.TestApp;
import dev.homespun.testing.TestConnection;
import dev.homespun.testing.TestResponse;
import dev.homespun.testing.junit.AppTest;
import java.util.Map;
import org.junit.jupiter.api.Test;

// @start region="first"
@AppTest
class BooksTest {

    App app() {
        return Main.app();
    }

    @Test
    void aBookIsShown(TestApp t) {
        assertThat(t.get("/books/{id}", 2).expect(200).json(Book.class)).isEqualTo(new Book(2, "Dracula"));
    }

    @Test
    void aBookIsAdded(TestApp t) {
        TestResponse added = t.post("/books").json(new Books.NewBook("Ulysses")).expect(201);
        t.get(added.field("Location")).expect(200).expectJson("""
                {"id": 3, "title": "Ulysses"}""");
    }
    // @end

    @Test
    void booksAreFound(TestApp t) {
        // @start region="list"
        assertThat(t.get("/books").query("title", "mm").expect(200).jsonList(Book.class)).hasSize(1);
        // @end
    }

    @Test
    void whatIsWrongIsTold(TestApp t) {
        // @start region="problem"
        assertThat(t.post("/books").json(Map.of("title", 7)).expect(400).problem().errors())
                .anySatisfy(error -> assertThat(error.at()).isEqualTo("/title"));
        // @end
    }

    @Test
    void octetsAreSeen(TestApp t) {
        // @start region="raw"
        assertThat(t.raw("GET /books HTTP/1.1\r\n\r\n")).startsWith("HTTP/1.1 400 Bad Request\r\n");
        // @end
    }

    @Test
    void aConnectionIsKept(TestApp t) {
        // @start region="connection"
        try (TestConnection one = t.connection()) {
            one.get("/books/1").expect(200);
            one.get("/books/2").field("Connection", "close").expect(200);
            assertThat(one.isOpen()).isFalse();
        }
        // @end
    }
}
