package dev.homespun.proxy;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/// Two processes behind HAProxy.
@Timeout(600)
@DisabledOnOs(OS.WINDOWS)
class HaproxyTest {

    @TempDir
    static Path folder;

    private static BehindProxy behind;

    @BeforeAll
    @Timeout(120)
    static void start() throws IOException, InterruptedException {
        behind = BehindProxy.start(Proxy::haproxy, folder);
    }

    @AfterAll
    static void end() {
        if (behind != null) {
            behind.close();
        }
    }

    @Test
    void connectionsAreUsedAgain() throws Exception {
        behind.connectionsAreUsedAgain();
    }

    @Test
    void largeContentArrivesWhole() throws Exception {
        behind.largeContentArrivesWhole();
    }

    @Test
    void clientsThatGoAwayLeaveNothingBehind() throws Exception {
        behind.clientsThatGoAwayLeaveNothingBehind();
    }

    @Test
    void processesAreReplacedUnderLoadAndNoRequestIsLost() throws Exception {
        behind.processesAreReplacedUnderLoadAndNoRequestIsLost(Load.Kind.SAFE_AND_UNSAFE);
    }
}
