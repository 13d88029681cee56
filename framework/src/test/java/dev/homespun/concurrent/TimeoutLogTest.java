package dev.homespun.concurrent;

import static org.assertj.core.api.Assertions.assertThat;

import dev.homespun.App;
import dev.homespun.http.ErrorBoundary;
import dev.homespun.http.ErrorHandlers;
import dev.homespun.http.Handler;
import dev.homespun.http.MatchedRoute;
import dev.homespun.http.Method;
import dev.homespun.http.Request;
import dev.homespun.http.RequestListener;
import dev.homespun.http.Response;
import dev.homespun.http.Status;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import org.junit.jupiter.api.Test;

/// What the log, and whoever listens for faults, has of a timeout.
@org.junit.jupiter.api.Timeout(60)
class TimeoutLogTest {

    private static final Duration SHORT = Duration.ofMillis(60);
    /// Where the handler has to be reached, also on a machine that has much to do.
    private static final Duration LONGER = Duration.ofMillis(500);

    private final List<Throwable> failed = new ArrayList<>();

    private Response answer(App app) throws Exception {
        return app.handle(Request.get("/slow").with(new RequestListener() {
            @Override
            public void found(MatchedRoute route) {}

            @Override
            public void failed(Throwable fault) {
                failed.add(fault);
            }
        }));
    }

    private static App app(Duration time, Handler slow) {
        return App.create().route(Method.GET, "/slow", slow, Timeout.of(time));
    }

    private static void sleepThroughIt() {
        try {
            Thread.sleep(60_000);
        } catch (InterruptedException swallowed) {
            // as people do
        }
    }

    @Test
    void aTimeoutIsOneLineWithTheIdThatTheClientReads() throws Exception {
        try (Records lines = Records.of(Timeout.class); Records faults = Records.of(ErrorBoundary.class)) {
            Response response = answer(app(SHORT, _ -> {
                Thread.sleep(60_000);
                return Response.text("late");
            }));
            assertThat(response.status()).isEqualTo(Status.SERVICE_UNAVAILABLE);
            assertThat(lines.all).singleElement().satisfies(line -> {
                assertThat(line.getLevel()).isEqualTo(Level.WARNING);
                assertThat(line.getMessage()).isEqualTo("503 for GET /slow, 60 ms are over (%s)",
                        response.problem().orElseThrow().instance());
                assertThat(line.getThrown()).isNull();
            });
            assertThat(faults.all).isEmpty();
        }
    }

    /// Who looks at the clock, as drivers do, may stop before the interrupt has come.
    @Test
    void whoStopsByTheClockIsNoFault() throws Exception {
        AtomicInteger round = new AtomicInteger();
        App app = app(Duration.ofMillis(2), _ -> {
            Deadline deadline = RequestScope.current().deadline().orElseThrow();
            while (!deadline.hasPassed()) {
                Thread.onSpinWait();
            }
            if (round.getAndIncrement() % 2 == 0) {
                throw new IllegalStateException(new InterruptedException("by the clock"));
            }
            return Response.text(Together.all(() -> "a", () -> "b", String::concat));
        });
        try (Records faults = Records.of(ErrorBoundary.class)) {
            for (int i = 0; i < 200; i++) {
                assertThat(answer(app).status()).isEqualTo(Status.SERVICE_UNAVAILABLE);
            }
            assertThat(faults.all).extracting(LogRecord::getMessage).isEmpty();
        }
        assertThat(failed).isEmpty();
    }

