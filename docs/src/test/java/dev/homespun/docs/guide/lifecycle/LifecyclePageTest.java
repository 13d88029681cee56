package dev.homespun.docs.guide.lifecycle;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.homespun.App;
import dev.homespun.http.Request;
import dev.homespun.http.Response;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/// What docs/guide/lifecycle.md says.
class LifecyclePageTest {

    private final Database database = new Database();

    @Test
    void theStartMigratesAndTheEndFlushesAndCloses() throws Exception {
        App app = Main.app(database);
        app.handle(Request.get("/"));
        app.close();
        assertThat(database.told()).containsExactly("migrate", "flush", "close");
    }

    @Test
    void thePageShowsTheAnswers() throws Exception {
        App app = Main.app(database);
        assertThat(page()).contains(text(app.handle(Request.get("/health/live"))))
                .contains(text(app.handle(Request.get("/health/ready"))));
        database.goAway();
        assertThat(page()).contains(text(app.handle(Request.get("/health/ready")))
                .replaceFirst("urn:uuid:[-0-9a-f]+", "urn:uuid:…"));
    }

    private static String text(Response response) throws IOException {
        return new String(response.content().readAll(), UTF_8);
    }

    private static String page() throws IOException {
        return Files.readString(Path.of("guide", "lifecycle.md"));
    }
}
