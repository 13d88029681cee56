package dev.homespun.benchmarks.undertow;

import dev.homespun.benchmarks.work.Checks;
import dev.homespun.benchmarks.work.Found;
import dev.homespun.benchmarks.work.Greeting;
import dev.homespun.benchmarks.work.NewArticle;
import dev.homespun.benchmarks.work.Stored;
import io.undertow.Handlers;
import io.undertow.server.HttpHandler;
import io.undertow.server.HttpServerExchange;
import io.undertow.util.Headers;
import io.undertow.util.StatusCodes;
import java.nio.ByteBuffer;
import java.util.Deque;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/// All routes. Undertow puts what it matched in a path among the query parameters.
final class Articles {

    private final JsonMapper json = new JsonMapper();

    HttpHandler routes() {
        return Handlers.routing()
                .get("/plaintext", this::plaintext)
                .get("/json", exchange -> json(exchange, new Greeting("Hello, World!")))
                .get("/shelves/{shelf}/books", this::find)
                .post("/articles", exchange -> exchange.getRequestReceiver().receiveFullBytes(this::add));
    }

    private void plaintext(HttpServerExchange exchange) {
        exchange.getResponseHeaders().put(Headers.CONTENT_TYPE, "text/plain; charset=utf-8");
        exchange.getResponseSender().send(Greeting.HELLO.message());
    }

    private void find(HttpServerExchange exchange) {
        Deque<String> shelf = exchange.getQueryParameters().get("shelf");
        Deque<String> title = exchange.getQueryParameters().get("title");
        Deque<String> limit = exchange.getQueryParameters().get("limit");
        if (shelf == null || title == null || limit == null) {
            exchange.setStatusCode(StatusCodes.BAD_REQUEST);
            return;
        }
        try {
            json(exchange, new Found(
                    Integer.parseInt(shelf.getFirst()), title.getFirst(), Integer.parseInt(limit.getFirst())));
        } catch (NumberFormatException noNumber) {
            exchange.setStatusCode(StatusCodes.BAD_REQUEST);
        }
    }

    private void add(HttpServerExchange exchange, byte[] content) {
        try {
            NewArticle article = json.readValue(content, NewArticle.class);
            if (Checks.isValid(article)) {
                json(exchange, Stored.of(article));
            } else {
                exchange.setStatusCode(StatusCodes.UNPROCESSABLE_ENTITY);
            }
        } catch (JacksonException noArticle) {
            exchange.setStatusCode(StatusCodes.BAD_REQUEST);
        }
    }

    private void json(HttpServerExchange exchange, Object value) {
        exchange.getResponseHeaders().put(Headers.CONTENT_TYPE, "application/json");
        exchange.getResponseSender().send(ByteBuffer.wrap(json.writeValueAsBytes(value)));
    }
}
