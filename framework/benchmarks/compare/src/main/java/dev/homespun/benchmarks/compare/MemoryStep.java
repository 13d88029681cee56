package dev.homespun.benchmarks.compare;

import com.sun.management.UnixOperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What an idle connection takes up. Each server runs alone, new, and has [#ROUNDS] rounds of as many connections,
/// after [#FIRST] that load its classes.
///
/// @param connections how many are open at a time; each takes a descriptor here and one in the server's process
record MemoryStep(int connections, List<Contender> contenders, Stage stage, Results results) {

    private static final int ROUNDS = 3;
    private static final int FIRST = 100;
    /// Of this process and of a server, besides those of connections.
    private static final int OTHER_DESCRIPTORS = 500;
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final long BETWEEN_LOOKS_MILLIS = 500;
    private static final int KIBIBYTE = 1024;
    /// The last line of a histogram: instances, octets.
    private static final Pattern TOTAL = Pattern.compile("Total\\s+\\d+\\s+(\\d+)");

    /// @throws IOException when there may not be so many descriptors
    void run() throws IOException, InterruptedException {
        requireDescriptors();
        Csv csv = MemoryRow.file(results.folder());
        for (Contender contender : contenders) {
            try (ServerProcess server = ServerProcess.start(contender, stage)) {
                int files = server.descriptors();
                loadClasses(server, Math.min(FIRST, connections));
                awaitDescriptors(server, files);
                MemoryRow first = measure(server, 1);
                tell(first, first, csv);
                for (int round = 2; round <= ROUNDS; round++) {
                    awaitDescriptors(server, files);
                    tell(measure(server, round), first, csv);
                }
            } catch (IOException e) {
                results.failed(contender.name(), String.valueOf(e.getMessage()));
            }
        }
    }

    /// The JVM raises the soft limit to the hard one, for this process and so for the servers.
    private void requireDescriptors() throws IOException {
        long limit = ((UnixOperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
                .getMaxFileDescriptorCount();
        if (limit < connections + OTHER_DESCRIPTORS) {
            throw new IOException("%d connections need %d descriptors, and %d are allowed: ulimit -n %d, or --idle=%d"
                    .formatted(connections, connections + OTHER_DESCRIPTORS, limit, connections + OTHER_DESCRIPTORS,
                            Math.max(1, limit - OTHER_DESCRIPTORS)));
        }
    }

    private MemoryRow measure(ServerProcess server, int round) throws IOException, InterruptedException {
        long rss = server.rssKibibytes();
        long heap = liveHeap(server);
        List<Client> open = new ArrayList<>();
        try {
            open(server, connections, open);
            long heapWithAll = liveHeap(server);
            long rssWithAll = server.rssKibibytes();
            int kept = (int) open.stream().filter(Client::isOpen).count();
            return new MemoryRow(server.name(), round, connections, kept, heap, heapWithAll, rss, rssWithAll);
        } finally {
            close(open);
        }
    }

    private static void loadClasses(ServerProcess server, int count) throws IOException {
        List<Client> open = new ArrayList<>();
        try {
            open(server, count, open);
        } finally {
            close(open);
        }
    }

    /// Opens as many, or fewer when the server takes no more: some have a limit, and let others wait.
    ///
    /// @throws IOException when it takes none
    private static void open(ServerProcess server, int count, List<Client> open) throws IOException {
        try {
            while (open.size() < count) {
                open.add(opened(server));
            }
        } catch (IOException e) {
            if (open.isEmpty()) {
                throw e;
            }
        }
    }

    /// {@return a connection that has had an answer}
    private static Client opened(ServerProcess server) throws IOException {
        Client client = server.connector().open();
        try {
            client.send(Endpoint.PLAINTEXT.request());
            client.receive();
            return client;
        } catch (IOException e) {
            client.close();
            throw e;
        }
    }

    private static void close(List<Client> open) throws IOException {
        for (Client client : open) {
            client.close();
        }
    }

    /// {@return what is alive after a collection, in octets} The second of two looks: with the first one, what is only
    /// softly or weakly reachable or has a cleaner may still be there.
    private long liveHeap(ServerProcess server) throws IOException, InterruptedException {
        histogram(server);
        Matcher total = TOTAL.matcher(histogram(server));
        if (!total.find()) {
            throw new IOException("a histogram without a total");
        }
        return Long.parseLong(total.group(1));
    }

    private String histogram(ServerProcess server) throws IOException, InterruptedException {
        return stage.children()
                .output(List.of(Jdk.program("jcmd"), String.valueOf(server.pid()), "GC.class_histogram"));
    }

    /// Waits until the server has noticed that connections are gone.
    private static void awaitDescriptors(ServerProcess server, int count) throws IOException, InterruptedException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (server.descriptors() > count + ROUNDS && System.nanoTime() - end < 0) {
            Thread.sleep(BETWEEN_LOOKS_MILLIS);
        }
    }

    private void tell(MemoryRow row, MemoryRow first, Csv csv) throws IOException {
        row.appendTo(csv);
        results.tell("%d/%d  %-22s %,8.0f octets of heap a connection, %,d of %,d kept  RSS %,d to %,d MiB",
                row.round(), ROUNDS, row.server(), row.heapPerConnection(first.heapBefore()), row.kept(),
                row.connections(), row.rssBefore() / KIBIBYTE, row.rssAfter() / KIBIBYTE);
    }
}
