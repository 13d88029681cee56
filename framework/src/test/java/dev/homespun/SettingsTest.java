package dev.homespun;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.homespun.annotation.Default;
import dev.homespun.annotation.Get;
import dev.homespun.annotation.Use;
import dev.homespun.golden.GoldenFile;
import dev.homespun.http.Filter;
import dev.homespun.http.Handler;
import dev.homespun.http.Method;
import dev.homespun.http.Network;
import dev.homespun.http.Request;
import dev.homespun.http.Response;
import dev.homespun.server.Address;
import dev.homespun.server.ServerOptions;
import dev.homespun.settings.Arguments;
import dev.homespun.settings.Reading;
import dev.homespun.settings.Secret;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What a program is started with, and what becomes of it.
class SettingsTest {

    enum Currency { EUR, CHF }

    record Prices(@Default("1") int least, @Default("9") int most) {
        Prices {
            if (least > most) {
                throw new IllegalArgumentException("least is more than most.");
            }
        }
    }

    record ShopSettings(URI databaseUrl, @Default("10") int poolSize, Optional<Duration> slowQuery, Secret apiKey,
            List<Network> trusted, Set<String> tags, @Default("false") boolean verbose,
            @Default("EUR") Currency currency, Optional<Path> folder, Prices prices) {}

    private record Given(List<String> arguments, Map<String, String> environment, Optional<Path> file,
            Map<String, String> code) {}

    @TempDir
    private Path folder;

    /// A line of a case is an argument; with `env`, `file` or `code` before it, it is from there; `secret` writes the
    /// file `key`.
    @Test
    void everythingIsToldWordForWord() throws Exception {
        GoldenFile file = GoldenFile.read("settings.txt");
        for (Map.Entry<String, GoldenFile.Case> each : file.cases().entrySet()) {
            file.say(each.getKey(), withoutFolder(outcome(each.getValue().done())));
        }
        file.verify();
    }

    /// It has another name, and another length, each time.
    private String withoutFolder(String text) {
        return text.replace(folder + "/", "");
    }

    private String outcome(String done) throws IOException {
        Given given = given(done);
        Arguments arguments = Arguments.of(given.arguments.toArray(String[]::new), Usage.FLAGS);
        Path none = folder.resolve("settings.properties");
        try (App app = App.create().settings("shop", ShopSettings.class).settingsFrom(given.code)) {
            Reading reading = app.read(arguments, given.environment, given.file.orElse(none));
            ServerOptions options = ServerSettings.apply(reading, ServerOptions.DEFAULTS);
            Map<String, String> others = ServerSettings.textsOf(ServerOptions.DEFAULTS);
            StringBuilder said = new StringBuilder();
            if (arguments.has(Usage.HELP)) {
                said.append(Usage.of(reading, others));
            }
            if (arguments.has(Usage.SETTINGS)) {
                said.append(StartupReport.inColumns(reading.table(others).stream()
                        .map(row -> row.stream().map(this::withoutFolder).toList()).toList()));
            }
            reading.warnings().forEach(warning -> said.append("WARNING ").append(warning).append('\n'));
            try {
                app.verify();
                return said + "%s%n%s".formatted(reading.value(ShopSettings.class).orElseThrow(), options.address());
            } catch (IllegalStateException cannotStart) {
                return said + cannotStart.getMessage();
            }
        } finally {
            given.file.ifPresent(path -> path.toFile().delete());
        }
    }

    private Given given(String done) throws IOException {
        List<String> arguments = new ArrayList<>();
        Map<String, String> environment = new LinkedHashMap<>();
        Map<String, String> code = new LinkedHashMap<>();
        StringBuilder lines = new StringBuilder();
        for (String line : done.replace("$", folder + "/").lines().toList()) {
            String[] words = line.split(" ", 2);
            switch (words[0]) {
                case "env" -> put(environment, words[1]);
                case "code" -> put(code, words[1]);
                case "file" -> lines.append(words[1]).append('\n');
                case "secret" -> Files.writeString(folder.resolve("key"), words[1] + "\n");
                default -> arguments.add(line);
            }
        }
        Path file = folder.resolve("settings.properties");
        return lines.isEmpty() ? new Given(arguments, environment, Optional.empty(), code)
                : new Given(arguments, environment, Optional.of(Files.writeString(file, lines)), code);
    }

    private static void put(Map<String, String> map, String line) {
        int equals = line.indexOf('=');
        map.put(line.substring(0, equals), line.substring(equals + 1));
    }

