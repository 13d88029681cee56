package dev.homespun.benchmarks.helidon;

import dev.homespun.benchmarks.work.Checks;
import dev.homespun.benchmarks.work.Found;
import dev.homespun.benchmarks.work.Greeting;
import dev.homespun.benchmarks.work.NewArticle;
import dev.homespun.benchmarks.work.Stored;
import io.helidon.common.mapper.MapperException;
import io.helidon.http.HttpMediaTypes;
import io.helidon.http.Status;
import io.helidon.http.media.jackson.JacksonRuntimeException;
import io.helidon.webserver.WebServer;
import io.helidon.webserver.http.HttpRouting;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.util.NoSuchElementException;

/// Helidon SE: its router, and its media support for Jackson, which it finds on the class path.
final class Main {

    private Main() {}

    static void main(String[] args) {
        WebServer server = WebServer.builder()
                .host("127.0.0.1")
                .port(Integer.parseInt(args[0]))
                .routing(Main::route)
                .build()
                .start();
        if (!server.isRunning()) {
            // What it could not listen on is in its log, and nowhere else.
            System.exit(1);
        }
    }

    private static void route(HttpRouting.Builder routing) {
        routing.get("/plaintext", Main::plaintext)
                .get("/json", (request, response) -> response.send(new Greeting("Hello, World!")))
                .get("/shelves/{shelf}/books", Main::find)
                .post("/articles", Main::add)
                // Without these, a number or an article that is none, or is not there, is a 500.
                .error(MapperException.class, Main::refuse)
                .error(NoSuchElementException.class, Main::refuse)
                .error(JacksonRuntimeException.class, Main::refuse);
    }

    private static void plaintext(ServerRequest request, ServerResponse response) {
        response.headers().contentType(HttpMediaTypes.PLAINTEXT_UTF_8);
        response.send(Greeting.HELLO.message());
    }

    private static void find(ServerRequest request, ServerResponse response) {
        response.send(new Found(
                request.path().pathParameters().first("shelf").asInt().get(),
                request.query().get("title"),
                request.query().first("limit").asInt().get()));
    }

    private static void add(ServerRequest request, ServerResponse response) {
        NewArticle article = request.content().as(NewArticle.class);
        if (Checks.isValid(article)) {
            response.send(Stored.of(article));
        } else {
            response.status(Status.UNPROCESSABLE_CONTENT_422).send();
        }
    }

    private static void refuse(ServerRequest request, ServerResponse response, Exception cause) {
        response.status(Status.BAD_REQUEST_400).send();
    }
}
