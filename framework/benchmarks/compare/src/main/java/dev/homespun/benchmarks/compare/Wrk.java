package dev.homespun.benchmarks.compare;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/// The program `wrk`, which makes the load, with one thread: on a small machine a second one would compete with the
/// server.
///
/// @param script what makes its requests and prints its figures
/// @param article the file that is posted
record Wrk(Children children, Path script, Path article) {

    private static final String MISSING = "wrk is not there; on Debian and Ubuntu: apt-get install wrk";

    /// @throws IOException when there is no wrk; its message says what to do
    static Wrk find(Stage stage) throws IOException {
        try {
            stage.children().start(new ProcessBuilder("wrk", "-v").redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD));
        } catch (IOException e) {
            throw new IOException(MISSING, e);
        }
        try (InputStream in = Objects.requireNonNull(Wrk.class.getResourceAsStream("load.lua"))) {
            return new Wrk(stage.children(),
                    stage.file("load.lua", new String(in.readAllBytes(), StandardCharsets.UTF_8)),
                    stage.file("article.json", Endpoint.article()));
        }
    }

    /// {@return what came of it}
    ///
    /// @throws IOException when wrk fails
    WrkFigures run(Connector to, Case load, int seconds) throws IOException, InterruptedException {
        Endpoint endpoint = load.endpoint();
        List<String> command = new ArrayList<>(List.of("wrk", "-t1", "-c" + load.connections(), "-d" + seconds + "s",
                "-s", script.toString(), to.origin(), "--"));
        command.addAll(List.of(endpoint.method(), endpoint.target(), endpoint.hasContent() ? article.toString() : "-",
                String.valueOf(load.depth()), load.manner() == Case.Manner.CLOSED ? "close" : "keep"));
        return WrkFigures.parse(children.output(command));
    }
}
