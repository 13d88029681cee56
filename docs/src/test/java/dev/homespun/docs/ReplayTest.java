package dev.homespun.docs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.homespun.App;
import dev.homespun.http.Method;
import dev.homespun.http.Response;
import dev.homespun.http.Status;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReplayTest {

    private static final String TRUE_PAGE = """
            ```console
            $ mvn -q -Prun
            whatever
            $ curl -i 127.0.0.1:8080/hello
            HTTP/1.1 200 OK
            Date: Thu, 01 Jan 1970 00:00:00 GMT
            Content-Type: text/plain;charset=utf-8
            Content-Length: 5

            hello

            $ curl localhost:8080/echo \\
                -d 'it is' -H "X-A: b"
            it is
            ```
            """;

    @TempDir
    Path root = Path.of("");

    private final App app = App.create()
            .route(Method.GET, "/hello", _ -> Response.text("hello"))
            .route(Method.GET, "/nothing", _ -> Response.of(Status.NO_CONTENT))
            .route(Method.POST, "/echo", request ->
                    Response.text(new String(request.content().readAll(), StandardCharsets.UTF_8)));

    @Test
    void aPageThatTellsTheTruthIsLeftAlone() throws IOException {
        write(TRUE_PAGE);
        new Replay(new Checkout(root), false).run("a.md", app);
        new Replay(new Checkout(root), true).run("a.md", app);
        assertThat(read()).isEqualTo(TRUE_PAGE);
    }

    @ParameterizedTest(name = "{0} -> {1}")
    @CsvSource({"200 OK, 201 Created", "Content-Length: 5, Content-Length: 6", "it is~```, it was~```",
            "~hello~, ~hallo~"})
    void whatDiffersIsToldAndWrittenWhenAsked(String truth, String lie) throws IOException {
        String page = TRUE_PAGE.replace(truth.replace('~', '\n'), lie.replace('~', '\n'));
        assertThat(page).isNotEqualTo(TRUE_PAGE);
        write(page);
        assertThatThrownBy(() -> new Replay(new Checkout(root), false).run("a.md", app))
                .isInstanceOf(AssertionError.class)
                .hasMessageMatching("(?s)a\\.md:(4|12): curl .*the page shows.*the application answers.*"
                        + "-Dhomespun.replay=true");
        assertThat(read()).isEqualTo(page);

        new Replay(new Checkout(root), true).run("a.md", app);
        assertThatCode(() -> new Replay(new Checkout(root), false).run("a.md", app)).doesNotThrowAnyException();
        assertThat(read()).contains(truth.replace('~', '\n')).contains("$ mvn -q -Prun\nwhatever\n");
    }

    @Test
    void anAnswerWithoutContentEndsWithItsFields() throws IOException {
        write("```console\n$ curl -i 127.0.0.1:8080/nothing\nHTTP/1.1 204 No Content\nDate: x\n```\n");
        new Replay(new Checkout(root), false).run("a.md", app);
        assertThat(read()).contains("Date: x");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
            "curl --proxy x 127.0.0.1:8080/  | \"--proxy\" is not understood",
            "curl example.com/               | \"example.com/\" is not understood",
            "curl -i                         | no URL in",
            "curl 127.0.0.1:8080/ -d         | an option without a value",
            "curl 127.0.0.1:8080/ -H x       | -H \"x\" has no colon",
            "curl 127.0.0.1:8080/ -d 'x      | a quote is not closed",
            "wget 127.0.0.1:8080/            | is no curl command",
    })
    void aCommandThatIsNotUnderstoodIsRefused(String line, String sentence) {
        assertThatThrownBy(() -> CurlCommand.parse(line)).isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(sentence);
    }

    @Test
    void outputWithoutACommandIsRefused() {
        assertThatThrownBy(() -> Console.of(List.of("HTTP/1.1 200 OK"))).isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("comes before any line that begins with $");
    }

    @Test
    void aRequestIsWhatCurlSends() {
        byte[] octets = CurlCommand.parse("curl -X PUT 'http://127.0.0.1:8080/a?b=c' --json '{\"é\": 1}'").octets();
        assertThat(new String(octets, StandardCharsets.UTF_8)).isEqualTo("PUT /a?b=c HTTP/1.1\r\n"
                + "Host: 127.0.0.1:8080\r\nUser-Agent: curl/8.14.1\r\nAccept: application/json\r\n"
                + "Content-Type: application/json\r\nContent-Length: 9\r\n\r\n{\"é\": 1}");
    }

    @Test
    void everyPageOfTheGuideWithCurlIsPlayedByATest() throws IOException {
        Checkout checkout = Checkout.current();
        String tests = "";
        try (Stream<Path> files = Files.walk(checkout.root().resolve("docs/src/test/java"))) {
            for (Path file : files.filter(path -> path.toString().endsWith("Test.java")).toList()) {
                tests += Files.readString(file);
            }
        }
        for (String path : checkout.pages().stream().filter(page -> page.startsWith("docs/guide/")).toList()) {
            boolean hasCurl = Page.of(path, checkout.text(path).orElseThrow()).blocks().stream().anyMatch(block ->
                    block.language().equals("console") && Console.of(block.lines()).steps().stream()
                            .anyMatch(Console.Step::isCurl));
            if (hasCurl) {
                assertThat(tests).contains("Replay.play(\"" + path + "\"");
            }
        }
    }

    private void write(String text) throws IOException {
        Files.createDirectories(root.resolve("docs"));
        Files.writeString(root.resolve("a.md"), text);
    }

    private String read() throws IOException {
        return Files.readString(root.resolve("a.md"));
    }
}