    /// Such as the wrapped exception of a driver, and a socket that the interrupt has closed.
    @Test
    void whatAnInterruptMakesOfAHandlerIsNoFault() throws Exception {
        List<Handler> handlers = List.of(_ -> {
            try {
                Thread.sleep(60_000);
            } catch (InterruptedException wrapped) {
                throw new IllegalStateException(new IllegalArgumentException(wrapped));
            }
            return Response.text("late");
        }, _ -> {
            try (ServerSocket silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                    Socket socket = new Socket(silent.getInetAddress(), silent.getLocalPort())) {
                return Response.text("late " + socket.getInputStream().read());
            }
        });
        try (Records faults = Records.of(ErrorBoundary.class)) {
            for (Handler handler : handlers) {
                List<Status> seen = new ArrayList<>();
                Thread.ofVirtual().start(() -> {
                    try {
                        seen.add(answer(app(SHORT, handler)).status());
                    } catch (Exception e) {
                        throw new AssertionError(e);
                    }
                }).join();
                assertThat(seen).containsExactly(Status.SERVICE_UNAVAILABLE);
            }
            assertThat(faults.all).extracting(LogRecord::getMessage).isEmpty();
        }
        assertThat(failed).isEmpty();
    }

    @Test
    void aBugBehindTheDeadlineIsLoggedWithItsStack() throws Exception {
        List<Throwable> bugs = List.of(new IllegalStateException("a bug"), new StackOverflowError("a bug"));
        for (Throwable bug : bugs) {
            try (Records faults = Records.of(ErrorBoundary.class)) {
                Response response = answer(app(SHORT, _ -> {
                    sleepThroughIt();
                    if (bug instanceof Error error) {
                        throw error;
                    }
                    throw (Exception) bug;
                }));
                assertThat(response.status()).isEqualTo(Status.SERVICE_UNAVAILABLE);
                assertThat(faults.all).singleElement().satisfies(line -> {
                    assertThat(line.getLevel()).isEqualTo(Level.WARNING);
                    assertThat(line.getMessage()).isEqualTo("GET /slow failed when its time was over (%s)",
                            response.problem().orElseThrow().instance());
                    assertThat(line.getThrown()).isSameAs(bug);
                });
            }
        }
    }

    @Test
    void anAnswerThatNobodyGetsIsNotLoggedAsOne() throws Exception {
        App app = app(SHORT, _ -> {
            Thread.sleep(60_000);
            return Response.text("late");
        }).onError(InterruptedException.class, (_, _) -> Response.text("sorry"));
        App failing = app(SHORT, _ -> {
            Thread.sleep(60_000);
            return Response.text("late");
        }).onError(InterruptedException.class, (stop, _) -> {
            throw new IllegalStateException(stop);
        });
        try (Records faults = Records.of(ErrorBoundary.class); Records handlers = Records.of(ErrorHandlers.class)) {
            assertThat(answer(app).status()).isEqualTo(Status.SERVICE_UNAVAILABLE);
            assertThat(answer(failing).status()).isEqualTo(Status.SERVICE_UNAVAILABLE);
            assertThat(faults.all).extracting(LogRecord::getMessage).isEmpty();
            assertThat(handlers.all).isEmpty();
        }
        assertThat(failed).isEmpty();
    }

    @Test
    void whoIgnoresTheInterruptIsToldOfWithItsPlaceAndAnswered503InTheEnd() throws Exception {
        CountDownLatch told = new CountDownLatch(1);
        Handler stubborn = _ -> {
            while (told.getCount() > 0) {
                LockSupport.parkNanos(1_000_000);
            }
            return Response.text("late");
        };
        try (Records records = Records.of(Timeout.class)) {
            records.onRecord = told::countDown;
            Response response = answer(App.create().route(Method.GET, "/slow", stubborn,
                    new Timeout(LONGER, Duration.ofMillis(20))));
            assertThat(response.status()).isEqualTo(Status.SERVICE_UNAVAILABLE);
            assertThat(records.all).hasSize(2).first().satisfies(record -> {
                assertThat(record.getMessage()).startsWith(("GET /slow (%s) goes on 20 ms after its timeout and ignores "
                        + "the interrupt; it is here:\n    at ").formatted(response.problem().orElseThrow().instance()))
                        .contains("\n    at " + TimeoutLogTest.class.getName());
                assertThat(record.getThrown()).as("alerts look for exceptions").isNull();
            });
        }
    }
}
