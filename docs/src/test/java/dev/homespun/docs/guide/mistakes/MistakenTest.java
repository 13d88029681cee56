package dev.homespun.docs.guide.mistakes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.homespun.App;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class MistakenTest {

    @Test
    void thePageShowsWhatTheStartSaysOfMistakes() throws Exception {
        App app = App.create().scan(Mistaken.class.getPackageName());
        Throwable refused = catchThrowable(app::verify);
        assertThat(refused).isInstanceOf(IllegalStateException.class);
        String message = String.valueOf(refused.getMessage()).replaceAll("\\.java:\\d+", ".java:…").stripTrailing();
        assertThat(Files.readString(Path.of("guide/binding.md"))).contains("```text\n" + message + "\n```");
    }
}
