package dev.homespun.dev;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.homespun.http.Problem;
import dev.homespun.http.ProblemType;
import dev.homespun.http.Request;
import dev.homespun.http.Status;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ProblemPageTest {

    private static final ProblemType STALE = ProblemType.of("/problems#stale", Status.CONFLICT, "Somebody was <faster>",
            "Read it again.");

    @Test
    void everyTypeOfTheApplicationIsListedWhereItsUriPoints() throws Exception {
        String page = page(STALE, ProblemType.of("https://example.org/gone", Status.GONE, "Gone", "It was sold."));
        assertThat(page).contains("<tr id=\"stale\"><td><code>/problems#stale</code><td>409<td>Somebody was &lt;faster&gt;"
                + "<td>Read it again.", "<tr><td><code>https://example.org/gone</code><td>410<td>Gone<td>It was sold.");
        assertThat(page()).doesNotContain("Of this application");
    }

    /// The golden file has what clients are told, and the corpus what the engine says, and a few that are its handler's.
    @Test
    void everyStatusThatTheFrameworkAnswersWithIsListed() throws Exception {
        String page = page();
        List<String> answered;
        try (Stream<Path> corpus = Files.walk(Path.of("src/test/resources"))) {
            answered = corpus.filter(Files::isRegularFile).flatMap(ProblemPageTest::statuses).distinct().sorted().toList();
        }
        assertThat(answered).contains("400", "404", "405", "413", "415", "422", "431", "501", "505");
        assertThat(answered).allSatisfy(status -> assertThat(page).contains("<tr><td>" + status + "<td>"));
    }

    private static Stream<String> statuses(Path file) {
        try {
            return Pattern.compile("(?m)^(?:< HTTP/1\\.1 |)([45][0-9][0-9]) [A-Z][a-zA-Z ]+$").matcher(Files.readString(file))
                    .results().map(match -> match.group(1)).filter(status -> !List.of("409", "426", "507").contains(status));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void aTypeMakesProblemsAndErrors() {
        Problem problem = STALE.problem("It has version 4.").with("current", 4);
        assertThat(problem.toJson()).isEqualTo("{\"type\":\"/problems#stale\",\"title\":\"Somebody was <faster>\","
                + "\"status\":409,\"detail\":\"It has version 4.\",\"current\":4}");
        assertThat(STALE.error("").status()).isEqualTo(Status.CONFLICT);
        assertThatThrownBy(() -> ProblemType.of("/problems#fine", Status.OK, "", ""))
                .isInstanceOf(IllegalArgumentException.class).hasMessageContaining("4xx or 5xx");
        assertThatThrownBy(() -> ProblemPage.of(STALE, STALE))
                .isInstanceOf(IllegalArgumentException.class).hasMessageContaining("/problems#stale");
    }

    private static String page(ProblemType... types) throws Exception {
        return new String(ProblemPage.of(types).handle(Request.get("/problems")).content().readAll(), UTF_8);
    }
}
