package dev.homespun.docs.guide.validation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.homespun.App;
import dev.homespun.annotation.Body;
import dev.homespun.annotation.Get;
import dev.homespun.annotation.Post;
import dev.homespun.annotation.Query;
import dev.homespun.docs.Replay;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.hibernate.validator.HibernateValidator;
import org.junit.jupiter.api.Test;

class ValidationTest {

    private static final Path PAGE = Path.of("guide/validation.md");

    record Line(@NotBlank String tea) {}

    record Order(List<Line> lines) {}

    static final class Orders {
        @Post("/orders") void add(@Body Order order) { }
        @Get("/orders") void list(@Query @Size(max = 3) int page) { }
    }

    @Test
    void thePageShowsWhatTheApplicationAnswers() throws Exception {
        Replay.play("docs/guide/validation.md", Main.app());
    }

    @Test
    void theMistakesAreThoseOfThePage() throws Exception {
        App app = App.create().controller(new Orders());
        String message = String.valueOf(catchThrowable(app::verify).getMessage());
        assertThat(Files.readString(PAGE))
                .contains(message.replaceAll("ValidationTest\\.java:\\d+", "Orders.java:…"));
    }

    @Test
    void theVersionIsTheOneThatIsTested() throws Exception {
        String version = HibernateValidator.class.getPackage().getImplementationVersion();
        assertThat(Arrays.asList(Files.readString(PAGE).split("\\s+"))).contains("<version>" + version + "</version>");
    }
}
