package dev.homespun.benchmarks.soak;

import java.io.IOException;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/// Starts a server in a process of its own for each way to connect, lets a crowd at it, and compares what the server
/// takes up before and after. Or lets connections be idle: [Idle].
///
/// "Before" is after a first, smaller crowd: by then all classes are loaded and all files are open that stay so.
/// "After" is when no descriptor is closed any more, however long that takes, up to a minute. Ends with 1 when something
/// is left that was not there before, or when a client got something else than it must.
final class Soak {

    private static final int WARM_UP = 1_500;
    /// Of the time, the most that goes into that: it is not what is compared.
    private static final int WARM_UP_SHARE = 3;

    private Soak() {}

    static void main(String[] args) throws Exception {
        SoakOptions options = SoakOptions.of(args);
        boolean clean = true;
        try (ExecutorService all = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<Report> one : all.invokeAll(options.over().stream().map(over -> run(over, options)).toList())) {
                System.out.print(one.get().text());
                clean &= one.get().isClean();
            }
        }
        System.exit(clean ? 0 : 1);
    }

    private static Callable<Report> run(Over over, SoakOptions options) {
        return options.idle() == 0 ? () -> soak(over, options) : () -> new Idle(over, options.idle()).measure();
    }

    private static Report soak(Over over, SoakOptions options) throws Exception {
        try (Stage stage = Stage.set(over, SoakServer.PATIENCE)) {
            return soak(stage, Behaviour.over(over), options);
        }
    }

    private static Report soak(Stage stage, List<Behaviour> behaviours, SoakOptions options)
            throws IOException, InterruptedException {
        ServerProcess server = stage.server();
        SplittableRandom random = new SplittableRandom(options.seed());
        long warm = options.time().toNanos() / WARM_UP_SHARE;
        new Crowd(stage.connector(), behaviours, options.atATime(), new Tally())
                .play(WARM_UP, System.nanoTime() + warm, random);
        Footprint before = server.quiet();
        Most most = new Most(server);
        Thread watching = Thread.ofVirtual().start(most);
        Tally tally = new Tally();
        long end = System.nanoTime() + options.time().toNanos() - warm;
        int opened = new Crowd(stage.connector(), behaviours, options.atATime(), tally)
                .play(options.connections(), end, random);
        watching.interrupt();
        watching.join();
        Report report = new Report();
        report.line("Soak, %s: seed %d, up to %,d connections in %d s, %,d at a time", stage.over(), options.seed(),
                options.connections(), options.time().toSeconds(), options.atATime());
        report.compare("server, %,d connections".formatted(opened), before, most.seen(), server.quiet());
        report.line("%s", tally.table(behaviours));
        report.require(tally.isClean() && opened > 0);
        return report;
    }
}
