package dev.homespun.sample;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The bookshop as a process of its own.
class MainTest {

    private static final Pattern URL = Pattern.compile("http://127\\.0\\.0\\.1:\\d+");

    @TempDir
    Path folder;

    private final List<Process> started = new ArrayList<>();
    private final HttpClient client = HttpClient.newHttpClient();

    @AfterEach
    void stop() {
        client.close();
        started.forEach(Process::destroyForcibly);
    }

    @Test
    void aBookSurvivesThatTheProcessIsTerminated() throws Exception {
        Process first = start(Map.of("PORT", "0", "DATA_DIR", folder.toString()));
        HttpResponse<String> added = send(HttpRequest.newBuilder(URI.create(url(first) + "/books"))
                .header("Content-Type", "application/json").POST(BodyPublishers.ofString("""
                        {"title": "A Wizard of Earthsea", "author": "Ursula K. Le Guin", "year": 1968,
                         "isbn": "9780547773742", "priceCents": 1099, "tags": []}""")));
        first.destroy();
        assertThat(first.waitFor(30, TimeUnit.SECONDS)).isTrue();

        Process second = start(Map.of("PORT", "0", "DATA_DIR", folder.toString()));
        URI location = URI.create(url(second) + added.headers().firstValue("Location").orElseThrow());
        assertThat(added.body()).contains("A Wizard of Earthsea");
        assertThat(send(HttpRequest.newBuilder(location)).body()).isEqualTo(added.body());
    }

    @Test
    void aBadDatabaseUrlIsOneLineAndExitOne() throws Exception {
        Process process = start(Map.of("DATABASE_URL", "mysql://ann:secret@db.example/shop"));
        assertThat(process.inputReader().readAllAsString()).isEqualTo("""
                DATABASE_URL starts with mysql://; expected is postgresql://user:password@host:5432/database, user and \
                password percent-encoded, or jdbc:postgresql://host:5432/database?user=...&password=...
                """);
        assertThat(process.waitFor()).isEqualTo(1);
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return client.send(request.build(), BodyHandlers.ofString());
    }

    private Process start(Map<String, String> environment) throws IOException {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        ProcessBuilder builder = new ProcessBuilder(java, "-classpath", System.getProperty("java.class.path"),
                Main.class.getName());
        builder.environment().keySet().removeAll(List.of("HOST", "PORT", "DATA_DIR", "DATABASE_URL"));
        builder.environment().putAll(environment);
        Process process = builder.directory(folder.toFile()).redirectErrorStream(true).start();
        started.add(process);
        return process;
    }

    /// Waits for the line that says where the application listens.
    private static String url(Process process) throws IOException {
        BufferedReader output = process.inputReader();
        StringBuilder seen = new StringBuilder();
        for (String line = output.readLine(); line != null; line = output.readLine()) {
            Matcher matcher = URL.matcher(line);
            if (matcher.find()) {
                return matcher.group();
            }
            seen.append(line).append('\n');
        }
        throw new AssertionError("ended without saying where it listens:\n" + seen);
    }
}