    @ParameterizedTest(name = "{0} {1}")
    @CsvSource(delimiter = '|', nullValues = "-", value = {
            "-            | -      | 127.0.0.1 | 8080",
            "-            | 0      | 127.0.0.1 | 0",
            "-            | ''     | 127.0.0.1 | 8080",
            "--port=81    | 82     | 127.0.0.1 | 81",
            "--host=::1   | 82     | ::1       | 82",
    })
    void argumentsGoBeforeTheEnvironment(String argument, String port, String host, int expected) {
        ServerOptions options = options(argument == null ? List.of() : List.of(argument),
                port == null ? Map.of() : Map.of("PORT", port, "PATH", "x"));
        assertThat(options.address()).isEqualTo(new Address.Tcp(host, expected));
    }

    @Test
    void theServerTakesWhatIsSet() {
        ServerOptions options = options(List.of("--server.unix-socket=/run/shop", "--server.connections=7",
                "--server.proxy-protocol=10.0.0.0/8, unix", "--server.drain-delay=5s", "--server.content-octets=10",
                "--server.tls-certificate=c.pem", "--server.tls-key=k.pem"), Map.of("SERVER_DRAIN", "500ms"));
        assertThat(options.address()).isEqualTo(new Address.Unix(Path.of("/run/shop")));
        assertThat(options.capacity().connections()).isEqualTo(7);
        assertThat(options.proxies()).containsExactly(Network.parse("10.0.0.0/8"), Network.parse("unix"));
        assertThat(options.timeouts().drainDelay()).hasSeconds(5);
        assertThat(options.timeouts().drain()).hasMillis(500);
        assertThat(options.limits().contentOctets()).isEqualTo(10);
        assertThat(options.tls()).asString().contains("c.pem", "k.pem");
    }

    private ServerOptions options(List<String> arguments, Map<String, String> environment) {
        try (App app = App.create()) {
            Reading reading = app.read(Arguments.of(arguments.toArray(String[]::new), Usage.FLAGS), environment,
                    folder.resolve("none"));
            ServerOptions options = ServerSettings.apply(reading, ServerOptions.DEFAULTS);
            assertThat(reading.mistakes()).isEmpty();
            return options;
        }
    }

    record Small(int a) {}

    record Pool(Small settings) {}

    @Test
    void aRecordIsProvidedToSuppliers() throws Exception {
        try (App app = App.create().settings("small", Small.class).settingsFrom(Map.of("small.a", "3"))
                .provide(Pool.class, provided -> new Pool(provided.get(Small.class)))) {
            List<Integer> seen = new ArrayList<>();
            app.onStart(provided -> seen.add(provided.get(Pool.class).settings().a()));
            app.handle(Request.of(Method.GET, "/"));
            assertThat(seen).containsExactly(3);
        }
    }

    @Test
    void aRecordHasOnePrefix() {
        App app = App.create().settings("small", Small.class);
        assertThatThrownBy(() -> app.settings("other", Small.class)).isInstanceOf(IllegalArgumentException.class)
                .message().matches("settings\\(\"other\", Small.class\\): Small is read with the prefix \"small\" "
                        + "already \\(SettingsTest.java:\\d+\\), and who asks for a Small could get either; give the "
                        + "second one a record of its own, or read one record with two components of type Small");
        assertThatThrownBy(() -> app.settings("small", Small.class)).hasMessageEndingWith("; leave one of them");
    }

    @Test
    void aRecordOfSettingsIsProvidedOnce() {
        App app = App.create().provide(new Small(1));
        assertThatThrownBy(() -> app.settings("small", Small.class)).hasMessageContaining("provided twice");
    }

    @Test
    void withoutAProcessOnlyTheProgramIsAsked() {
        try (App app = App.create().settings("small", Small.class)
                .settingsFrom(Map.of("small.b", "1"))) {
            assertThatThrownBy(app::verify).hasMessageContaining("Setting small.a: it is missing; it must be an int. "
                    + "Give it with .settingsFrom(Map.of(\"small.a\", \"…\")); arguments, environment and file are "
                    + "read by start(args) only.")
                    .hasMessageContaining("settingsFrom(…): small.b is not known. Write small.a, or take it away.");
        }
    }

    record Checked(@NotBlank String name, @Valid Inner inner, @Default("0") @Min(1) int count) {}

    record Inner(@Max(9) int size) {}

    @Test
    void constraintsAreMistakesOfTheirSettings() {
        try (App app = App.create().settings("a", Checked.class)
                .settingsFrom(Map.of("a.name", " ", "a.inner.size", "10"))) {
            assertThatThrownBy(app::verify).hasMessage("""
                    The application cannot start, because of 3 mistakes:
                      Setting a.count: it must be greater than or equal to 1. Correct the default.
                      Setting a.inner.size: it must be less than or equal to 9. Correct settingsFrom(…).
                      Setting a.name: it must not be blank. Correct settingsFrom(…).""");
        }
    }

