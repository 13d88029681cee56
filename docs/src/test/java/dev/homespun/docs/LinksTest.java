package dev.homespun.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LinksTest {

    /// Folders that only exist on the machine of whoever wrote the page. `/usr` and `/etc` are the same for everybody.
    private static final Pattern OF_A_MACHINE =
            Pattern.compile("(?<![\\w./~}-])(?:/(?:work|home|root|Users|tmp|mnt)/\\w|[A-Z]:\\\\)");

    @TempDir
    Path root = Path.of("");

    @Test
    void everyLinkBetweenPagesLeadsSomewhere() throws IOException {
        Checkout checkout = Checkout.current();
        List<String> faults = new ArrayList<>();
        for (String path : checkout.pages()) {
            new Links(checkout).check(path).forEach(fault -> faults.add(fault.toString()));
        }
        assertThat(faults).as(() -> "links:\n" + String.join("\n", faults)).isEmpty();
    }

    @Test
    void noPageNamesAFolderOfOneMachine() throws IOException {
        Checkout checkout = Checkout.current();
        for (String path : checkout.pages()) {
            Matcher matcher = OF_A_MACHINE.matcher(checkout.text(path).orElseThrow());
            assertThat(matcher.find() ? path + " has " + matcher.group() : "").isEmpty();
        }
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({"see /home/me, true", "`C:\\dir`, true", "(/tmp/x), true", "/usr/lib/postgresql, false",
            "https://example.com/home/me, false", "GET /home, false", "../work/x, false", "~/tmp/x, false"})
    void aFolderOfOneMachineIsRecognised(String text, boolean found) {
        assertThat(OF_A_MACHINE.matcher(text).find()).isEqualTo(found);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', value = {
            "[a](docs/b.md)             | -",
            "[a](docs)                  | -",
            "[a](docs/b.md#two-words)   | -",
            "[a](#here)                 | -",
            "![a](A.java#L7)            | -",
            "[a][b]~~[b]: docs/b.md     | -",
            "[a](https://example.com/x) | -",
            "`[a](none.md)`             | -",
            "[a](none.md)               | there is no such file",
            "[a][b]~~[b]: none.md       | there is no such file",
            "<img src=\"none.png\">     | there is no such file",
            "[a](docs/b.md#none)        | the page has no such anchor; it has same, same-1, two-words",
            "[a](#none)                 | the page has no such anchor; it has here",
            "[a](A.java#none)           | only pages have anchors",
            "[a](/docs/b.md)            | must be relative to its page",
            "[a](../x.md)               | leads out of the repository",
            "[a](target/x)              | is no file of the repository",
            "[a](file:x)                | has an unknown scheme",
    })
    void aLinkThatLeadsNowhereIsAFault(String link, String why) throws IOException {
        for (String folder : new String[] {"docs", "target"}) {
            Files.createDirectories(root.resolve(folder));
        }
        Files.writeString(root.resolve("target/x"), "");
        Files.writeString(root.resolve("A.java"), "");
        Files.writeString(root.resolve("docs/b.md"), "# Two *words*\n\n## Same\n\n## Same\n");
        Files.writeString(root.resolve("a.md"), "# Here\n\n" + link.replace('~', '\n') + "\n");
        List<Fault> faults = new Links(new Checkout(root)).check("a.md");
        if (why.equals("-")) {
            assertThat(faults).isEmpty();
        } else {
            assertThat(faults).hasSize(1);
            assertThat(faults.getFirst().toString()).startsWith("a.md:3: ").contains(why);
        }
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', value = {
            "# HTTP/1.1 and `Content`      | http11-and-content",
            "# What is here, and what not? | what-is-here-and-what-not",
            "# [Unreleased]: 0.1.0         | unreleased-010",
            "# a_b - c                     | a_b---c",
            "# Größe                       | größe",
            "<a id=\"by-hand\"></a>        | by-hand",
    })
    void anchorsAreThoseOfGitHub(String heading, String anchor) {
        assertThat(Links.anchors(heading)).containsExactly(anchor);
    }
}
