package dev.homespun.concurrent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.homespun.App;
import dev.homespun.http.Content;
import dev.homespun.http.Fields;
import dev.homespun.http.Filter;
import dev.homespun.http.Handler;
import dev.homespun.http.HttpError;
import dev.homespun.http.Method;
import dev.homespun.http.Request;
import dev.homespun.http.Response;
import dev.homespun.http.Status;
import java.io.ByteArrayInputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/// Handlers that take too long, in as many ways as there are to wait.
@org.junit.jupiter.api.Timeout(300)
class TimeoutTest {

    private static final Duration SHORT = Duration.ofMillis(60);
    /// Where the handler has to be reached, also on a machine that has much to do.
    private static final Duration LONGER = Duration.ofMillis(500);

    @TempDir
    Path folder;

    private static App app(Handler slow, Filter... timeout) {
        return App.create().route(Method.GET, "/slow", slow, timeout).route(Method.POST, "/slow", slow, timeout)
                .route(Method.GET, "/next", _ -> {
                    Thread.sleep(1); // notices an interrupt that was not meant for it
                    return Response.text("next");
                });
    }

    /// The first request is slow: it loads classes.
    @BeforeAll
    static void loadClasses() throws Exception {
        app(_ -> Response.text(""), Timeout.of(Duration.ofHours(1))).handle(Request.get("/slow"));
    }

    static Map<String, Handler> waysToWait() {
        return Map.of(
                "sleeps", _ -> {
                    Thread.sleep(60_000);
                    return Response.text("late");
                },
                "spins", _ -> {
                    while (!Thread.currentThread().isInterrupted()) {
                        Thread.onSpinWait();
                    }
                    return Response.text("late");
                },
                "swallows", _ -> {
                    try {
                        Thread.sleep(60_000);
                    } catch (InterruptedException swallowed) {
                        // as people do
                    }
                    return Response.text("late");
                },
                "wraps", _ -> {
                    try {
                        Thread.sleep(60_000);
                    } catch (InterruptedException wrapped) {
                        Thread.currentThread().interrupt();
                        throw new IllegalStateException(wrapped);
                    }
                    return Response.text("late");
                },
                "blames the client", _ -> {
                    try {
                        Thread.sleep(60_000);
                    } catch (InterruptedException wrong) {
                        throw HttpError.badRequest("It was you.");
                    }
                    return Response.text("late");
                },
                "waits for a queue", _ -> Response.text(new LinkedBlockingQueue<String>().take()),
                "waits for a lock", _ -> {
                    ReentrantLock lock = new ReentrantLock();
                    Thread holder = Thread.ofVirtual().start(lock::lock);
                    holder.join();
                    lock.lockInterruptibly();
                    return Response.text("late");
                },
                "waits for a silent server", _ -> {
                    try (ServerSocket silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                            Socket socket = new Socket(silent.getInetAddress(), silent.getLocalPort())) {
                        return Response.text("late " + socket.getInputStream().read());
                    }
                },
                "waits for tasks", _ -> Response.text(Together.all(() -> {
                    Thread.sleep(60_000);
                    return "a";
                }, () -> "b", String::concat)),
                "returns late", _ -> {
                    long end = System.nanoTime() + SHORT.multipliedBy(2).toNanos();
                    while (System.nanoTime() < end) {
                        LockSupport.parkNanos(end - System.nanoTime());
                    }
                    return Response.text("late");
                });
    }

    private static Handler handler(String way) {
        return Objects.requireNonNull(waysToWait().get(way), way);
    }

