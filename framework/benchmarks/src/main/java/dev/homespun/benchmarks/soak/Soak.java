package dev.homespun.benchmarks.soak;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.SplittableRandom;

/// Starts a server in a process of its own, lets a crowd at it, and compares what the server takes up before and after.
///
/// "Before" is after a first, smaller crowd: by then all classes are loaded and all files are open that stay so.
/// "After" is when no descriptor is closed any more, however long that takes, up to a minute. Ends with 1 when something
/// is left that was not there before, or when a client got something else than it must.
final class Soak {

    private static final int WARM_UP = 1_500;
    /// Of the time, the most that goes into that: it is not what is compared.
    private static final int WARM_UP_SHARE = 3;
    private static final Duration QUIET = Duration.ofMinutes(1);
    /// Longer than what is left to wait for when the clients are gone: the server lingers for 2 s.
    private static final Duration A_WHILE = Duration.ofSeconds(3);

    /// What may be more. Of a leak there is as much as there were connections: with 3,000 of them 100 octets for each
    /// are more than this.
    private static final Footprint SLACK = new Footprint(200, 2, 0, 0);

    private Soak() {}

    static void main(String[] args) throws Exception {
        SoakOptions options = SoakOptions.of(args);
        boolean clean = true;
        for (SoakOptions.Over over : options.over()) {
            System.out.printf("Soak, %s: seed %d, up to %,d connections in %d s, %,d at a time%n", over, options.seed(),
                    options.connections(), options.time().toSeconds(), options.atATime());
            clean &= switch (over) {
                case PLAIN -> plain(options);
                case TLS -> tls(options);
            };
        }
        System.exit(clean ? 0 : 1);
    }

    private static boolean plain(SoakOptions options) throws IOException, InterruptedException {
        try (ServerProcess server = ServerProcess.start()) {
            return soak(server, Connector.plain(server.port()), options);
        }
    }

    private static boolean tls(SoakOptions options)
            throws IOException, InterruptedException, GeneralSecurityException {
        try (Certificate certificate = Certificate.make();
                ServerProcess server = ServerProcess.start(certificate.store().toString())) {
            return soak(server, Connector.tls(server.port(), certificate.trusting()), options);
        }
    }

    private static boolean soak(ServerProcess server, Connector connector, SoakOptions options)
            throws IOException, InterruptedException {
        SplittableRandom random = new SplittableRandom(options.seed());
        long start = System.nanoTime();
        long end = start + options.time().toNanos();
        new Crowd(connector, options.atATime(), new Tally())
                .play(WARM_UP, start + options.time().toNanos() / WARM_UP_SHARE, random);
        Footprint before = quiet(server);
        Most most = new Most(server);
        Thread watching = Thread.ofVirtual().start(most);
        Tally tally = new Tally();
        int opened = new Crowd(connector, options.atATime(), tally).play(options.connections(), end, random);
        watching.interrupt();
        watching.join();
        Footprint after = quiet(server);
        boolean same = print(opened, before, most.seen(), after);
        System.out.print(tally.table());
        return same && tally.isClean() && opened > 0;
    }

    /// {@return the footprint once its number of descriptors has been the same for a while, or what it is after a minute}
    private static Footprint quiet(ServerProcess server) throws IOException, InterruptedException {
        long end = System.nanoTime() + QUIET.toNanos();
        long before = -1;
        long now = server.footprint().descriptors();
        while (now != before && System.nanoTime() - end < 0) {
            Thread.sleep(A_WHILE);
            before = now;
            now = server.footprint().descriptors();
        }
        return server.footprintWithConnections();
    }

    private static boolean print(int opened, Footprint before, Footprint most, Footprint after) {
        System.out.printf("%-34s %12s %12s %12s%n", "server, %,d connections".formatted(opened), "before", "most",
                "after");
        return row("live heap, KiB", before.heapKibibytes(), most.heapKibibytes(), after.heapKibibytes(),
                        SLACK.heapKibibytes())
                & row("platform threads", before.threads(), most.threads(), after.threads(), SLACK.threads())
                & row("virtual threads of connections", before.connections(), most.connections(), after.connections(),
                        SLACK.connections())
                & row("descriptors", before.descriptors(), most.descriptors(), after.descriptors(),
                        SLACK.descriptors());
    }

    private static boolean row(String what, long before, long most, long after, long slack) {
        boolean same = after <= before + slack;
        System.out.printf("%-34s %,12d %12s %,12d%s%n", what, before, most < 0 ? "-" : "%,d".formatted(most), after,
                same ? "" : "  <- MORE");
        return same;
    }
}
