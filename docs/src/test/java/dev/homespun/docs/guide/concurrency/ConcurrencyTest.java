package dev.homespun.docs.guide.concurrency;

import static org.assertj.core.api.Assertions.assertThat;

import dev.homespun.App;
import dev.homespun.docs.Replay;
import dev.homespun.http.Request;
import dev.homespun.http.Response;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/// What docs/guide/concurrency.md says.
class ConcurrencyTest {

    private final Agency agency = new Agency();
    private final App app = Main.app(agency);

    @Test
    void thePageShowsWhatTheApplicationAnswers() throws Exception {
        Replay.play("docs/guide/concurrency.md", app);
    }

    @Test
    void theScopeIsThereInBothTasks() throws Exception {
        Request request = Request.get("/trips/York");
        app.handle(request);
        assertThat(agency.asked).containsExactlyInAnyOrder("Ada asks for train (%s)".formatted(request.id()),
                "Ada asks for hotel (%s)".formatted(request.id()));
    }

    @Test
    void theOtherRoutesAnswer() throws Exception {
        assertThat(text("/trips/York/price")).isEqualTo("40");
        assertThat(text("/trips/all")).isEqualTo("[\"Bath Inn\",\"York Inn\"]");
        assertThat(text("/reports/year")).isEqualTo("much");
    }

    private String text(String path) throws Exception {
        Response response = app.handle(Request.get(path));
        return new String(response.content().readAll(), StandardCharsets.UTF_8);
    }
}
