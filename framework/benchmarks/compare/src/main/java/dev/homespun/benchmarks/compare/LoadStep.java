package dev.homespun.benchmarks.compare;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/// What a request costs. All servers run, and all but one of them have nothing to do; each is measured in each round,
/// in an order that changes, so that what disturbs the machine for a while disturbs all of them alike.
///
/// @param ticks the unit of the system's times
record LoadStep(CompareOptions options, List<Contender> contenders, Stage stage, Results results, Ticks ticks) {

    private static final long PERCENT = 100;

    /// @throws Disagreement when a server does not answer as the reference does; then nothing is measured
    void run() throws IOException, InterruptedException, Disagreement {
        Wrk wrk = Wrk.find(stage);
        List<ServerProcess> servers = new ArrayList<>();
        try {
            start(servers);
            agree(servers);
            if (options.warmUp() > 0) {
                warmUp(servers, wrk);
            }
            measure(servers, wrk);
        } finally {
            servers.forEach(ServerProcess::close);
        }
    }

    private void start(List<ServerProcess> servers) throws IOException {
        for (Contender contender : contenders) {
            try {
                servers.add(ServerProcess.start(contender, stage));
            } catch (IOException e) {
                results.failed(contender.name(), "no start: " + e.getMessage());
            }
        }
    }

    private void agree(List<ServerProcess> servers) throws IOException, Disagreement {
        Contender reference = Contender.known().getFirst();
        Optional<ServerProcess> measured = servers.stream().filter(one -> one.contender().equals(reference)).findAny();
        ServerProcess right = measured.isPresent() ? measured.get() : ServerProcess.start(reference, stage);
        try {
            Agreement agreement = new Agreement(right.connector());
            List<String> disagreements = new ArrayList<>();
            for (ServerProcess server : servers) {
                try {
                    agreement.check(server.contender(), server.connector());
                } catch (Disagreement e) {
                    disagreements.add(String.valueOf(e.getMessage()));
                }
            }
            if (!disagreements.isEmpty()) {
                throw new Disagreement(String.join("; ", disagreements));
            }
        } finally {
            if (measured.isEmpty()) {
                right.close();
            }
        }
        results.tell("%d servers answer alike", servers.size());
    }

    private void warmUp(List<ServerProcess> servers, Wrk wrk) throws IOException, InterruptedException {
        for (ServerProcess server : servers) {
            for (Case load : options.loads()) {
                if (server.contender().scope().includes(load)) {
                    try {
                        wrk.run(server.connector(), load, options.warmUp());
                    } catch (IOException e) {
                        results.failed(server.name(), "%s, warming up: %s".formatted(load.name(), e.getMessage()));
                    }
                }
            }
            results.tell("%s is warm", server.name());
        }
    }

    private void measure(List<ServerProcess> servers, Wrk wrk) throws IOException, InterruptedException {
        Csv csv = LoadRow.file(results.folder());
        int turn = 0;
        for (int round = 1; round <= options.rounds(); round++) {
            for (Case load : options.loads()) {
                List<ServerProcess> order = new ArrayList<>(servers);
                Collections.rotate(order, -turn++);
                for (ServerProcess server : order) {
                    if (server.contender().scope().includes(load)) {
                        measure(server, load, round, wrk, csv);
                    }
                }
            }
        }
    }

    private void measure(ServerProcess server, Case load, int round, Wrk wrk, Csv csv)
            throws IOException, InterruptedException {
        WrkFigures figures;
        LoadRow row;
        try {
            MachineStat machine = MachineStat.now();
            ProcessStat own = here();
            ProcessStat before = server.stat();
            figures = wrk.run(server.connector(), load, options.seconds());
            long cpu = server.stat().cpu() - before.cpu();
            ProcessStat ownAfter = here();
            MachineStat after = MachineStat.now();
            long ofWrk = ownAfter.childrenCpu() - own.childrenCpu();
            long others = after.busy() - machine.busy() - cpu - ofWrk - (ownAfter.cpu() - own.cpu());
            row = new LoadRow(round, load.name(), server.name(), figures.requests(), figures.micros(),
                    ticks.micros(cpu), figures.p50(), figures.p99(), server.rssKibibytes(), ticks.micros(ofWrk),
                    Math.max(0, others) * PERCENT / Math.max(1, after.total() - machine.total()));
        } catch (IOException e) {
            results.failed(server.name(), "%s, round %d: %s".formatted(load.name(), round, e.getMessage()));
            return;
        }
        String errors = figures.errors(load);
        if (!errors.isEmpty() || row.requests() == 0) {
            results.failed(server.name(), "%s, round %d: %d answers; errors: %s"
                    .formatted(load.name(), round, row.requests(), errors.isEmpty() ? "none" : errors));
            return;
        }
        row.appendTo(csv);
        results.tell("%d/%d  %-20s %-22s %6s µs CPU  %,9.0f/s  p50 %,7d µs  p99 %,7d µs  others %2d %%", round,
                options.rounds(), load.name(), server.name(), Text.figure(row.cpuPerRequest()),
                row.requestsPerSecond(), row.p50(), row.p99(), row.othersPercent());
    }

    private static ProcessStat here() throws IOException {
        return ProcessStat.of(ProcessHandle.current().pid());
    }
}
