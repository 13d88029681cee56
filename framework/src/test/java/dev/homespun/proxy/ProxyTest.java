package dev.homespun.proxy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/// Two processes behind each proxy, and what clients of it do.
@ParameterizedClass(name = "{0}")
@EnumSource
@Timeout(600)
@DisabledOnOs(OS.WINDOWS)
class ProxyTest {

    /// `-Dhomespun.proxy.mebibytes=…`
    private static final long LARGE = Long.getLong("homespun.proxy.mebibytes", 20) << 20;
    private static final int SOME = 100_000;
    /// `-Dhomespun.proxy.rounds=…`: how often each process is replaced.
    private static final int ROUNDS = Integer.getInteger("homespun.proxy.rounds", 2);
    private static final int CLIENTS = 8;
    private static final int ENOUGH = 50;

    @TempDir
    static Path folder;

    private static BehindProxy behind;

    @Parameter
    private Kind kind;

    /// A proxy, and the requests that it loses none of.
    private enum Kind {

        HAPROXY(Proxy::haproxy, Load.Kind.SAFE_AND_UNSAFE),

        /// Without health checks nginx learns that a process stops by a request that fails, and sends it to the other
        /// one. What is not safe must not be sent twice, so for that the guide has another recipe.
        NGINX(Proxy::nginx, Load.Kind.SAFE);

        private final BehindProxy.Starter starter;
        private final Load.Kind load;

        Kind(BehindProxy.Starter starter, Load.Kind load) {
            this.starter = starter;
            this.load = load;
        }
    }

    @BeforeParameterizedClassInvocation
    @Timeout(120)
    static void start(Kind kind) throws IOException, InterruptedException {
        behind = BehindProxy.start(kind.starter, folder.resolve(kind.name()));
    }

    @AfterParameterizedClassInvocation
    static void end() {
        if (behind != null) {
            behind.close();
        }
    }

    @Test
    void connectionsAreUsedAgain() throws IOException {
        Set<String> connections = new HashSet<>();
        try (KeptAlive client = behind.connect()) {
            for (int i = 0; i < 200; i++) {
                KeptAlive.Answer answer = client.get("/hello");
                assertThat(answer.status()).as("status from %s", kind).isEqualTo(200);
                assertThat(answer.text()).as("content from %s", kind).isEqualTo("hello");
                connections.add(answer.field("X-Connection"));
            }
        }
        assertThat(connections).as("connections of %s for 200 requests", kind).hasSizeLessThan(10);
    }

    @Test
    void largeContentArrivesWhole() throws IOException {
        String digest;
        try (InputStream octets = Octets.of(LARGE)) {
            digest = Octets.digest(octets);
        }
        try (KeptAlive client = behind.connect(); InputStream content = Octets.of(LARGE)) {
            KeptAlive.Answer up = client.post("/digest", LARGE, content);
            assertThat(up.status()).as("status from %s", kind).isEqualTo(200);
            assertThat(up.text()).as("digest of what was sent through %s", kind).isEqualTo(digest);
            KeptAlive.Answer down = client.get("/octets/" + LARGE);
            assertThat(down.status()).as("status from %s", kind).isEqualTo(200);
            assertThat(Octets.digest(down.content())).as("digest of what came through %s", kind).isEqualTo(digest);
        }
    }

    @Test
    void clientsThatGoAwayLeaveNothingBehind() throws IOException, InterruptedException {
        for (int i = 0; i < 50; i++) {
            try (KeptAlive sending = behind.connect()) {
                sending.startPost("/digest", LARGE);
                sending.out().write(new byte[SOME]);
            }
            try (KeptAlive receiving = behind.connect()) {
                receiving.get("/octets/" + LARGE).content().readNBytes(SOME);
            }
        }
        behind.awaitIdle();
        connectionsAreUsedAgain();
    }

    @Test
    void processesAreReplacedUnderLoadAndNoRequestIsLost() throws IOException, InterruptedException {
        Load load = Load.start(behind.proxy().port(), CLIENTS, kind.load);
        try {
            for (int i = 0; i < ROUNDS * behind.instances().size() && load.lost().isEmpty(); i++) {
                replace(i % behind.instances().size(), load);
            }
        } finally {
            load.stop();
        }
        System.out.printf("%s: each process replaced %d times during %d requests, %d lost%n",
                kind, ROUNDS, load.answered(), load.lost().size());
        assertThat(load.lost()).as("requests lost by %s", kind).isEmpty();
    }

    /// The next one is not told to stop before its turn: before the proxy sends requests to the successor of this one.
    private void replace(int index, Load load) throws IOException, InterruptedException {
        Instance instance = behind.instances().get(index);
        assertThat(instance.terminate()).as("exit status behind %s", kind).isZero();
        Instance successor = Instance.start(instance.port());
        behind.instances().set(index, successor);
        while (load.answeredBy(successor) < ENOUGH && load.lost().isEmpty()) {
            Thread.sleep(20);
        }
    }
}
