package dev.homespun.proxy;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Stream;

/// A program that tests need and that may be missing.
record Program(Path path) {

    /// Where distributions keep what only the administrator has on the path.
    private static final String SYSTEM = "/usr/local/sbin" + File.pathSeparator + "/usr/sbin";

    /// {@return the program} Where there is none, the tests of the class end: as skipped, or as failed where
    /// `HOMESPUN_REQUIRE` lists it.
    static Program require(String name) {
        Optional<Program> found = find(name);
        if (found.isEmpty()) {
            String required = System.getenv().getOrDefault("HOMESPUN_REQUIRE", "");
            if (Arrays.asList(required.split("[,\\s]+")).contains(name)) {
                throw new AssertionError("HOMESPUN_REQUIRE lists %s, which is not installed.".formatted(name));
            }
            String missing = name + " is not installed: its tests are skipped.";
            System.out.println(missing);
            assumeTrue(false, missing);
        }
        return found.orElseThrow();
    }

    private static Optional<Program> find(String name) {
        String folders = System.getenv().getOrDefault("PATH", "") + File.pathSeparator + SYSTEM;
        return Stream.of(folders.split(File.pathSeparator)).map(folder -> Path.of(folder, name))
                .filter(Files::isExecutable).findFirst().map(Program::new);
    }
}
