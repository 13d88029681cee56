package dev.homespun.benchmarks.soak;

import java.io.IOException;

/// Looks at the server every second until it is interrupted, and keeps the most it has seen of each.
final class Most implements Runnable {

    private final ServerProcess server;
    private volatile Footprint seen = new Footprint(0, 0, -1, 0);

    Most(ServerProcess server) {
        this.server = server;
    }

    Footprint seen() {
        return seen;
    }

    @Override
    public void run() {
        try {
            while (true) {
                Thread.sleep(1_000);
                seen = seen.max(server.footprint());
            }
        } catch (InterruptedException enough) {
            Thread.currentThread().interrupt();
        } catch (IOException ended) {
            System.err.println("cannot look at the server: " + ended.getMessage());
        }
    }
}
