package dev.homespun.testing.wire;

import java.io.IOException;
import java.time.Duration;

/// A connection that is two [Pipe]s, with the server on a virtual thread at the far ends.
final class MemoryLine implements Line {

    /// Enough for every head within its limit, and seldom more than a few milliseconds.
    private static final int MOST_CUTS = 20_000;
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final Pipe toServer = new Pipe();
    private final Pipe fromServer = new Pipe();
    private final Thread server;

    private MemoryLine(Connector.Service service) {
        server = Thread.ofVirtual().name("wire-scenario").unstarted(() -> run(service));
    }

    static MemoryLine open(Connector.Service service) {
        MemoryLine line = new MemoryLine(service);
        line.server.start();
        return line;
    }

    /// A server that throws breaks the connection, as a process that dies would.
    private void run(Connector.Service service) {
        try {
            service.serve(toServer.input(), fromServer.output());
            if (!fromServer.isEnded()) {
                fromServer.breakOff("the server returned without closing its output");
            }
        } catch (Exception | StackOverflowError e) {
            if (!fromServer.isEnded()) {
                fromServer.breakOff("the server threw " + e);
            }
        }
    }

    @Override
    public void send(byte[] octets) throws IOException {
        toServer.put(octets);
    }

    @Override
    public Received receive(Duration wait) {
        return fromServer.take(wait);
    }

    @Override
    public void halfClose() {
        toServer.end();
    }

    @Override
    public Duration gap() {
        return Duration.ZERO;
    }

    @Override
    public int mostCuts() {
        return MOST_CUTS;
    }

    @Override
    public void close() throws IOException {
        toServer.end();
        fromServer.abandon();
        try {
            if (!server.join(PATIENCE)) {
                server.interrupt();
                throw new IOException("the server still serves the connection %d s after it was closed"
                        .formatted(PATIENCE.toSeconds()));
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
