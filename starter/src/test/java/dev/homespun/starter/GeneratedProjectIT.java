package dev.homespun.starter;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What a user does with the starter, done with the real programs: write a project, build and test it, start it, ask
/// it, stop it. Each test works in a new folder under target/ that stays for a look afterwards.
class GeneratedProjectIT {

    /// The first build in an empty repository may have to fetch all of Maven's plugins from Central.
    private static final Duration BUILD = Duration.ofMinutes(10);
    private static final Duration START = Duration.ofMinutes(2);
    private static final Duration STOP = Duration.ofSeconds(30);

    private static final Pattern ADDRESS = Pattern.compile("http://127\\.0\\.0\\.1:\\d+");
    private static final String DOCUMENTED = "mvn -q -Pnew -Dproject=../hello -Dpackage=com.acme.hello";

    private Path folder = Path.of("");
    private Path project = folder;
    private NestedMaven maven = new NestedMaven(folder, folder, folder);

    @BeforeEach
    void prepareAFolder() throws IOException {
        folder = Files.createTempDirectory(Path.of(NestedMaven.property("starter.target")), "generated-");
        project = folder.resolve("hello");
        maven = NestedMaven.in(folder);
    }

    @Test
    void aNewProjectBuildsTestsRunsAnswersAndStops() throws Exception {
        generate();
        build();
        assertThat(project.resolve("target/classes/META-INF/homespun/routes")).content()
                .contains("\ncontroller 0 com.acme.hello.Hello\n");
        assertThat(project.resolve("target/lib")).isDirectoryContaining("glob:**/homespun-*.jar");
        try (RunningProcess run = maven.start(project, "run", List.of("-q", "-Prun"))) {
            String address = run.await(ADDRESS, START).group();
            HttpResponse<String> greeting = get(address + "/hello?name=you");
            assertThat(greeting.statusCode()).isEqualTo(200);
            assertThat(greeting.headers().firstValue("Content-Type")).contains("application/json");
            assertThat(greeting.body()).isEqualTo("{\"message\":\"Hello, you!\"}");
            assertThat(Files.readString(project.resolve("README.md"))).contains("hello?name=you'\n" + greeting.body());
            assertThat(get(address + "/hello").body()).isEqualTo("{\"message\":\"Hello, world!\"}");
            assertThat(get(address + "/goodbye").statusCode()).isEqualTo(404);

            ProcessHandle application = run.onlyLeaf();
            application.destroy();
            assertThat(RunningProcess.endsWithin(application, STOP)).as("the application ends").isTrue();
            assertThat(run.exitCode(STOP)).as(run::output).isZero();
        }
    }

    /// Killed outright, Maven cannot hand on the signal: the application must notice by itself.
    @Test
    void theApplicationDoesNotOutliveItsMaven() throws Exception {
        generate();
        try (RunningProcess run = maven.start(project, "run", List.of("-q", "-Prun"))) {
            run.await(ADDRESS, START);
            ProcessHandle application = run.onlyLeaf();
            try {
                run.process().destroyForcibly();
                assertThat(RunningProcess.endsWithin(application, STOP)).as(run::output).isTrue();
            } finally {
                application.destroyForcibly();
            }
        }
    }

    /// In the root of this checkout, with nothing changed but the folder.
    @Test
    void theDocumentedCommandPrintsWhatTheReadmeSays() throws Exception {
        Path checkout = Path.of("..").toRealPath();
        String relative = checkout.relativize(folder.toRealPath()).resolve("hello").toString();
        String readme = Files.readString(Path.of("README.md"));
        List<String> arguments = List.of(DOCUMENTED.replace("../hello", relative).split(" "));

        try (RunningProcess create = maven.start(checkout, "new", arguments.subList(1, arguments.size()))) {
            assertThat(create.exitCode(BUILD)).as(create::output).isZero();
            String printed = withoutColours(create.output()).replace(relative, "../hello");
            assertThat(readme).contains("```sh\n" + DOCUMENTED + "\n```\n\n```\n" + printed + "```\n");
        }
        assertThat(project.resolve("pom.xml")).isRegularFile();
    }

    /// Through the command line's own main, on the class path of this test: the jar, as Failsafe puts it there.
    private void generate() throws InterruptedException {
        ProcessBuilder starter = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-classpath", System.getProperty("java.class.path"),
                Main.class.getName(), "--project=hello", "--package=com.acme.hello");
        starter.directory(folder.toFile());
        try (RunningProcess generator = RunningProcess.start(starter, folder.resolve("starter.log"))) {
            assertThat(generator.exitCode(START)).as(generator::output).isZero();
            assertThat(generator.output()).contains("  cd hello\n  mvn -q -Prun\n");
        }
        assertThat(project.resolve(".gitignore")).isRegularFile();
        assertThat(project.resolve(".mvn/jvm.config")).isRegularFile();
    }

    private void build() throws InterruptedException {
        try (RunningProcess build = maven.start(project, "build", List.of("-q", "verify"))) {
            assertThat(build.exitCode(BUILD)).as(build::output).isZero();
        }
        assertThat(project.resolve("target/surefire-reports")).isDirectoryContaining("glob:**HelloTest.xml");
    }

    private static HttpResponse<String> get(String uri) throws IOException, InterruptedException {
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpRequest request = HttpRequest.newBuilder(URI.create(uri)).timeout(START).build();
            return client.send(request, BodyHandlers.ofString());
        }
    }

    /// Maven resets the colours when it ends, batch mode or not.
    private static String withoutColours(String output) {
        return output.replaceAll("\u001B\\[[0-9;]*m", "");
    }
}
