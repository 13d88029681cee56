package dev.homespun.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The framework as it was compiled, against docs/ARCHITECTURE.md.
class LayerTest {

    private static final Path FRAMEWORK = Path.of(System.getProperty("basedir", ""));
    private static final Path COMPILED = FRAMEWORK.resolve("target/classes");
    private static final Path DOCS = FRAMEWORK.resolve("../docs");
    /// To a place in the repository, not within the same page.
    private static final Pattern LINK = Pattern.compile("\\]\\((?!https?:)([^)#]+)");

    private final LayerTable table = LayerTable.read(DOCS.resolve("ARCHITECTURE.md"));
    private final LayerRules rules = new LayerRules(table, ClassReferences.in(COMPILED));

    @Test
    void everyPackageHasARow() {
        assertThat(rules.everyPackageHasARow()).isEmpty();
    }

    @Test
    void everyImportIsInTheRow() {
        assertThat(rules.everyImportIsInTheRow()).isEmpty();
    }

    @Test
    void rowsAllowOnlyPackagesThatHaveARowAndFormNoCycle() {
        assertThat(rules.everyImportOfARowIsARow()).isEmpty();
        assertThat(rules.noCycleOfRows()).isEmpty();
    }

    @Test
    void exportsAreAsInTheTable() {
        Set<String> exports = ClassReferences.exportsOf(COMPILED.resolve("module-info.class"));
        assertThat(rules.exportsAreAsInTheTable(exports)).isEmpty();
    }

    @Test
    void socketsReflectionLibrariesAndThreadsStayInTheirPlace() {
        assertThat(rules.everythingConfinedStaysInItsPlace()).isEmpty();
    }

    @Test
    void noStaticFieldCanBeAssigned() {
        assertThat(rules.noStaticVariables()).isEmpty();
    }

    @Test
    void nothingExportedMentionsReactiveTypes() {
        assertThat(rules.noReactiveTypesInOpenSignatures()).isEmpty();
    }

    @Test
    void everyPackageHasAPackageInfo() {
        assertThat(rules.everyPackageHasAPackageInfo()).isEmpty();
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"ARCHITECTURE.md", "adr"})
    void everyLinkLeadsToAFile(String documents) throws IOException {
        try (Stream<Path> files = Files.walk(DOCS.resolve(documents))) {
            assertThat(files.filter(file -> file.toString().endsWith(".md")).flatMap(LayerTest::links)).isNotEmpty()
                    .allSatisfy(target -> assertThat(target).exists());
        }
    }

    private static Stream<Path> links(Path document) {
        try {
            return LINK.matcher(Files.readString(document)).results()
                    .map(link -> document.resolveSibling(link.group(1)).normalize());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
