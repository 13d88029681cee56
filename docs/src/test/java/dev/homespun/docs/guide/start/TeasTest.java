package dev.homespun.docs.guide.start;

// @start region="test"
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.homespun.App;
import dev.homespun.http.Content;
import dev.homespun.http.Method;
import dev.homespun.http.Request;
import dev.homespun.http.Response;
import dev.homespun.http.Status;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class TeasTest {

    private final App app = Main.app();

    @Test
    void aTeaIsFoundByItsNumber() throws Exception {
        Response response = app.handle(Request.get("/teas/1"));

        assertEquals(Status.OK, response.status());
        assertEquals("{\"id\":1,\"name\":\"Sencha\",\"degrees\":70}", text(response));
    }

    @Test
    void aTeaIsAdded() throws Exception {
        Request request = Request.of(Method.POST, "/teas")
                .with("Content-Type", "application/json")
                .with(Content.of("{\"name\": \"Oolong\", \"degrees\": 90}".getBytes(StandardCharsets.UTF_8)));
        Response response = app.handle(request);

        assertEquals(Status.CREATED, response.status());
        assertEquals("/teas/3", response.fields().first("Location").orElse(""));
    }

    @Test
    void everythingFitsTogether() {
        app.verify();
    }

    private static String text(Response response) throws Exception {
        return new String(response.content().readAll(), StandardCharsets.UTF_8);
    }
}
// @end
