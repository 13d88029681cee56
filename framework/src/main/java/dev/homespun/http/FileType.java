package dev.homespun.http;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;

/// The media type of a file, by the end of its name. A table of our own, because what the JDK says depends on the
/// machine and on files that its user can change.
final class FileType {

    private static final Map<String, MediaType> BY_EXTENSION = Map.ofEntries(
            text("txt", "plain"), text("html", "html"), text("htm", "html"), text("css", "css"), text("csv", "csv"),
            text("md", "markdown"), text("js", "javascript"), text("mjs", "javascript"),
            type("json", "application/json"), type("xml", "application/xml"), type("pdf", "application/pdf"),
            type("wasm", "application/wasm"), type("zip", "application/zip"), type("gz", "application/gzip"),
            type("webmanifest", "application/manifest+json"),
            type("png", "image/png"), type("jpg", "image/jpeg"), type("jpeg", "image/jpeg"), type("gif", "image/gif"),
            type("webp", "image/webp"), type("avif", "image/avif"), type("svg", "image/svg+xml"),
            type("ico", "image/x-icon"),
            type("mp3", "audio/mpeg"), type("ogg", "audio/ogg"), type("wav", "audio/wav"), type("mp4", "video/mp4"),
            type("webm", "video/webm"),
            type("woff", "font/woff"), type("woff2", "font/woff2"), type("ttf", "font/ttf"), type("otf", "font/otf"));

    private FileType() {}

    /// {@return the type; octets when nothing is known of such a name}
    static MediaType of(Path file) {
        String name = String.valueOf(file.getFileName());
        String extension = name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
        return name.indexOf('.') < 0 ? MediaType.OCTETS : BY_EXTENSION.getOrDefault(extension, MediaType.OCTETS);
    }

    private static Map.Entry<String, MediaType> text(String extension, String subtype) {
        return Map.entry(extension, new MediaType("text", subtype, Map.of("charset", "utf-8")));
    }

    private static Map.Entry<String, MediaType> type(String extension, String type) {
        return Map.entry(extension, MediaType.parse(type).orElseThrow());
    }
}
