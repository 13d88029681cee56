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
import java.util.ArrayList;
import java.util.List;
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
