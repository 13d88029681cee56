package dev.homespun.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// The framework as it was compiled, against docs/ARCHITECTURE.md.
class LayerTest {

    private static final Path FRAMEWORK = Path.of(System.getProperty("basedir", ""));
    private static final Path COMPILED = FRAMEWORK.resolve("target/classes");

    private final LayerTable table = LayerTable.read(FRAMEWORK.resolve("../docs/ARCHITECTURE.md"));
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
}
