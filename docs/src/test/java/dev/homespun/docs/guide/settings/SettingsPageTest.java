package dev.homespun.docs.guide.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.homespun.App;
import dev.homespun.http.Request;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// What docs/guide/settings.md says.
class SettingsPageTest {

    @Test
    void aTestGivesSettingsOfItsOwn() throws Exception {
        // @start region="test"
        App app = Main.app().settingsFrom(Map.of("shop.database-url", "db:test", "shop.api-key", "none"));
        // @end
        List<Object> seen = new ArrayList<>();
        try (app) {
            app.onStart(provided -> seen.add(provided.get(Database.class)));
            app.handle(Request.get("/"));
        }
        assertThat(seen).hasToString("[Database[url=db:test, poolSize=10]]");
    }

    @Test
    void theRecordHasTheLastWord() {
        App app = Main.app().settingsFrom(Map.of("shop.database-url", "db:test", "shop.api-key", "none",
                "shop.pool-size", "0"));
        assertThatThrownBy(app::verify).hasMessageContaining("Settings shop: pool-size is 0; 1 or more. Correct what is "
                + "given (shop.database-url: settingsFrom(…); ");
    }

    @Test
    void thePageShowsTheReport() throws Exception {
        Process process = new ProcessBuilder(command("--shop.api-key=x", "--shop.pool-size=ten", "--prot=80"))
                .redirectErrorStream(true).start();
        String report = String.join("\n", process.inputReader().readAllLines().stream().skip(1).toList());
        assertThat(process.waitFor()).isEqualTo(1);
        assertThat(page()).contains(report);
    }

    @Test
    void thePageShowsTheTable() throws Exception {
        Process process = new ProcessBuilder(command("--settings", "--shop.pool-size=3", "--shop.api-key=x",
                "--shop.database-url=postgres://shop:secret@db/shop")).redirectErrorStream(true).start();
        List<String> lines = process.inputReader().readAllLines();
        assertThat(process.waitFor()).as(String.join("\n", lines)).isZero();
        assertThat(page()).contains(String.join("\n", lines.stream().filter(line -> line.startsWith("shop.")).toList()));
    }

    private static List<String> command(String... arguments) {
        return Stream.concat(Stream.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-classpath", System.getProperty("java.class.path"), Main.class.getName()), Stream.of(arguments)).toList();
    }

    private static String page() throws IOException {
        return Files.readString(Path.of("guide", "settings.md"));
    }
}
