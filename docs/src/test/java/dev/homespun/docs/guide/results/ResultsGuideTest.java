package dev.homespun.docs.guide.results;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.homespun.App;
import dev.homespun.docs.PageTable;
import dev.homespun.docs.Replay;
import dev.homespun.docs.guide.results.Market.Price;
import dev.homespun.http.Method;
import dev.homespun.http.Request;
import dev.homespun.http.Response;
import dev.homespun.http.Status;
import dev.homespun.server.Server;
import dev.homespun.server.ServerOptions;
import java.io.InputStream;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// What docs/guide/results.md says.
@Timeout(30)
class ResultsGuideTest {

    private final App app = Main.app();

    @Test
    void thePageShowsWhatTheApplicationAnswers() throws Exception {
        Replay.play("docs/guide/results.md", app);
    }

    @Test
    void clientsGetWhatTheTableSays() throws Exception {
        for (List<String> row : PageTable.rows("docs/guide/results.md", "`Accept`")) {
            Response response = app.handle(Request.get("/books/1/versions")
                    .with("Accept", PageTable.codes(row.getFirst()).getFirst()));
            String type = response.fields().first("Content-Type").orElseThrow();
            assertThat(PageTable.codes(row.get(1))).as(row.getFirst()).containsExactly(type);
            assertThat(response.status().equals(Status.NOT_ACCEPTABLE)).isEqualTo(row.get(1).startsWith("406"));
        }
    }

    @Test
    void linesAreAsThePageShowsThem() throws Exception {
        String lines = text(app.handle(Request.get("/books/export").with("Accept", "application/x-ndjson")));
        assertThat(page()).contains("```text\n" + lines + "```");
    }

    @Test
    void whoGoesAwayComesBackWhereItWas() throws Exception {
        Market market = new Market();
        for (int i = 16; i < 20; i++) {
            market.tell(new Price(i, "ACME", 1000 + i));
        }
        App prices = App.create().provide(market).controller(new Prices(market));
        Server server = prices.listen(ServerOptions.DEFAULTS.withPort(0));
        try (Socket client = new Socket("127.0.0.1", server.port())) {
            client.setSoTimeout(10_000);
            client.getOutputStream().write(
                    "GET /prices HTTP/1.1\r\nHost: a\r\nLast-Event-ID: 16\r\n\r\n".getBytes(UTF_8));
            String first = readUntil(client.getInputStream(), "still here");
            assertThat(first).doesNotContain("id: 16\n").contains("id: 17\n", "id: 19\n");
            String event = "event: price\nid: 17\ndata: {\"number\":17,\"share\":\"ACME\",\"cents\":1017}\n";
            assertThat(first).contains(event);
            assertThat(page()).contains("```text\n" + event + "```");
            server.close();
            assertThat(new String(client.getInputStream().readAllBytes(), UTF_8)).endsWith("\r\n0\r\n\r\n");
        }
    }

    @Test
    void thePageOfPricesIsHtml() throws Exception {
        Response response = app.handle(Request.get("/prices/page"));
        assertThat(response.fields().first("Content-Type")).contains("text/html;charset=utf-8");
        assertThat(text(response)).contains("new EventSource(\"/prices\")");
    }

    @Test
    void aRedirectWithinLeadsNowhereElse() throws Exception {
        assertThat(app.handle(Request.of(Method.POST, "/books/session?next=//evil.example")).status())
                .isEqualTo(Status.BAD_REQUEST);
        assertThat(app.handle(Request.of(Method.POST, "/books/session?next=/books/1")).fields().first("Location"))
                .isEqualTo(Optional.of("/books/1"));
    }

    @Test
    void aRouteWithoutAnnotationsSaysWhatItProduces() throws Exception {
        assertThat(app.handle(Request.get("/about").with("Accept", "text/html")).status()).isEqualTo(Status.OK);
        assertThat(app.handle(Request.get("/about").with("Accept", "text/plain")).status())
                .isEqualTo(Status.NOT_ACCEPTABLE);
    }

    private static String page() throws Exception {
        return Files.readString(Path.of("guide/results.md"));
    }

    private static String readUntil(InputStream in, String text) throws Exception {
        StringBuilder read = new StringBuilder();
        while (read.indexOf(text) < 0) {
            int octet = in.read();
            assertThat(octet).as("after " + read).isNotNegative();
            read.append((char) octet);
        }
        return read.toString();
    }

    private static String text(Response response) throws Exception {
        return new String(response.content().readAll(), UTF_8);
    }
}
