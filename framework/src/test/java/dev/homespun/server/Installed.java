package dev.homespun.server;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.regex.Pattern;

/// Programs that a test needs.
final class Installed {

    private Installed() {}

    /// Ends a test class where there is no such program: as skipped, or as failed where `HOMESPUN_REQUIRE` lists it.
    static void require(String program) {
        if (!isOnPath(program)) {
            String required = System.getenv().getOrDefault("HOMESPUN_REQUIRE", "");
            if (Arrays.asList(required.split("[,\\s]+")).contains(program)) {
                throw new AssertionError("HOMESPUN_REQUIRE lists %s, which is not on the PATH.".formatted(program));
            }
            String missing = program + " is not on the PATH: its tests are skipped.";
            System.out.println(missing);
            assumeTrue(false, missing);
        }
    }

    private static boolean isOnPath(String program) {
        return Pattern.compile(File.pathSeparator, Pattern.LITERAL)
                .splitAsStream(System.getenv().getOrDefault("PATH", ""))
                .anyMatch(directory -> Files.isExecutable(Path.of(directory, program)));
    }
}
