package dev.homespun.sample;

import static org.assertj.core.api.Assertions.assertThat;

import dev.homespun.server.Server;
import dev.homespun.server.ServerOptions;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The bookshop on a socket, asked by the client of the JDK.
class LoopbackTest {

    private static final String EARTHSEA = """
            {"title": "A Wizard of Earthsea", "author": "Ursula K. Le Guin", "year": 1968, "isbn": "9780547773742",
             "priceCents": 1099, "tags": ["fantasy"]}""";

    private final Database database;
    private final Server server;
    private final HttpClient client = HttpClient.newHttpClient();

    LoopbackTest(@TempDir Path folder) throws IOException {
        database = Database.open(Map.of("DATA_DIR", folder.toString()));
        server = Main.app(database).listen(ServerOptions.defaults().withPort(0));
    }

    @AfterEach
    void close() throws Exception {
        client.close();
        server.close();
        database.close();
    }

    @Test
    void aBookIsAddedFoundAndRemoved() throws Exception {
        HttpResponse<String> added = send(request("/books").header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(EARTHSEA)));
        assertThat(added.statusCode()).isEqualTo(201);
        String location = added.headers().firstValue("Location").orElseThrow();
        HttpResponse<String> found = send(request(location));
        assertThat(found.body()).isEqualTo(added.body());
        String tag = found.headers().firstValue("ETag").orElseThrow();
        assertThat(send(request(location).header("If-Match", tag).DELETE()).statusCode()).isEqualTo(204);
        assertThat(send(request(location)).statusCode()).isEqualTo(404);
    }

    @Test
    void ofClientsThatChangeTheSameVersionOneDoes() throws Exception {
        CyclicBarrier start = new CyclicBarrier(6);
        try (ExecutorService clients = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Integer>> changes = IntStream.range(0, 6).mapToObj(number -> clients.submit(() -> {
                start.await();
                return send(request("/books/0197a000-0000-7000-8000-000000000008").header("If-Match", "\"1\"")
                        .header("Content-Type", "application/merge-patch+json")
                        .method("PATCH", BodyPublishers.ofString("{\"priceCents\": %d}".formatted(number)))).statusCode();
            })).toList();
            List<Integer> statuses = new ArrayList<>();
            for (Future<Integer> change : changes) {
                statuses.add(change.get());
            }
            assertThat(statuses).containsExactlyInAnyOrder(200, 412, 412, 412, 412, 412);
        }
    }

    @Test
    void refusalsAreProblems() throws Exception {
        HttpResponse<String> refused = send(request("/books?size=1000"));
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.headers().firstValue("Content-Type")).contains("application/problem+json");
        assertThat(refused.body()).contains("size is 1000; 1 to 100 is allowed.");
    }

    private HttpRequest.Builder request(String target) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:%d%s".formatted(server.port(), target)));
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return client.send(request.build(), BodyHandlers.ofString());
    }
}
