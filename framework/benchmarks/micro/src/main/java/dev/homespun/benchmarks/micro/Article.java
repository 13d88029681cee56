package dev.homespun.benchmarks.micro;

import dev.homespun.benchmarks.work.NewArticle;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;

/// The document of the comparison: 1,024 octets of JSON.
final class Article {

    private Article() {}

    /// {@return its octets}
    static byte[] octets() {
        try (InputStream in = Objects.requireNonNull(NewArticle.class.getResourceAsStream("/article.json"))) {
            return in.readAllBytes();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
