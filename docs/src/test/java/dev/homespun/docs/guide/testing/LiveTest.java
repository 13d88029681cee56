package dev.homespun.docs.guide.testing;

import dev.homespun.testing.TestApp;
import dev.homespun.testing.junit.AppTest;
import org.junit.jupiter.api.Test;

// @start region="live"
@AppTest(value = Main.class, live = true)
class LiveTest {

    @Test
    void aBookIsShown(TestApp t) {
        t.get("/books/2").expect(200).expectField("Content-Type", "application/json");
    }
}
// @end
