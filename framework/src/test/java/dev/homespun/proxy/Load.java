package dev.homespun.proxy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.LongAdder;

/// Clients that send requests one after the other, without a pause, until they are told to stop. Whatever is not
/// answered as it should be is lost.
final class Load {

    private static final byte[] CONTENT = new byte[1_000];

    private final int port;
    private final List<Thread> clients = new ArrayList<>();
    private final Map<String, LongAdder> answered = new ConcurrentHashMap<>();
    private final List<String> lost = new CopyOnWriteArrayList<>();
    private final String digest;
    private final Kind kind;
    private volatile boolean over;

    /// Which requests there are: a proxy may send one that is safe a second time, and must not do so with others.
    enum Kind { SAFE, SAFE_AND_UNSAFE }

    private Load(int port, Kind kind) throws IOException {
        this.port = port;
        this.kind = kind;
        digest = Octets.digest(new ByteArrayInputStream(CONTENT));
    }

    static Load start(int port, int clients, Kind kind) throws IOException {
        Load load = new Load(port, kind);
        for (int i = 0; i < clients; i++) {
            load.clients.add(Thread.startVirtualThread(load::send));
        }
        return load;
    }

    private void send() {
        while (!over) {
            try (KeptAlive client = new KeptAlive(port)) {
                boolean persists = true;
                while (!over && persists) {
                    persists = answered(client.get("/hello"), "hello")
                            && (kind == Kind.SAFE || answered(post(client), digest));
                }
            } catch (IOException | RuntimeException e) {
                lost.add(e.toString());
            }
        }
    }

    private static KeptAlive.Answer post(KeptAlive client) throws IOException {
        return client.post("/digest", CONTENT.length, new ByteArrayInputStream(CONTENT));
    }

    /// {@return whether another request can follow}
    private boolean answered(KeptAlive.Answer answer, String expected) throws IOException {
        String content = answer.text();
        if (answer.status() != 200 || !content.equals(expected)) {
            lost.add(answer.head() + content);
        }
        answered.computeIfAbsent(answer.field("X-Instance"), _ -> new LongAdder()).increment();
        return !answer.closes();
    }

    /// {@return how many answers came from a process}
    long answeredBy(Instance instance) {
        LongAdder count = answered.get(instance.name());
        return count == null ? 0 : count.sum();
    }

    long answered() {
        return answered.values().stream().mapToLong(LongAdder::sum).sum();
    }

    List<String> lost() {
        return List.copyOf(lost);
    }

    /// Waits for the answers that are due.
    void stop() throws InterruptedException {
        over = true;
        for (Thread client : clients) {
            client.join();
        }
    }
}
