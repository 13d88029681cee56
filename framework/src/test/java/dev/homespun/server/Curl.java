package dev.homespun.server;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// The program `curl` as the client of a server under test.
///
/// @param folder where what it reads and writes is kept until its test is over
record Curl(Path folder) {

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

    /// Ends a test class where there is no curl.
    static void require() {
        Installed.require("curl");
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
