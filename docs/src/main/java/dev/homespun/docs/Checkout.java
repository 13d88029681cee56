package dev.homespun.docs;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// The files of a checkout of this repository. Paths are relative to its root, with `/` between names.
///
/// @param root the folder that holds `docs` and `README.md`
record Checkout(Path root) {

    Checkout {
        root = root.toAbsolutePath().normalize();
    }

    /// {@return the checkout that this program was started in, at its root or in one of its modules}
    static Checkout current() {
        Path here = Path.of("").toAbsolutePath();
        for (Path folder = here; folder != null; folder = folder.getParent()) {
            if (Files.isDirectory(folder.resolve(".mvn"))) {
                return new Checkout(folder);
            }
        }
        throw new IllegalStateException("%s is in no checkout: no folder above has a .mvn".formatted(here));
    }

    /// {@return the Markdown files that people read: those at the root, all in `docs`, and each module's README.md}
    ///
    /// @throws IOException when a folder cannot be read
    List<String> pages() throws IOException {
        List<Path> found = new ArrayList<>();
        try (Stream<Path> top = Files.list(root)) {
            for (Path path : top.toList()) {
                found.add(Files.isDirectory(path) ? path.resolve("README.md") : path);
            }
        }
        try (Stream<Path> docs = Files.walk(root.resolve("docs"))) {
            docs.forEach(found::add);
        }
        return found.stream().filter(path -> path.toString().endsWith(".md") && Files.isRegularFile(path))
                .map(path -> root.relativize(path).toString().replace('\\', '/'))
                .filter(path -> Stream.of(path.split("/")).noneMatch(Checkout::isGenerated))
                .distinct().sorted().toList();
    }

    private static boolean isGenerated(String name) {
        return name.equals("target") || name.equals("node_modules") || name.startsWith(".");
    }

    /// {@return the text of a file, or nothing when it is none of this checkout}
    ///
    /// @throws IOException when it cannot be read
    Optional<String> text(String path) throws IOException {
        Path file = root.resolve(path).normalize();
        return file.startsWith(root) && Files.isRegularFile(file) && !path.startsWith("/")
                ? Optional.of(Files.readString(file, StandardCharsets.UTF_8)) : Optional.empty();
    }

    /// Replaces the text of a file.
    ///
    /// @throws IOException when it cannot be written
    void write(String path, String text) throws IOException {
        Files.writeString(root.resolve(path), text, StandardCharsets.UTF_8);
    }
}
