package dev.homespun.testing.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.fail;

import dev.homespun.server.Server;
import dev.homespun.server.ServerOptions;
import dev.homespun.server.ThrowAway;
import dev.homespun.server.Timeouts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/// Plays every scenario of the corpus against the engine, in every variant, in memory and over loopback; with TLS,
/// whole and octet by octet, an octet being a record then; and whole over a UNIX domain socket and behind a PROXY header.
///
/// Most of the time of a run is spent waiting (a millisecond between single octets, a silence that is expected), so
/// many run at a time; each test then only looks at its outcome.
class WireCorpusTest {

    private static final Path CORPUS = Path.of("src/test/resources/wire");
    /// Scenarios in which somebody is too slow, for a server that has less patience than usual.
    private static final Path IMPATIENT_CORPUS = CORPUS.resolve("impatient");
    /// More would measure the machine: a scenario that waits 20 ms for silence must not get its turn seconds later.
    private static final int AT_A_TIME = 24;

    /// Sending an octet at a time on a busy machine can take longer than a server lingers by default.
    private static final ServerOptions OPTIONS = ServerOptions.defaults().withPort(0)
            .with(Timeouts.DEFAULTS.withLinger(Duration.ofSeconds(30)));
    private static final Duration SHORT = Duration.ofMillis(400);
    private static final ServerOptions IMPATIENT = OPTIONS.with(Timeouts.DEFAULTS.withConnect(SHORT).withIdle(SHORT)
            .withHead(SHORT).withContentGrace(SHORT).withLinger(SHORT));
    private static final List<ExecutorService> EXECUTORS = new ArrayList<>();
    /// Without TLS, where a request for an https URI is refused.
    private static final Set<String> PLAIN_ONLY = Set.of("https-without-tls");
    private static final Set<Splitting> SPLITTINGS_WITH_TLS = EnumSet.of(Splitting.WHOLE, Splitting.OCTETS);
    private static final Set<Splitting> WHOLE = EnumSet.of(Splitting.WHOLE);
    private static final byte[] PROXY_HEADER = HexFormat.of().parseHex(
            "0d0a0d0a000d0a515549540a" + "2111000c" + "cb007107" + "c0000201" + "c822" + "01bb");
    private static Server server;
    private static Server impatientServer;
    private static ThrowAway certificate;
    private static Server tlsServer;
    private static Server impatientTlsServer;
    private static Path socket;
    private static Server unixServer;
    private static Server proxiedServer;

    @BeforeAll
    static void start() throws Exception {
        server = Server.start(new CorpusHandler(), OPTIONS);
        impatientServer = Server.start(new CorpusHandler(), IMPATIENT);
        certificate = ThrowAway.make();
        tlsServer = Server.start(new CorpusHandler(), OPTIONS.with(certificate.tls()));
        impatientTlsServer = Server.start(new CorpusHandler(), IMPATIENT.with(certificate.tls()));
        socket = certificate.store().resolveSibling("corpus.sock");
        unixServer = Server.start(new CorpusHandler(), OPTIONS.withUnixSocket(socket));
        proxiedServer = Server.start(new CorpusHandler(), OPTIONS.withProxyProtocol("127.0.0.1"));
    }

    @AfterAll
    static void stop() {
        EXECUTORS.forEach(ExecutorService::close);
        server.close();
        impatientServer.close();
        tlsServer.close();
        impatientTlsServer.close();
        unixServer.close();
        proxiedServer.close();
    }

    @TestFactory
    Stream<DynamicContainer> in_memory_every_scenario_goes_as_written() throws IOException {
        return play(CORPUS, inMemory(OPTIONS));
    }

    @TestFactory
    Stream<DynamicContainer> over_loopback_every_scenario_goes_as_written() throws IOException {
        return play(CORPUS, Connector.loopback(server.port()));
    }

    @TestFactory
    Stream<DynamicContainer> in_memory_a_peer_that_is_too_slow_is_given_up() throws IOException {
        return play(IMPATIENT_CORPUS, inMemory(IMPATIENT));
    }

    @TestFactory
    Stream<DynamicContainer> over_loopback_a_peer_that_is_too_slow_is_given_up() throws IOException {
        return play(IMPATIENT_CORPUS, Connector.loopback(impatientServer.port()));
    }

