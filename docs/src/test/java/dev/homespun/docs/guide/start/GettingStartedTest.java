package dev.homespun.docs.guide.start;

import static org.assertj.core.api.Assertions.assertThat;

import dev.homespun.docs.Replay;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class GettingStartedTest {

    @Test
    void thePageShowsWhatTheApplicationAnswers() throws Exception {
        Replay.play("docs/guide/getting-started.md", Main.app());
    }

    @Test
    void theStartLineCountsTheRoutes() throws Exception {
        String page = Files.readString(Path.of("guide/getting-started.md"));
        assertThat(page).contains(", %d routes, ".formatted(Main.app().verify().size()));
    }
}
