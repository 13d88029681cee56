package dev.homespun.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

/// The pages of this repository.
class SnippetsTest {

    private final Checkout checkout = Checkout.current();

    @Test
    void codeOnPagesIsThatOfTheSources() throws IOException {
        List<Fault> faults = new Snippets(checkout).check();
        String all = String.join("\n", faults.stream().map(Fault::toString).toList());
        assertThat(faults).as("code on pages:%n%s", all).isEmpty();
    }

    @Test
    void thePagesAreFound() throws IOException {
        assertThat(checkout.pages())
                .contains("CHANGELOG.md", "README.md", "docs/README.md", "starter/README.md", "sample-app/README.md");
    }
}
