package dev.homespun.benchmarks.compare;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/// What is asked for.
enum Endpoint {

    PLAINTEXT("GET", "/plaintext"),
    JSON("GET", "/json"),
    RECORD("GET", "/shelves/42/books?title=dune&limit=10"),
    POST("POST", "/articles");

    private final String method;
    private final String target;

    Endpoint(String method, String target) {
        this.method = method;
        this.target = target;
    }

    String method() {
        return method;
    }

    String target() {
        return target;
    }

    boolean hasContent() {
        return this == POST;
    }

    /// {@return the request as it is sent} Its content is that of [#article], when it has one.
    String request() {
        return hasContent() ? request(method, target, article()) : request(method, target, "");
    }

    /// {@return a request with this content, or with none when it is empty}
    ///
    /// @param content ASCII
    static String request(String method, String target, String content) {
        String about = content.isEmpty() ? ""
                : "Content-Type: application/json\r\nContent-Length: " + content.length() + "\r\n";
        return method + " " + target + " HTTP/1.1\r\nHost: localhost\r\n" + about + "\r\n" + content;
    }

    /// {@return the 1,024 octets that are posted}
    static String article() {
        try (InputStream in = Objects.requireNonNull(Endpoint.class.getResourceAsStream("/article.json"))) {
            return new String(in.readAllBytes(), StandardCharsets.US_ASCII);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
