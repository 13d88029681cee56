package dev.homespun.architecture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What comes along when somebody depends on the framework.
class RuntimeClassPathTest {

    private static final Path TREE = Path.of(System.getProperty("basedir", ""), "target/runtime-dependencies.txt");
    /// A dependency, behind the lines that draw the tree: group, artifact, type, perhaps classifier, version, scope.
    private static final Pattern LINE =
            Pattern.compile("(?<branch>[ |+\\\\-]+ )(?<artifact>[^: ]+:[^: ]+):[^ ]+(?<optional> \\(.*optional.*)?.*");

    @Test
    void fourJarsAreAll() throws IOException {
        assertThat(artifacts(TREE)).containsExactlyInAnyOrder(
                "tools.jackson.core:jackson-databind",
                "tools.jackson.core:jackson-core",
                "com.fasterxml.jackson.core:jackson-annotations",
                "io.github.classgraph:classgraph");
    }

    @Test
    void whatIsOptionalDoesNotCount(@TempDir Path folder) throws IOException {
        Path tree = Files.writeString(folder.resolve("tree.txt"), """
                dev.homespun:homespun:jar:1
                +- org.a:direct:jar:1:compile
                |  \\- org.b:below:jar:linux:1:runtime (version managed from 2)
                +- org.c:maybe:jar:1:compile (optional)
                |  +- org.d:below-maybe:jar:1:compile
                |  |  \\- org.d:further-below:jar:1:compile
                |  \\- org.d:below-maybe-too:jar:1:runtime
                \\- org.e:last:jar:1:runtime
                """);
        assertThat(artifacts(tree)).containsExactly("org.a:direct", "org.b:below", "org.e:last");
    }

    @Test
    void aMissingTreeIsSaidInASentence(@TempDir Path folder) {
        assertThatThrownBy(() -> artifacts(folder.resolve("none.txt"))).isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("There is no ").hasMessageEndingWith("run this test through Maven: mvn -pl framework test");
    }

    /// Who depends on the framework gets nothing that is optional for it, nor what hangs below that, which is not marked.
    private static List<String> artifacts(Path tree) throws IOException {
        if (!Files.exists(tree)) {
            throw new IllegalStateException(("There is no %s, which the build writes before tests; "
                    + "run this test through Maven: mvn -pl framework test").formatted(tree.toAbsolutePath()));
        }
        List<String> artifacts = new ArrayList<>();
        int optionalDepth = Integer.MAX_VALUE;
        for (String text : Files.readAllLines(tree)) {
            Matcher line = LINE.matcher(text);
            if (!line.matches() || line.end("branch") > optionalDepth) {
                continue;
            }
            boolean optional = line.group("optional") != null;
            optionalDepth = optional ? line.end("branch") : Integer.MAX_VALUE;
            if (!optional) {
                artifacts.add(line.group("artifact"));
            }
        }
        return artifacts;
    }
}