    record Ticket(String text) {
        static Ticket of(String text) {
            throw new IllegalStateException("cannot print " + text);
        }
    }

    record WithTicket(Ticket ticket, List<Secret> keys) {}

    @Test
    void aTypeThatFailsIsAMistakeWithoutPasswords() {
        try (App app = App.create().settings("a", WithTicket.class)
                .settingsFrom(Map.of("a.ticket", "x://joe:secret@y", "a.keys", "one,,two"))) {
            assertThatThrownBy(app::verify).hasMessage("""
                    The application cannot start, because of 2 mistakes:
                      Setting a.ticket: it cannot be read: java.lang.IllegalStateException: cannot print x://joe:***@y. \
                    Correct the valueOf, of or parse of its type.
                      Setting a.keys: *** has a comma with nothing before or behind it. Correct settingsFrom(…).""");
        }
    }

    record Guard(Pool pool, Small settings, Optional<Small> perhaps) implements Filter {
        @Override
        public Response filter(Request request, Handler next) throws Exception {
            return next.handle(request);
        }
    }

    static final class Guarded {
        @Get("/") @Use(Guard.class)
        String get() {
            return "";
        }
    }

    @Test
    void whatNeedsSettingsThatAreMissingIsNotToldAgain() {
        try (App app = App.create().settings("small", Small.class).controller(new Guarded())
                .provide(Pool.class, provided -> new Pool(provided.get(Small.class)))) {
            assertThatThrownBy(app::verify).hasMessageContaining("because of 1 mistake:")
                    .hasMessageContaining("Setting small.a: it is missing");
        }
    }

    record Nest(Nest within) {}

    record Odd(Thread thread, @Default("x") int number, Nest nest, @Default("a") Small small) {}

    record First(int oneTwo) {}

    record Second(int two) {}

    @Test
    void recordsThatCannotBeReadAreToldAtOnce() {
        try (App app = App.create().settings("odd", Odd.class).settings("a", First.class)
                .settings("a.one", Second.class).settingsFrom(Map.of("a.one-two", "1"))) {
            assertThatThrownBy(app::verify)
                    .hasMessageContaining("5 mistakes")
                    .hasMessageContaining("): parameter thread is of type java.lang.Thread")
                    .hasMessageContaining("): the default \"x\" of parameter number must be an int")
                    .hasMessageContaining("): record Nest holds itself")
                    .hasMessageContaining("): the default \"a\" of parameter small is for a record")
                    .hasMessageContaining("has the same variable, A_ONE_TWO");
        }
    }

    @Test
    void aPrefixIsOfSmallLetters() {
        assertThatThrownBy(() -> App.create().settings("Shop", Small.class)).hasMessage("settings(\"Shop\", "
                + "Small.class): a prefix is of small letters and digits, and dots or hyphens between them, such as \"shop\"");
    }

    record Outspoken(Secret key) {
        Outspoken {
            if (key.value().length() < 50) {
                throw new IllegalArgumentException("bad key " + key.value());
            }
        }
    }

    @Test
    void aSecretIsNotToldByTheConstructorThatRefusesIt() {
        App app = App.create().settings("s", Outspoken.class).settingsFrom(Map.of("s.key", "TOPSECRET"));
        assertThatThrownBy(app::verify).hasMessageContaining("bad key ***").hasMessageNotContaining("TOPSECRET");
    }

    record Reserved(@Default("x") String help) {}

    @Test
    void noSettingIsCalledAsAnArgumentOfEveryProgram() {
        App app = App.create().settings(Reserved.class);
        assertThatThrownBy(app::verify).hasMessageContaining("Setting help of Reserved (SettingsTest.java:")
                .hasMessageContaining("an argument of every program is called --help. Give it another name, or a prefix");
    }

    record Mixed(Optional<Secret> key, @Default("x") String keyFile) {}

    @Test
    void theFileOfASecretIsNoOtherSetting() {
        App app = App.create().settings("s", Mixed.class);
        assertThatThrownBy(app::verify).hasMessageContaining("has the same variable, S_KEY_FILE");
    }

    @Test
    void theServersSettingsAreKnownWhoeverReads() {
        assertThat(App.create().settingsFrom(Map.of("port", "0")).verify()).isEmpty();
    }

    @Test
    void aFileWithoutAnEndIsNotReadToIt() {
        Reading reading;
        try (App app = App.create().settings("s", Outspoken.class)) {
            reading = app.read(Arguments.of(new String[0], Usage.FLAGS), Map.of("S_KEY_FILE", "/dev/zero"),
                    folder.resolve("none"));
        }
        assertThat(reading.mistakes()).singleElement().asString().contains("it is longer than 1 MiB");
    }
}
