package dev.homespun.testing.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.fail;

import dev.homespun.server.InMemoryServer;
import dev.homespun.server.Server;
import dev.homespun.server.ServerOptions;
import dev.homespun.testing.wire.FuzzInputs.Input;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Mutated messages of the corpus against the engine: 20,000 in memory and a twentieth of that over loopback, or as
/// many as `-Dhomespun.fuzz=…` says. Each has a seed of its own, one more than the one before, and
/// `-Dhomespun.fuzz.seed=…` is the first: that of a failure, with `-Dhomespun.fuzz=1`, repeats it.
class FuzzTest {

    private static final int COUNT = Integer.getInteger("homespun.fuzz", 20_000);
    private static final long SEED =
            Long.getLong("homespun.fuzz.seed", RandomGenerator.getDefault().nextLong(1_000_000_000_000L));
    private static final int MEMORY_TO_LOOPBACK = 20;
    /// A valid input is answered in a millisecond. This is for a machine that does something else meanwhile.
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final Path CORPUS = Path.of("src/test/resources/wire");

    /// So few requests at a time that one which is never given back is soon missed.
    private static final ServerOptions OPTIONS = ServerOptions.defaults().withPort(0).withRequests(4);

    private final FuzzHandler handler = new FuzzHandler();
    private final ErrorLog log = new ErrorLog();

    @BeforeEach
    void listen() {
        log.start();
    }

    @AfterEach
    void stopListening() {
        log.stop();
    }

    @Test
    void inMemoryMutatedMessagesHarmNobody() throws Exception {
        try (InMemoryServer server = InMemoryServer.start(handler, OPTIONS)) {
            play(COUNT, "in memory", server.connector());
        }
    }

    @Test
    void overLoopbackMutatedMessagesHarmNobody() throws Exception {
        try (Server server = Server.start(handler, OPTIONS)) {
            play(Math.max(1, COUNT / MEMORY_TO_LOOPBACK), "over loopback", Connector.loopback(server.port()));
        }
    }

    private void play(int count, String where, Connector connector) throws IOException, InterruptedException {
        System.out.printf("Fuzz: %d inputs %s from seed %d%n", count, where, SEED);
        FuzzInputs inputs = FuzzInputs.of(CORPUS);
        FuzzTrial trial = new FuzzTrial(connector, handler, PATIENCE);
        Map<Integer, Integer> statuses = new TreeMap<>();
        for (long seed = SEED; seed < SEED + count; seed++) {
            Input input = inputs.of(seed);
            try {
                run(trial, input).forEach(answer -> statuses.merge(answer.status(), 1, Integer::sum));
            } catch (FuzzTrial.Fault fault) {
                fail(report(seed, input, fault, trial));
            }
        }
        System.out.printf("Fuzz: answered by %s%n", statuses);
        if (count >= 1_000) {
            assertThat(statuses.getOrDefault(200, 0)).as("answers to what was left intact").isGreaterThan(count / 10);
            assertThat(statuses.getOrDefault(400, 0)).as("answers to what was broken").isGreaterThan(count / 10);
        }
    }

    private List<FuzzAnswers.Answer> run(FuzzTrial trial, Input input) throws FuzzTrial.Fault, InterruptedException {
        List<FuzzAnswers.Answer> answers = trial.run(input);
        List<String> errors = log.take();
        if (!errors.isEmpty()) {
            throw new FuzzTrial.Fault("logged as an error: " + errors, new byte[0]);
        }
        return answers;
    }

    private String report(long seed, Input input, FuzzTrial.Fault fault, FuzzTrial trial) throws InterruptedException {
        Input small = Shrinker.shrink(input, smaller -> {
            try {
                run(trial, smaller);
                return false;
            } catch (FuzzTrial.Fault alsoFails) {
                return true;
            }
        });
        return """
                %s
                to repeat it: -Dtest=FuzzTest -Dhomespun.fuzz=1 -Dhomespun.fuzz.seed=%d
                sent %s, %d octets; this much of it is enough:
                %s
                received:
                %s""".formatted(fault.getMessage(), seed, input.pieces(), input.octets().length,
                visible(small.octets()), visible(fault.received()));
    }

    private static String visible(byte[] octets) {
        return VisibleOctets.lines(octets).stream()
                .map(line -> VisibleOctets.of(octets, line.from(), Math.min(line.to(), line.from() + 2_000)))
                .limit(200).collect(Collectors.joining("\n"));
    }
}
