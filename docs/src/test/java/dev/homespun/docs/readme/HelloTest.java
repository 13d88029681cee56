package dev.homespun.docs.readme;

import static org.assertj.core.api.Assertions.assertThat;

import dev.homespun.App;
import dev.homespun.http.Request;
import dev.homespun.http.Response;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HelloTest {

    private final App app = App.create().scan("dev.homespun.docs.readme");

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', value = {
            "/hello/you            | Hello, you!",
            "/hello/you?times=3    | Hello, you!!!",
            "/hello/you?times=-1   | Hello, you!",
            "/hello/you?times=9999 | Hello, you!!!",
    })
    void greets(String target, String message) throws Exception {
        Response response = app.handle(Request.get(target));
        assertThat(response.status().code()).isEqualTo(200);
        assertThat(new String(response.content().readAll(), StandardCharsets.UTF_8))
                .isEqualTo("{\"message\":\"" + message + "\"}");
    }

    @Test
    void refusesTimesThatAreNoNumber() throws Exception {
        assertThat(app.handle(Request.get("/hello/you?times=x")).status().code()).isEqualTo(400);
    }

    @Test
    void isShortEnoughForTheFirstPage() throws Exception {
        List<String> lines = Files.readAllLines(Path.of("src/test/java/dev/homespun/docs/readme/Hello.java"));
        int shown = lines.lastIndexOf("// @end") - lines.indexOf("// @start region=\"app\"") - 1;
        assertThat(shown).isLessThanOrEqualTo(12);
    }
}
