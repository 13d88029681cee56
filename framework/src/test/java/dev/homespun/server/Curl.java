package dev.homespun.server;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/// The program `curl` as the client of a server under test.
///
/// @param folder where what it reads and writes is kept until its test is over
record Curl(Path folder) {

    private static final String MISSING = "curl is not on the PATH: its tests are skipped.";

    /// How a run ended.
    ///
    /// @param exit 0 when curl was content
    /// @param octets what it wrote to its standard output
    /// @param log what it wrote to its standard error
    record Run(int exit, byte[] octets, String log) {
        /// {@return the output, one `char` for each octet}
        String text() {
            return new String(octets, ISO_8859_1);
        }
    }

    /// Ends a test class where there is no curl: as skipped, or as failed where `HOMESPUN_REQUIRE` lists it.
    static void require() {
        if (!isInstalled()) {
            String required = System.getenv().getOrDefault("HOMESPUN_REQUIRE", "");
            if (Arrays.asList(required.split("[,\\s]+")).contains("curl")) {
                throw new AssertionError("HOMESPUN_REQUIRE lists curl, which is not on the PATH.");
            }
            System.out.println(MISSING);
            assumeTrue(false, MISSING);
        }
    }

    private static boolean isInstalled() {
        return Pattern.compile(File.pathSeparator, Pattern.LITERAL)
                .splitAsStream(System.getenv().getOrDefault("PATH", ""))
                .anyMatch(directory -> Files.isExecutable(Path.of(directory, "curl")));
    }

    /// {@return the path of a new file with this content}
    Path file(byte[] content) throws IOException {
        return Files.write(Files.createTempFile(folder, "content", ""), content);
    }

    Run run(String... arguments) throws IOException, InterruptedException {
        return run(file(new byte[0]), arguments);
    }

    /// Neither the configuration of whoever runs the tests nor a proxy of theirs has a say.
    Run run(Path input, String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("curl", "--disable", "--silent", "--show-error",
                "--max-time", "30"));
        command.addAll(List.of(arguments));
        Path log = Files.createTempFile(folder, "log", "");
        ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile())
                .redirectInput(input.toFile()).redirectError(log.toFile());
        builder.environment().keySet().removeIf(name -> name.toLowerCase(Locale.ROOT).endsWith("_proxy"));
        Process process = builder.start();
        byte[] octets = process.getInputStream().readAllBytes();
        return new Run(process.waitFor(), octets, Files.readString(log, ISO_8859_1));
    }
}
