package dev.homespun.golden;

import static org.junit.jupiter.api.Assertions.fail;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What people are told, word for word, in a file that a reviewer can read.
///
/// A file is a heading and cases. A case is a line `### name`, what is done, a line `---`, and what is said. The first
/// part may be empty, when the test knows what to do by the name. With `-Dgolden.write=true` the second part is written
/// anew; read the difference before you commit it.
public final class GoldenFile {

    private static final boolean WRITE = Boolean.getBoolean("golden.write");

    private final Path path;
    private final StringBuilder heading = new StringBuilder();
    private final Map<String, Case> cases = new LinkedHashMap<>();
    private final Map<String, String> said = new LinkedHashMap<>();

    public record Case(String done, String said) {}

    private GoldenFile(Path path) {
        this.path = path;
    }

    /// @param name in `src/test/resources/golden`
    public static GoldenFile read(String name) throws IOException {
        GoldenFile file = new GoldenFile(Path.of("src/test/resources/golden", name));
        List<String> lines = new ArrayList<>();
        for (String line : Files.readString(file.path).split("\n", -1)) {
            if (line.startsWith("### ")) {
                file.add(lines);
            }
            lines.add(line);
        }
        file.add(lines);
        return file;
    }

    private void add(List<String> lines) {
        if (!lines.isEmpty() && lines.getFirst().startsWith("### ")) {
            int rule = lines.indexOf("---");
            int end = rule < 0 ? lines.size() : rule;
            Case previous = cases.put(lines.getFirst().substring("### ".length()), new Case(
                    String.join("\n", lines.subList(1, end)).strip(),
                    String.join("\n", lines.subList(Math.min(end + 1, lines.size()), lines.size())).strip()));
            if (previous != null) {
                throw new IllegalStateException(path + " has two cases with the heading " + lines.getFirst());
            }
        } else {
            heading.append(String.join("\n", lines).strip());
        }
        lines.clear();
    }

    public Map<String, Case> cases() {
        return cases;
    }

    /// Notes what was said, for [#verify].
    public void say(String name, String text) {
        said.put(name, text.strip());
    }

    /// Fails when anything was said that the file has not, or the other way round.
    public void verify() throws IOException {
        if (WRITE) {
            StringBuilder text = new StringBuilder(heading).append('\n');
            said.forEach((name, words) -> {
                String done = cases.containsKey(name) ? cases.get(name).done() : "";
                text.append("\n### ").append(name).append('\n').append(done.isEmpty() ? "" : done + "\n")
                        .append("---\n").append(words).append('\n');
            });
            Files.writeString(path, text);
            return;
        }
        List<String> differences = new ArrayList<>();
        said.forEach((name, words) -> {
            String expected = cases.containsKey(name) ? cases.get(name).said() : "(no such case)";
            if (!expected.equals(words)) {
                differences.add("### %s%n--- %s says%n%s%n--- but this was said%n%s%n".formatted(
                        name, path.getFileName(), expected, words));
            }
        });
        cases.keySet().stream().filter(name -> !said.containsKey(name))
                .forEach(name -> differences.add("### %s%n--- nothing was said%n".formatted(name)));
        if (!differences.isEmpty()) {
            fail(String.join("\n", differences) + "\nIf this is as it should be: -Dgolden.write=true");
        }
    }
}
