package dev.homespun.proxy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// A proxy with two processes behind it.
///
/// @param instances the processes, which can be replaced
record BehindProxy(Proxy proxy, List<Instance> instances) implements AutoCloseable {

    /// Starts a proxy.
    @FunctionalInterface
    interface Starter {
        Proxy start(Path folder) throws IOException, InterruptedException;
    }

    static BehindProxy start(Starter starter, Path folder) throws IOException, InterruptedException {
        Proxy proxy = starter.start(Files.createDirectory(folder));
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

    private void awaitAnswerFrom(Instance instance) throws IOException, InterruptedException {
        while (true) {
            try (KeptAlive client = connect()) {
                KeptAlive.Answer answer = client.get("/hello");
                if (answer.field("X-Instance").equals(instance.name())) {
                    return;
                }
            }
            Thread.sleep(20);
        }
    }

    KeptAlive connect() throws IOException {
        return new KeptAlive(proxy.port());
    }

    /// Waits until no request is in progress. The test has a deadline.
    void awaitIdle() throws IOException, InterruptedException {
        for (Instance instance : instances) {
            awaitIdle(instance);
        }
    }

    /// Past the proxy, so that it is this process that answers.
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

    @Override
    public void close() {
        instances.forEach(Instance::close);
        proxy.close();
    }
}
