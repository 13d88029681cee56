package __package__;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.homespun.App;
import dev.homespun.http.Request;
import dev.homespun.http.Response;
import dev.homespun.http.Status;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class HelloTest {

    private final App app = Main.app();

    @Test
    void greetsByName() throws Exception {
        Response response = app.handle(Request.get("/hello?name=you"));

        assertEquals(Status.OK, response.status());
        assertEquals("{\"message\":\"Hello, you!\"}", text(response));
    }

    @Test
    void refusesAnUnknownPath() throws Exception {
        assertEquals(Status.NOT_FOUND, app.handle(Request.get("/goodbye")).status());
    }

    private static String text(Response response) throws Exception {
        return new String(response.content().readAll(), StandardCharsets.UTF_8);
    }
}
