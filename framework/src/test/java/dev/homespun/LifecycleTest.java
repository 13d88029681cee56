package dev.homespun;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.homespun.http.Method;
import dev.homespun.http.Request;
import dev.homespun.http.Response;
import dev.homespun.server.Server;
import dev.homespun.server.ServerOptions;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class LifecycleTest {

    private final List<String> log = new ArrayList<>();

    private AppTask note(String what) {
        return _ -> log.add(what);
    }

    private AutoCloseable store() {
        log.add("store opened");
        return () -> log.add("store closed");
    }

    private App app() {
        return App.create().provide(AutoCloseable.class, this::store)
                .route(Method.GET, "/", _ -> {
                    log.add("answered");
                    return Response.text("");
                });
    }

    @Test
    void tasksOfTheStartComeBeforeTheFirstRequestInTheirOrder() throws Exception {
        App app = app().onStart(note("one")).onStart(provided -> provided.get(AutoCloseable.class)).onStart(note("two"));
        app.verify();
        assertThat(log).as("looking for mistakes starts nothing").isEmpty();
        app.handle(Request.get("/"));
        app.handle(Request.get("/"));
        assertThat(log).containsExactly("one", "store opened", "two", "answered", "answered");
    }

    @Test
    void tasksOfTheStartComeBeforeThePortIsOpen() throws Exception {
        App app = app().onStart(note("started"));
        try (ServerSocket taken = new ServerSocket(0)) {
            assertThatThrownBy(() -> app.listen(ServerOptions.DEFAULTS.withPort(taken.getLocalPort())))
                    .isInstanceOf(IOException.class);
        }
        assertThat(log).containsExactly("started");
        try (Server _ = app.listen(ServerOptions.DEFAULTS.withPort(0))) {
            assertThat(log).as("once, on however many ports it listens").containsExactly("started");
        }
    }

    @Test
    void tasksOfTheEndComeBackwardsAndBeforeWhatIsProvidedIsClosed() throws Exception {
        App app = app().onStart(provided -> provided.get(AutoCloseable.class))
                .onStop(note("one")).onStop(note("two"));
        Server server = app.listen(ServerOptions.DEFAULTS.withPort(0));
        app.close();
        app.close();
        assertThat(server.isStopping()).as("its server ends with it").isTrue();
        assertThat(log).containsExactly("store opened", "two", "one", "store closed");
    }

    @Test
    void aClosedApplicationRefusesRequests() throws Exception {
        App app = app();
        app.handle(Request.get("/"));
        app.close();
        assertThatThrownBy(() -> app.handle(Request.get("/"))).hasMessage(
                "the application is closed, and so is what it needs; make another one");
        assertThatThrownBy(() -> app.listen(ServerOptions.DEFAULTS.withPort(0))).hasMessageContaining("is closed");
    }

    @Test
    void whoeverClosesItAgainWaitsUntilItIsOver() throws Exception {
        CountDownLatch stopping = new CountDownLatch(1);
        CountDownLatch mayEnd = new CountDownLatch(1);
        App app = app().onStart(provided -> provided.get(AutoCloseable.class)).onStop(_ -> {
            stopping.countDown();
            mayEnd.await();
        });
        app.begin();
        Thread first = Thread.ofVirtual().start(app::close);
        stopping.await();
        Thread second = Thread.ofVirtual().start(() -> {
            app.close();
            log.add("second is back");
        });
        while (second.getState() != Thread.State.WAITING) {
            Thread.onSpinWait();
        }
        mayEnd.countDown();
        first.join();
        second.join();
        assertThat(log).containsExactly("store opened", "store closed", "second is back");
    }

    @Test
    void aHandlerMayCloseItAndIsAnswered() throws Exception {
        CountDownLatch ended = new CountDownLatch(1);
        App app = app();
        app.route(Method.POST, "/shutdown", _ -> {
            app.close();
            return Response.text("as you like");
        }).onStop(_ -> ended.countDown());
        Server server = app.listen(ServerOptions.DEFAULTS.withPort(0));
        try (HttpClient client = HttpClient.newHttpClient()) {
            assertThat(client.send(HttpRequest.newBuilder(URI.create(server.url() + "/shutdown"))
                    .POST(BodyPublishers.noBody()).build(), BodyHandlers.ofString()).body()).isEqualTo("as you like");
        }
        ended.await();
    }

    @Test
    void aTaskOfTheEndMayAskForTheEnd() {
        App app = app();
        app.onStop(_ -> app.close()).onStop(note("once"));
        app.begin();
        app.close();
        assertThat(log).containsExactly("once");
    }

    @Test
    void oneThatFailsAtTheEndKeepsNoOtherFromBeingDone() throws Exception {
        App app = app().onStart(provided -> provided.get(AutoCloseable.class)).onStop(note("one")).onStop(_ -> {
            throw new IOException("provoked");
        });
        app.handle(Request.get("/"));
        app.close();
        assertThat(log).containsExactly("store opened", "answered", "one", "store closed");
    }

    @Test
    void aStartThatFailsSaysWhereAndUndoesWhatCameBefore() {
        App app = app().onStop(note("undone")).onStart(provided -> provided.get(AutoCloseable.class)).onStart(_ -> {
            throw new IOException("no such table");
        }).onStop(note("not undone: it was not reached"));
        assertThatThrownBy(() -> app.handle(Request.get("/"))).isInstanceOf(IllegalStateException.class)
                .hasMessageMatching("onStart \\(LifecycleTest\\.java:\\d+\\) failed: java\\.io\\.IOException: no such table")
                .hasRootCauseMessage("no such table");
        assertThat(log).containsExactly("store opened", "undone");
        app.close();
        assertThat(log).containsExactly("store opened", "undone", "store closed");
    }

    @Test
    void nothingIsUndoneThatWasNeverBegun() {
        App app = app().onStart(note("started")).onStop(note("stopped"));
        app.verify();
        app.close();
        assertThat(log).isEmpty();
    }

    @Test
    void aTaskOfTheStartCanAskTheApplicationToWarmItUp() throws Exception {
        App app = app();
        app.onStart(_ -> app.handle(Request.get("/"))).onStart(note("warm"));
        app.handle(Request.get("/"));
        assertThat(log).containsExactly("answered", "warm", "answered");
    }

    @Test
    void aTaskThatNeedsWhatNobodyProvidesIsToldSo() {
        App app = App.create().onStart(provided -> provided.get(AutoCloseable.class));
        assertThatThrownBy(() -> app.handle(Request.get("/")))
                .hasMessageContaining("nothing provides the java.lang.AutoCloseable it needs");
    }
}