    @TestFactory
    Stream<DynamicContainer> with_tls_every_scenario_goes_as_written() throws Exception {
        return play(CORPUS, Connector.loopback(tlsServer.port(), certificate.trusting()),
                SPLITTINGS_WITH_TLS, PLAIN_ONLY);
    }

    @TestFactory
    Stream<DynamicContainer> with_tls_a_peer_that_is_too_slow_is_given_up() throws Exception {
        return play(IMPATIENT_CORPUS, Connector.loopback(impatientTlsServer.port(), certificate.trusting()),
                SPLITTINGS_WITH_TLS, PLAIN_ONLY);
    }

    @TestFactory
    Stream<DynamicContainer> over_a_unix_socket_every_scenario_goes_as_written() throws IOException {
        return play(CORPUS, Connector.unix(socket), WHOLE, Set.of());
    }

    @TestFactory
    Stream<DynamicContainer> behind_a_proxy_every_scenario_goes_as_written() throws IOException {
        Connector loopback = Connector.loopback(proxiedServer.port());
        return play(CORPUS, () -> {
            Line line = loopback.connect();
            line.send(PROXY_HEADER);
            return line;
        }, WHOLE, Set.of());
    }

    /// The handler is the same for all connections: there are scenarios with several.
    private static Connector inMemory(ServerOptions options) {
        CorpusHandler handler = new CorpusHandler();
        return Connector.inMemory((in, out) -> Server.serve(in, out, handler, options));
    }

    @Test
    void every_file_has_scenarios_and_every_scenario_names_a_rule() throws IOException {
        assertThat(files(CORPUS)).hasSizeGreaterThan(10).allSatisfy(file -> {
            assertThat(file.scenarios()).as(file.name()).isNotEmpty();
            assertThat(file.scenarios()).allSatisfy(scenario ->
                    assertThat(scenario.rules()).as(scenario.toString()).isNotEmpty());
        });
    }

    private static Stream<DynamicContainer> play(Path folder, Connector connector) throws IOException {
        return play(folder, connector, EnumSet.allOf(Splitting.class), Set.of());
    }

    private static Stream<DynamicContainer> play(Path folder, Connector connector, Set<Splitting> splittings,
            Set<String> leftOut) throws IOException {
        WireRunner runner = new WireRunner(connector);
        ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor();
        EXECUTORS.add(executor);
        Semaphore turns = new Semaphore(AT_A_TIME);
        List<DynamicContainer> containers = new ArrayList<>();
        for (WireFile file : files(folder)) {
            List<DynamicTest> tests = new ArrayList<>();
            for (Scenario scenario : file.scenarios()) {
                if (leftOut.contains(scenario.name())) {
                    continue;
                }
                List<Future<Outcome>> outcomes = scenario.variants().stream()
                        .filter(variant -> splittings.contains(variant.splitting()))
                        .map(variant -> executor.submit(() -> inTurn(turns, runner, scenario, variant)))
                        .toList();
                tests.add(DynamicTest.dynamicTest("%s (%d variants)".formatted(scenario.name(), outcomes.size()),
                        () -> expectPassed(outcomes)));
            }
            containers.add(DynamicContainer.dynamicContainer(file.name(), tests));
        }
        return containers.stream();
    }

    private static Outcome inTurn(Semaphore turns, WireRunner runner, Scenario scenario, Variant variant)
            throws InterruptedException {
        turns.acquire();
        try {
            return runner.run(scenario, variant);
        } finally {
            turns.release();
        }
    }

    private static void expectPassed(List<Future<Outcome>> outcomes) throws Exception {
        List<Outcome.Failed> failed = new ArrayList<>();
        for (Future<Outcome> outcome : outcomes) {
            switch (outcome.get()) {
                case Outcome.Passed _ -> { }
                case Outcome.Failed failure -> failed.add(failure);
            }
        }
        if (!failed.isEmpty()) {
            fail("failed in " + failed.stream().map(f -> f.variant().toString()).collect(Collectors.joining("; "))
                    + "\n" + failed.getFirst().report());
        }
    }

    private static List<WireFile> files(Path folder) throws IOException {
        try (Stream<Path> paths = Files.list(folder)) {
            List<WireFile> files = new ArrayList<>();
            for (Path path : paths.filter(Files::isRegularFile).sorted().toList()) {
                files.add(WireFile.read(path));
            }
            return files;
        }
    }
}
