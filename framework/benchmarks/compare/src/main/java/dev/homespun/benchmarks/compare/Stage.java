package dev.homespun.benchmarks.compare;

import java.io.IOException;
import java.io.UncheckedIOException;
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
        Stage stage = new Stage(folder, children, Certificate.make(folder, children));
        Runtime.getRuntime().addShutdownHook(new Thread(stage::close, "clear the stage")); // also when interrupted
        return stage;
    }

    /// {@return a file of the folder with this content}
    Path file(String name, String content) throws IOException {
        return Files.writeString(folder.resolve(name), content, StandardCharsets.UTF_8);
    }

    /// May be called again.
    @Override
    public void close() {
        children.close();
        for (Path file : files()) {
            file.toFile().delete();
        }
    }

    /// {@return what is in the folder, and it, behind that}
    private List<Path> files() {
        if (!Files.exists(folder)) {
            return List.of();
        }
        try (Stream<Path> all = Files.walk(folder)) {
            return all.sorted(Comparator.reverseOrder()).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
