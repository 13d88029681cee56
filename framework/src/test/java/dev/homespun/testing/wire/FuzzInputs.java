package dev.homespun.testing.wire;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.Stream;

/// What the scenarios of the corpus send, and what becomes of it by mutation.
final class FuzzInputs {

    /// Every octet of an input costs time, and what is longer than the limits is refused for that alone.
    private static final int MOST_OCTETS = 64 << 10;
    private static final int MOST_MUTATIONS = 4;
    private static final int MOST_REPETITIONS = 1_000;

    private static final List<Mutation> MUTATIONS =
            Stream.of(OctetMutations.ALL, MessageMutations.ALL).flatMap(List::stream).toList();

    private final List<byte[]> originals;

    private FuzzInputs(List<byte[]> originals) {
        this.originals = originals;
    }

    /// Octets to send.
    ///
    /// @param pieces how they are cut
    record Input(byte[] octets, Splitting pieces) {
        Input with(byte[] other) {
            return new Input(other, pieces);
        }
    }

    /// {@return the inputs made of a folder of `.wire` files}
    static FuzzInputs of(Path corpus) throws IOException {
        List<byte[]> originals = new ArrayList<>();
        try (Stream<Path> paths = Files.list(corpus)) {
            for (Path path : paths.filter(Files::isRegularFile).sorted().toList()) {
                for (Scenario scenario : WireFile.read(path).scenarios()) {
                    sent(scenario).stream().filter(octets -> octets.length > 0 && octets.length <= MOST_OCTETS)
                            .forEach(originals::add);
                }
            }
        }
        return new FuzzInputs(originals);
    }

    /// What goes over each connection of a scenario.
    private static Collection<byte[]> sent(Scenario scenario) {
        Map<String, ByteArrayOutputStream> sent = new LinkedHashMap<>();
        String connection = OpenConnections.MAIN;
        for (Step step : scenario.steps()) {
            switch (step) {
                case Step.Switch(_, String other) -> connection = other;
                case Step.Send(_, byte[] octets) ->
                        sent.computeIfAbsent(connection, _ -> new ByteArrayOutputStream()).writeBytes(octets);
                default -> { }
            }
        }
        return sent.values().stream().map(ByteArrayOutputStream::toByteArray).toList();
    }

    int originals() {
        return originals.size();
    }

    /// {@return the input of a seed, always the same}
    Input of(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        byte[] octets = original(random);
        if (random.nextInt(3) == 0) {
            octets = joined(octets, original(random), random);
        }
        if (random.nextInt(20) == 0) {
            octets = repeated(octets, random);
        }
        for (int left = random.nextInt(MOST_MUTATIONS + 1); left > 0 && octets.length > 0; left--) {
            byte[] mutated = MUTATIONS.get(random.nextInt(MUTATIONS.size())).apply(octets, random);
            octets = mutated.length <= MOST_OCTETS ? mutated : octets;
        }
        Splitting[] ways = Splitting.values();
        boolean whole = octets.length > 4_000 || random.nextBoolean();
        return new Input(octets, whole ? Splitting.WHOLE : ways[random.nextInt(ways.length)]);
    }

    private byte[] original(SplittableRandom random) {
        return originals.get(random.nextInt(originals.size()));
    }

    /// One behind the other, or the start of the one with the end of the other.
    private static byte[] joined(byte[] one, byte[] other, SplittableRandom random) {
        boolean whole = random.nextBoolean();
        int end = whole ? one.length : random.nextInt(one.length + 1);
        int start = whole ? 0 : random.nextInt(other.length + 1);
        ByteArrayOutputStream joined = new ByteArrayOutputStream();
        joined.write(one, 0, end);
        joined.write(other, start, other.length - start);
        return joined.toByteArray();
    }

    private static byte[] repeated(byte[] octets, SplittableRandom random) {
        int times = Math.min(random.nextInt(1, MOST_REPETITIONS + 1), MOST_OCTETS / Math.max(1, octets.length));
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (int i = 0; i < times; i++) {
            all.writeBytes(octets);
        }
        return times == 0 ? octets : all.toByteArray();
    }
}