    static List<String> ways() {
        return waysToWait().keySet().stream().sorted().toList();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("ways")
    void whateverTheHandlerMakesOfItTheAnswerIs503AndTheConnectionGoesOn(String way) throws Exception {
        for (Wires.Kind kind : Wires.Kind.values()) {
            App app = app(handler(way), Timeout.of(SHORT));
            try (Wires wires = new Wires(kind, app, folder)) {
                for (int i = 0; i < 3; i++) {
                    assertThat(wires.get("/slow").receive()).as("%s %d", kind, i)
                            .startsWith("HTTP/1.1 503 Service Unavailable\r\n").contains("\r\nRetry-After: 1\r\n")
                            .contains("The answer took more than the 60 ms").doesNotContain("late");
                    assertThat(wires.get("/next").receive()).endsWith("next");
                }
            }
        }
    }

    @Test
    void whoIsInTimeIsNotTouched() throws Exception {
        App app = app(_ -> Response.text("quick"), Timeout.of(Duration.ofHours(1)));
        assertThat(text(app.handle(Request.get("/slow")))).isEqualTo("quick");
        assertThat(Thread.currentThread().isInterrupted()).isFalse();
    }

    @Test
    void aFaultInTimeIsAFault() throws Exception {
        App app = app(_ -> {
            throw new IllegalStateException("provoked");
        }, Timeout.of(Duration.ofHours(1)));
        assertThat(app.handle(Request.get("/slow")).status()).isEqualTo(Status.INTERNAL_SERVER_ERROR);
    }

    /// Without a cause the interrupt status of the caller is its own.
    @Test
    void anInterruptOfSomebodyElseStays() throws Exception {
        Handler handler = Timeout.of(Duration.ofHours(1)).around(_ -> {
            Thread.currentThread().interrupt();
            return Response.text("");
        });
        handler.handle(Request.get("/"));
        assertThat(Thread.interrupted()).isTrue();
    }

    @ParameterizedTest
    @EnumSource
    void contentIsReadToItsEndAndTheInterruptComesThen(Wires.Kind kind) throws Exception {
        BlockingQueue<String> seen = new LinkedBlockingQueue<>();
        Handler reading = request -> {
            seen.add("reading");
            byte[] content = request.content().readAll();
            seen.add(content.length + " octets, interrupted " + Thread.currentThread().isInterrupted());
            request.interim().send(Status.EARLY_HINTS, Fields.of("Link", "</a>; rel=preload"));
            seen.add("still interrupted " + Thread.currentThread().isInterrupted());
            Thread.sleep(60_000);
            return Response.text("late");
        };
        try (Wires wires = new Wires(kind, app(reading, Timeout.of(SHORT)), folder)) {
            for (int i = 0; i < 3; i++) {
                wires.send("POST /slow HTTP/1.1\r\nHost: a\r\nContent-Length: 6\r\n\r\nabc");
                assertThat(seen.take()).isEqualTo("reading");
                Thread.sleep(SHORT.multipliedBy(3)); // The deadline passes while the handler waits for the rest.
                wires.send("def");
                assertThat(wires.until("\r\n\r\n")).startsWith("HTTP/1.1 103 ");
                assertThat(wires.receive()).startsWith("HTTP/1.1 503 ");
                assertThat(seen.take()).isEqualTo("6 octets, interrupted true");
                assertThat(seen.take()).isEqualTo("still interrupted true");
                assertThat(wires.get("/next").receive()).endsWith("next");
            }
        }
    }

    /// The deadline is as close to the end of the handler as chance will have it, now and then within the reading.
    @ParameterizedTest
    @EnumSource
    void noInterruptIsLeftOverForTheAnswerOrTheNextRequest(Wires.Kind kind) throws Exception {
        Random random = new Random(7);
        AtomicBoolean stray = new AtomicBoolean();
        Handler close = request -> {
            long end = System.nanoTime() + 1_800_000 + random.nextInt(400_000);
            while (System.nanoTime() < end) {
                LockSupport.parkNanos(end - System.nanoTime());
            }
            return Response.text(new String(request.content().readAll(), StandardCharsets.US_ASCII));
        };
        App app = App.create().route(Method.POST, "/", close, Timeout.of(Duration.ofMillis(2)))
                .route(Method.GET, "/next", _ -> {
                    stray.compareAndSet(false, Thread.currentThread().isInterrupted());
                    return Response.text("next");
                });
        int late = 0;
        int rounds = kind == Wires.Kind.PLAIN ? 2_000 : 300;
        try (Wires wires = new Wires(kind, app, folder)) {
            for (int i = 0; i < rounds; i++) {
                wires.send("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 3\r\n\r\n").send("abc");
                String answer = wires.receive();
                late += answer.startsWith("HTTP/1.1 503 ") ? 1 : 0;
                assertThat(answer).as("round %d", i).matches("(?s)HTTP/1.1 (503 .*|200 .*abc)");
                assertThat(wires.get("/next").receive()).as("after round %d", i).endsWith("next");
            }
        }
        assertThat(stray).isFalse();
        assertThat(late).isPositive();
    }

    @Test
    void filtersFurtherInAreLimitedAndThoseFurtherOutSeeThe503() throws Exception {
        List<Status> seen = new ArrayList<>();
        Filter slow = (request, next) -> {
            Thread.sleep(60_000);
            return next.handle(request);
        };
        App app = App.create().use((request, next) -> {
            Response response = next.handle(request);
            seen.add(response.status());
            return response;
        }).route(Method.GET, "/", _ -> Response.text("never"), Timeout.of(SHORT), slow);
        app.handle(Request.get("/"));
        assertThat(seen).containsExactly(Status.SERVICE_UNAVAILABLE);
    }

    @Test
    void theTimeThatFiltersFurtherOutTakeCounts() throws Exception {
        AtomicBoolean called = new AtomicBoolean();
        App app = App.create().use((request, next) -> {
            Thread.sleep(SHORT);
            return next.handle(request);
        }).route(Method.GET, "/", _ -> {
            called.set(true);
            return Response.text("");
        }, Timeout.of(SHORT));
        assertThat(app.handle(Request.get("/")).status()).isEqualTo(Status.SERVICE_UNAVAILABLE);
        assertThat(called).isFalse();
    }

    @Test
    void ofTwoDeadlinesTheEarlierCountsWhicheverIsFurtherIn() throws Exception {
        Filter brief = Timeout.of(LONGER);
        Filter generous = Timeout.of(Duration.ofHours(1));
        List<Duration> left = new ArrayList<>();
        for (Filter[] filters : new Filter[][] {{brief, generous}, {generous, brief}}) {
            App app = app(_ -> {
                left.add(RequestScope.current().deadline().orElseThrow().timeLeft());
                Thread.sleep(60_000);
                return Response.text("late");
            }, filters);
            assertThat(app.handle(Request.get("/slow")).status()).isEqualTo(Status.SERVICE_UNAVAILABLE);
            assertThat(Thread.currentThread().isInterrupted()).isFalse();
        }
        assertThat(left).hasSize(2).allSatisfy(each -> assertThat(each).isLessThanOrEqualTo(LONGER));
    }

    @Test
    void contentThatIsWrittenLaterHasNoDeadline() throws Exception {
        List<Optional<Deadline>> seen = new ArrayList<>();
        App app = app(_ -> Response.of(Status.OK).with(Content.generated(_ -> {
            seen.add(RequestScope.current().deadline());
            Thread.yield();
        })), Timeout.of(Duration.ofHours(1)));
        app.handle(Request.get("/slow")).content().readAll();
        assertThat(seen).containsExactly(Optional.empty());
    }

    @Test
    void aStreamThatIsNotSentIsClosed() throws Exception {
        AtomicBoolean closed = new AtomicBoolean();
        App app = app(_ -> {
            try {
                Thread.sleep(60_000);
            } catch (InterruptedException swallowed) {
                // and so it goes on
            }
            return Response.of(Status.OK).with(Content.of(new ByteArrayInputStream(new byte[9]) {
                @Override
                public void close() {
                    closed.set(true);
                }
            }));
        }, Timeout.of(LONGER));
        assertThat(app.handle(Request.get("/slow")).status()).isEqualTo(Status.SERVICE_UNAVAILABLE);
        assertThat(closed).isTrue();
    }

    @Test
    @SuppressWarnings("NullAway")
    void theRangeOfATimeoutIsChecked() {
        assertThatThrownBy(() -> Timeout.of(null)).isInstanceOf(NullPointerException.class)
                .hasMessage("Timeout.of(null): how long may a request take? 1 ms to 24 hours is allowed");
        for (Duration wrong : List.of(Duration.ZERO, Duration.ofMillis(-5), Duration.ofHours(25))) {
            assertThatThrownBy(() -> Timeout.of(wrong)).isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("a timeout of %s; 1 ms to 24 hours is allowed", wrong);
        }
    }

    private static String text(Response response) throws Exception {
        return new String(response.content().readAll(), StandardCharsets.UTF_8);
    }
}
