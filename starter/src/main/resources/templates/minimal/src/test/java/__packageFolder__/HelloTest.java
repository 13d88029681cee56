package __package__;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.homespun.testing.TestApp;
import dev.homespun.testing.junit.AppTest;
import org.junit.jupiter.api.Test;

@AppTest(Main.class)
class HelloTest {

    @Test
    void greetsByName(TestApp t) {
        Hello.Greeting greeting = t.get("/hello").query("name", "you").expect(200).json(Hello.Greeting.class);

        assertEquals("Hello, you!", greeting.message());
    }

    @Test
    void refusesAnUnknownPath(TestApp t) {
        t.get("/goodbye").expect(404);
    }
}
