package dev.homespun.benchmarks.compare;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/// What a run needs around the servers.
///
/// @param folder a temporary one: logs, scripts, the certificate
/// @param children all processes are started by it
record Stage(Path folder, Children children, Certificate certificate) implements AutoCloseable {

    static Stage set() throws IOException, InterruptedException, GeneralSecurityException {
        Path folder = Files.createTempDirectory("compare");
        Children children = new Children();
        return new Stage(folder, children, Certificate.make(folder, children));
    }

    /// {@return a file of the folder with this content}
    Path file(String name, String content) throws IOException {
        return Files.writeString(folder.resolve(name), content, StandardCharsets.UTF_8);
    }

    @Override
    public void close() throws IOException {
        children.close();
        List<Path> files;
        try (Stream<Path> all = Files.walk(folder)) {
            files = all.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path file : files) {
            Files.deleteIfExists(file);
        }
    }
}
