package dev.homespun.docs.guide.observing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.homespun.App;
import dev.homespun.docs.PageTable;
import dev.homespun.http.Handler;
import dev.homespun.server.Server;
import dev.homespun.server.ServerOptions;
import dev.homespun.testing.WirePrinter;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.Collectors;
import jdk.jfr.EventType;
import jdk.jfr.FlightRecorder;
import jdk.jfr.Recording;
import jdk.jfr.SettingDescriptor;
import jdk.jfr.ValueDescriptor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// What docs/guide/observing.md says and shows.
@Timeout(60)
class ObservingTest {

    private static final String PAGE = "docs/guide/observing.md";
    private static final List<String> OF_ALL_EVENTS = List.of("startTime", "duration", "eventThread", "stackTrace");

    @TempDir
    Path folder;

    private static String page() throws IOException {
        return Files.readString(Path.of("guide/observing.md"));
    }

    @Test
    void thePrinterPrintsWhatThePageShows() throws IOException {
        List<String> lines = new ArrayList<>();
        assertThat(Main.printed().tap()).isInstanceOf(WirePrinter.class);
        exchange(Main.app(), ServerOptions.defaults().with(new WirePrinter(lines::add)));
        String printed = lines.stream().map(line -> line.replace("in-memory:0", "127.0.0.1:53124"))
                .map(line -> line.replaceAll("Date: .*GMT", "Date: Wed, 25 Nov 2026 01:00:00 GMT"))
                .collect(Collectors.joining("\n"));
        assertThat(page()).contains("```text\n" + printed + "\n```");
    }

    @Test
    void theTapOfThePageCounts() throws IOException {
        Traffic traffic = new Traffic(new LongAdder(), new LongAdder());
        assertThat(Main.counted(traffic).tap()).isSameAs(traffic);
        exchange(Main.app(), ServerOptions.defaults().with(traffic));
        assertThat(traffic.received().sum()).isEqualTo(request().length());
        assertThat(traffic.sent().sum()).isGreaterThan(100);
    }

    private static String request() {
        return "GET /coffees/mocha HTTP/1.1\r\nHost: localhost:8080\r\nConnection: close\r\n\r\n";
    }

    private static void exchange(Handler handler, ServerOptions options) throws IOException {
        Server.serve(new ByteArrayInputStream(request().getBytes(StandardCharsets.ISO_8859_1)),
                new ByteArrayOutputStream(), handler, options);
    }

    /// Times and numbers differ each time; everything else is as the page has it.
    @Test
    void theRecordingOfASlowRequestLooksAsThePageShows() throws Exception {
        Path file = folder.resolve("recording.jfr");
        record(file);
        assertThat(blocks()).hasSize(2);
        for (Map.Entry<String, String> block : blocks().entrySet()) {
            List<String> command = new ArrayList<>(List.of(block.getKey().split(" ")));
            command.set(0, Path.of(System.getProperty("java.home"), "bin", "jfr").toString());
            command.set(command.size() - 1, file.toString());
            Process jfr = new ProcessBuilder(command).redirectErrorStream(true).start();
            String printed = new String(jfr.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(jfr.waitFor()).as(printed).isZero();
            assertThat(masked(block.getValue())).isEqualTo(masked(printed));
        }
    }

    /// {@return the jfr commands of the page with what they print}
    private static Map<String, String> blocks() throws IOException {
        Map<String, String> blocks = new TreeMap<>();
        for (String block : page().split("```console\n")) {
            if (block.startsWith("$ jfr print ")) {
                String[] parts = block.split("\n```")[0].split("\n", 2);
                blocks.put(parts[0].substring(2), parts[1]);
            }
        }
        return blocks;
    }

    private static String masked(String printed) {
        return printed.strip().replaceAll("startTime = .*", "startTime = …")
                .replaceAll("(duration|handling|writing|awaitingContent) = .*", "$1 = …")
                .replaceAll("port = \\d+", "port = …").replaceAll("javaThreadId = \\d+", "javaThreadId = …")
                .replaceAll("Id = [\\d,]+", "Id = …");
    }

    /// Not of the first request, which loads classes.
    private static void record(Path file) throws Exception {
        exchange(Main.app(), ServerOptions.defaults());
        try (Recording recording = new Recording()) {
            recording.enable("dev.homespun.Request");
            recording.enable("dev.homespun.Connection");
            recording.start();
            try (App app = Main.app();
                    Server server = app.listen(ServerOptions.defaults().withPort(0));
                    HttpClient client = HttpClient.newHttpClient()) {
                URI uri = URI.create(server.url() + "/coffees/mocha?for=Ann");
                assertThat(client.send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString()).body())
                        .isEqualTo("a mocha");
            }
            recording.stop();
            recording.dump(file);
        }
    }

    @Test
    void theTableHasEveryEventAndEachOfItsFields() throws Exception {
        record(folder.resolve("recording.jfr"));
        for (String refused : List.of("nonsense", "GET /" + "a".repeat(10_000))) {
            Server.serve(new ByteArrayInputStream((refused + "\r\n").getBytes(StandardCharsets.ISO_8859_1)),
                    new ByteArrayOutputStream(), Main.app(), ServerOptions.defaults());
        }
        Map<String, List<String>> fields = FlightRecorder.getFlightRecorder().getEventTypes().stream()
                .filter(type -> type.getName().startsWith("dev.homespun."))
                .collect(Collectors.toMap(EventType::getName, ObservingTest::fields));
        Map<String, List<String>> told = PageTable.rows(PAGE, "event").stream().collect(Collectors.toMap(
                row -> PageTable.codes(row.getFirst()).getFirst(), row -> PageTable.codes(row.get(2))));
        assertThat(told).containsAllEntriesOf(fields);
        assertThat(told.keySet()).allSatisfy(name -> assertThat(fields).containsKey(name));
        assertThat(threshold()).contains("20 ms");
    }

    private static List<String> fields(EventType type) {
        return type.getFields().stream().map(ValueDescriptor::getName).filter(name -> !OF_ALL_EVENTS.contains(name))
                .toList();
    }

    private static Optional<String> threshold() {
        return FlightRecorder.getFlightRecorder().getEventTypes().stream()
                .filter(type -> type.getName().equals("dev.homespun.Request"))
                .flatMap(type -> type.getSettingDescriptors().stream())
                .filter(setting -> setting.getName().equals("threshold")).map(SettingDescriptor::getDefaultValue)
                .findFirst();
    }
}
