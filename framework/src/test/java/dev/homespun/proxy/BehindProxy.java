package dev.homespun.proxy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// A proxy with two processes behind it, and what clients of it do.
record BehindProxy(Proxy proxy, List<Instance> instances) implements AutoCloseable {

    /// `-Dhomespun.proxy.mebibytes=…`
    private static final long LARGE = Long.getLong("homespun.proxy.mebibytes", 20) << 20;
    private static final int SOME = 100_000;
    /// `-Dhomespun.proxy.rounds=…`: how often each process is replaced.
    private static final int ROUNDS = Integer.getInteger("homespun.proxy.rounds", 2);
    private static final int CLIENTS = 8;
    private static final int ENOUGH = 50;

    /// Starts a proxy.
    @FunctionalInterface
    interface Starter {
        Proxy start(Path folder) throws IOException, InterruptedException;
    }

    static BehindProxy start(Starter starter, Path folder) throws IOException, InterruptedException {
        Proxy proxy = starter.start(folder);
        List<Instance> instances = new ArrayList<>();
        for (int port : proxy.backends()) {
            instances.add(Instance.start(port));
        }
        BehindProxy started = new BehindProxy(proxy, instances);
        for (Instance instance : instances) {
            started.awaitAnswerFrom(instance);
        }
        return started;
    }

    void awaitAnswerFrom(Instance instance) throws IOException, InterruptedException {
        while (true) {
            try (KeptAlive client = new KeptAlive(proxy.port())) {
                KeptAlive.Answer answer = client.get("/hello");
                if (answer.field("X-Instance").equals(instance.name())) {
                    return;
                }
            }
            Thread.sleep(20);
        }
    }

    void connectionsAreUsedAgain() throws IOException {
        Set<String> connections = new HashSet<>();
        try (KeptAlive client = new KeptAlive(proxy.port())) {
            for (int i = 0; i < 200; i++) {
                KeptAlive.Answer answer = client.get("/hello");
                assertThat(answer.status()).isEqualTo(200);
                assertThat(answer.text()).isEqualTo("hello");
                connections.add(answer.field("X-Connection"));
            }
        }
        assertThat(connections).as("connections for 200 requests").hasSizeLessThan(10);
    }

    void largeContentArrivesWhole() throws IOException {
        String digest;
        try (InputStream octets = Octets.of(LARGE)) {
            digest = Octets.digest(octets);
        }
        try (KeptAlive client = new KeptAlive(proxy.port()); InputStream content = Octets.of(LARGE)) {
            KeptAlive.Answer up = client.post("/digest", LARGE, content);
            assertThat(up.status()).isEqualTo(200);
            assertThat(up.text()).as("digest of what was sent").isEqualTo(digest);
            KeptAlive.Answer down = client.get("/octets/" + LARGE);
            assertThat(down.status()).isEqualTo(200);
            assertThat(Octets.digest(down.content())).as("digest of what came").isEqualTo(digest);
        }
    }

    void clientsThatGoAwayLeaveNothingBehind() throws IOException, InterruptedException {
        for (int i = 0; i < 50; i++) {
            try (KeptAlive sending = new KeptAlive(proxy.port())) {
                sending.startPost("/digest", LARGE);
                sending.out().write(new byte[SOME]);
            }
            try (KeptAlive receiving = new KeptAlive(proxy.port())) {
                receiving.get("/octets/" + LARGE).content().readNBytes(SOME);
            }
        }
        for (Instance instance : instances) {
            awaitIdle(instance);
        }
        connectionsAreUsedAgain();
    }

    /// Past the proxy, so that it is this process that answers. The test has a deadline.
    private static void awaitIdle(Instance instance) throws IOException, InterruptedException {
        while (true) {
            try (KeptAlive client = new KeptAlive(instance.port())) {
                if (client.get("/busy").text().equals("0")) {
                    return;
                }
            }
            Thread.sleep(20);
        }
    }

    void processesAreReplacedUnderLoadAndNoRequestIsLost(Load.Kind kind)
            throws IOException, InterruptedException {
        Load load = Load.start(proxy.port(), CLIENTS, kind);
        try {
            for (int i = 0; i < ROUNDS * instances.size() && load.lost().isEmpty(); i++) {
                replace(i % instances.size(), load);
            }
        } finally {
            load.stop();
        }
        System.out.printf("%s: each process replaced %d times during %d requests, %d lost%n",
                Path.of(proxy.process().info().command().orElse("proxy")).getFileName(), ROUNDS, load.answered(),
                load.lost().size());
        assertThat(load.lost()).isEmpty();
    }

    /// The next one is not told to stop before its turn: before the proxy sends requests to the successor of this one.
    private void replace(int index, Load load) throws IOException, InterruptedException {
        assertThat(instances.get(index).terminate()).as("exit status").isZero();
        Instance successor = Instance.start(instances.get(index).port());
        instances.set(index, successor);
        while (load.answeredBy(successor) < ENOUGH && load.lost().isEmpty()) {
            Thread.sleep(20);
        }
    }

    @Override
    public void close() {
        instances.forEach(Instance::close);
        proxy.close();
    }
}
