package dev.homespun.benchmarks.jdk;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.homespun.benchmarks.work.Checks;
import dev.homespun.benchmarks.work.Found;
import dev.homespun.benchmarks.work.Greeting;
import dev.homespun.benchmarks.work.NewArticle;
import dev.homespun.benchmarks.work.Stored;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/// All routes. The JDK's server knows only prefixes of paths, and no queries.
final class Articles {

    private static final byte[] PLAINTEXT = Greeting.HELLO.message().getBytes(StandardCharsets.UTF_8);
    private static final String BEFORE_SHELF = "/shelves/";
    private static final String AFTER_SHELF = "/books";

    private final JsonMapper json = new JsonMapper();

    void addTo(HttpServer server) {
        server.createContext("/plaintext", exchange -> ok(exchange, "text/plain; charset=utf-8", PLAINTEXT));
        server.createContext("/json", exchange -> json(exchange, new Greeting("Hello, World!")));
        server.createContext(BEFORE_SHELF, this::find);
        server.createContext("/articles", this::add);
    }

    private void find(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        if (!path.endsWith(AFTER_SHELF)) {
            empty(exchange, 404);
            return;
        }
        Map<String, String> query = query(exchange.getRequestURI().getRawQuery());
        String title = query.get("title");
        String limit = query.get("limit");
        if (title == null || limit == null) {
            empty(exchange, 400);
            return;
        }
        Found found;
        try {
            String shelf = path.substring(BEFORE_SHELF.length(), path.length() - AFTER_SHELF.length());
            found = new Found(Integer.parseInt(shelf), title, Integer.parseInt(limit));
        } catch (NumberFormatException noNumber) {
            empty(exchange, 400);
            return;
        }
        json(exchange, found);
    }

    private void add(HttpExchange exchange) throws IOException {
        NewArticle article;
        try {
            article = json.readValue(exchange.getRequestBody(), NewArticle.class);
        } catch (JacksonException noArticle) {
            empty(exchange, 400);
            return;
        }
        if (Checks.isValid(article)) {
            json(exchange, Stored.of(article));
        } else {
            empty(exchange, 422);
        }
    }

    private static Map<String, String> query(@Nullable String raw) {
        Map<String, String> query = new HashMap<>();
        if (raw == null) {
            return query;
        }
        for (String pair : raw.split("&")) {
            int equals = pair.indexOf('=');
            if (equals >= 0) {
                query.putIfAbsent(decoded(pair.substring(0, equals)), decoded(pair.substring(equals + 1)));
            }
        }
        return query;
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }

    private void json(HttpExchange exchange, Object value) throws IOException {
        ok(exchange, "application/json", json.writeValueAsBytes(value));
    }

    private static void ok(HttpExchange exchange, String type, byte[] content) throws IOException {
        try (exchange) {
            exchange.getResponseHeaders().set("Content-Type", type);
            exchange.sendResponseHeaders(200, content.length);
            exchange.getResponseBody().write(content);
        }
    }

    private static void empty(HttpExchange exchange, int status) throws IOException {
        try (exchange) {
            exchange.sendResponseHeaders(status, -1);
        }
    }
}
