package dev.homespun.benchmarks.compare;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/// How long a start takes. One server at a time, each once in each round, in an order that changes.
///
/// @param rounds how often each is started
/// @param ticks the unit of the system's times
record StartStep(int rounds, List<Contender> contenders, Stage stage, Results results, Ticks ticks) {

    private static final int MILLI = 1_000;

    void run() throws IOException {
        Csv csv = StartRow.file(results.folder());
        for (int round = 1; round <= rounds; round++) {
            List<Contender> order = new ArrayList<>(contenders);
            Collections.rotate(order, -round);
            for (Contender contender : order) {
                start(contender, round, csv);
            }
        }
    }

    private void start(Contender contender, int round, Csv csv) throws IOException {
        try (ServerProcess server = ServerProcess.start(contender, stage)) {
            StartRow row = new StartRow(round, server.name(), server.start().toNanos() / MILLI,
                    ticks.micros(server.stat().cpu()));
            row.appendTo(csv);
            results.tell("%d/%d  %-22s %,6d ms, %,6d ms of CPU", round, rounds, row.server(), row.micros() / MILLI,
                    row.cpuMicros() / MILLI);
        } catch (IOException e) {
            results.failed(contender.name(), "start %d: %s".formatted(round, e.getMessage()));
        }
    }
}
