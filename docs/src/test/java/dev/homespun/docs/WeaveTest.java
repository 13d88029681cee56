package dev.homespun.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WeaveTest {

    private static final String SOURCE = """
            class A {
                // @start region="a"
                int a;
                // @end
                // @start region="fence"
                ```
                // @end
            }
            """;

    @TempDir
    Path root = Path.of("");

    @BeforeEach
    void aCheckoutWithOneSource() throws IOException {
        write("src/A.java", SOURCE);
        write("src/Broken.java", "// @start region=\"a\"\nint a;\n");
        Files.createDirectories(root.resolve("docs"));
    }

    @Test
    void aPageThatShowsItsSourceHasNoFault() throws IOException {
        write("README.md", "<!-- code: src/A.java#a -->\n```java\nint a;\n```\n\n```sh\nls\n```\n");
        assertThat(snippets().check()).isEmpty();
        assertThat(snippets().weave()).isEmpty();
    }

    @Test
    void aDifferenceIsToldByFileLineTextAndFixAndWritten() throws IOException {
        write("docs/guide/b.md", "# B\n\n<!-- code: src/A.java#a -->\n```java\nint b;\n```\n");
        assertThat(snippets().check()).extracting(Fault::toString).containsExactly(
                "docs/guide/b.md:5: the page has \"int b;\" where src/A.java#a has \"int a;\"; "
                        + "to write it: mvn -q -Pweave");
        assertThat(snippets().weave()).containsExactly("docs/guide/b.md");
        assertThat(Files.readString(root.resolve("docs/guide/b.md")))
                .isEqualTo("# B\n\n<!-- code: src/A.java#a -->\n```java\nint a;\n```\n");
        assertThat(snippets().check()).isEmpty();
    }

    @Test
    void aLineTooManyAndALineTooFewAreDifferences() throws IOException {
        write("README.md", "<!-- code: src/A.java#a -->\n```java\nint a;\nmore\n```\n");
        write("docs/b.md", "<!-- code: src/A.java#a -->\n```java\n```\n");
        assertThat(snippets().check()).extracting(Fault::toString).satisfiesExactly(
                more -> assertThat(more).startsWith("README.md:4: the page has \"more\" where src/A.java#a has no line"),
                less -> assertThat(less).startsWith("docs/b.md:3: the page has no line any more where"));
        assertThat(snippets().weave()).containsExactly("README.md", "docs/b.md");
        assertThat(snippets().check()).isEmpty();
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', nullValues = "-", value = {
            "-                    | README.md:4: java block without a source; write <!-- code: path#region --> above it",
            "src/B.java#a         | README.md:4: there is no file src/B.java; paths start at the root of the repository",
            "../src/A.java#a      | README.md:4: there is no file ../src/A.java",
            "src/A.java#b         | README.md:4: src/A.java has no region b; it has a, fence",
            "src/Broken.java#a    | src/Broken.java:1: region a has no // @end",
            "src/A.java#fence     | README.md:4: src/A.java#fence has a line that would end the block; use a longer fence",
    })
    void whatCannotBeWovenIsAFaultAndLeftAlone(String reference, String fault) throws IOException {
        String comment = reference == null ? "" : "<!-- code: " + reference + " -->";
        String text = "\n\n%s\n```java\nold\n```\n".formatted(comment);
        write("README.md", text);
        assertThat(snippets().check()).hasSize(1);
        assertThat(snippets().check().getFirst().toString()).startsWith(fault);
        assertThat(snippets().weave()).isEmpty();
        assertThat(Files.readString(root.resolve("README.md"))).isEqualTo(text);
    }

    @Test
    void pagesAreThoseOfTheRootOfDocsAndOfEachModule() throws IOException {
        for (String path : new String[] {"B.md", "docs/x/y/c.md", "module/README.md", "module/d.md", "docs/target/e.md",
                "docs/node_modules/f/README.md", ".git/README.md", "target/README.md"}) {
            write(path, "");
        }
        assertThat(new Checkout(root).pages()).containsExactly("B.md", "docs/x/y/c.md", "module/README.md");
    }

    private Snippets snippets() {
        return new Snippets(new Checkout(root));
    }

    private void write(String path, String text) throws IOException {
        Path file = root.resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }
}
