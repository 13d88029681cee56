package dev.homespun.benchmarks.soak;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/// Connections that make a request each and then wait, all of them open at once: what does one take up?
///
/// A first round is not measured: tables grow with it to a size that they keep.
///
/// @param count how many; each takes a descriptor here and one in the server's process
record Idle(Over over, int count) {

    /// So that the server ends none.
    private static final Duration PATIENCE = Duration.ofHours(1);

    Report measure() throws Exception {
        try (Stage stage = Stage.set(over, PATIENCE)) {
            round(stage);
            Footprint before = stage.server().quiet();
            Footprint idle = round(stage);
            Report report = new Report();
            report.line("Idle, %s: %,d octets of live heap for a connection", over,
                    ((idle.heapKibibytes() - before.heapKibibytes()) << 10) / count);
            report.compare("server, %,d idle connections".formatted(count), before, idle, stage.server().quiet());
            report.require(idle.descriptors() >= before.descriptors() + count);
            return report;
        }
    }

    /// {@return the footprint while all of them are idle}
    private Footprint round(Stage stage) throws IOException, Client.Unexpected {
        List<Client> open = new ArrayList<>();
        SplittableRandom random = new SplittableRandom(count);
        try {
            for (int i = 0; i < count; i++) {
                Client client = new Client(stage.connector().ready().open(random), random);
                open.add(client);
                client.get("/hello").expect(200, "hello");
            }
            return stage.server().footprint();
        } finally {
            for (Client client : open) {
                client.close();
            }
        }
    }
}
