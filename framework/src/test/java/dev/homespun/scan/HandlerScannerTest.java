package dev.homespun.scan;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class HandlerScannerTest {

    @Test
    void controllersAreFoundInAPackageAndBelowItInTheOrderOfTheirNames() {
        assertThat(HandlerScanner.scan("dev.homespun.scan.found").controllers()).extracting(Class::getName)
                .containsExactly("dev.homespun.scan.found.Shop", "dev.homespun.scan.found.below.Cellar");
    }

    @Test
    void aPackageWithoutControllersGivesNone() {
        assertThat(HandlerScanner.scan("dev.homespun.scan.empty").controllers()).isEmpty();
        assertThat(HandlerScanner.scan("no.such.pack").controllers()).isEmpty();
    }

    @Test
    void classesThatAScanWouldMissAreToldAndWhatControllersExtendIsNot() {
        Found found = HandlerScanner.scan("dev.homespun.scan.forgotten");
        assertThat(found.controllers()).extracting(Class::getSimpleName).containsExactly("Found");
        assertThat(found.missingAnnotation()).extracting(Class::getSimpleName).containsExactly("Errors");
        assertThat(HandlerScanner.scan("dev.homespun.scan.found").missingAnnotation()).isEmpty();
    }
}
