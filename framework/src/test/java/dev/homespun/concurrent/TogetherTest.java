package dev.homespun.concurrent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.homespun.App;
import dev.homespun.concurrent.Together.Task;
import dev.homespun.http.HttpError;
import dev.homespun.http.Method;
import dev.homespun.http.Request;
import dev.homespun.http.Response;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@org.junit.jupiter.api.Timeout(60)
class TogetherTest {

    @TempDir
    Path folder;

    private final CountDownLatch interrupted = new CountDownLatch(1);

    private String waitForInterrupt() throws InterruptedException {
        try {
            Thread.sleep(60_000);
            return "never";
        } catch (InterruptedException stop) {
            interrupted.countDown();
            throw stop;
        }
    }

    @Test
    void tasksRunAtTheSameTimeAndTheirResultsBecomeOne() throws Exception {
        CyclicBarrier both = new CyclicBarrier(2);
        String page = Together.all(() -> "a" + both.await() * 0, () -> 7 + both.await() * 0,
                (text, number) -> text + number);
        assertThat(page).isEqualTo("a07");
        assertThat(Together.<Integer, Integer, Integer, Integer, RuntimeException>all(
                () -> 1, () -> 2, () -> 3, (a, b, c) -> a + b + c)).isEqualTo(6);
        assertThat(Together.<Integer, Integer, Integer, Integer, Integer, RuntimeException>all(
                () -> 1, () -> 2, () -> 3, () -> 4, (a, b, c, d) -> a + b + c + d)).isEqualTo(10);
    }

    @Test
    void aListOfTasksGivesAListOfResultsInTheSameOrder() throws Exception {
        List<Task<Integer, RuntimeException>> tasks = IntStream.range(0, 100).<Task<Integer, RuntimeException>>mapToObj(
                i -> () -> {
                    Thread.sleep(i % 3);
                    return i;
                }).toList();
        assertThat(Together.all(tasks)).isEqualTo(IntStream.range(0, 100).boxed().toList());
        assertThat(Together.all(List.<Task<String, RuntimeException>>of())).isEmpty();
    }

    @Test
    void theFirstFailureIsThrownAsItIsWhenTheOthersHaveEnded() {
        FileNotFoundException missing = new FileNotFoundException("provoked");
        assertThatThrownBy(() -> Together.all(this::waitForInterrupt, () -> {
            throw missing;
        }, (a, b) -> a)).isSameAs(missing)
                .satisfies(thrown -> assertThat(thrown.getSuppressed()).singleElement()
                        .isInstanceOf(InterruptedException.class));
        assertThat(interrupted.getCount()).isZero();
        HttpError error = HttpError.notFound("book", 7);
        assertThatThrownBy(() -> Together.all(() -> 1, () -> {
            throw error;
        }, (a, b) -> a)).isSameAs(error);
        assertThatThrownBy(() -> Together.all(() -> 1, () -> {
            throw new StackOverflowError("provoked");
        }, (a, b) -> a)).isInstanceOf(StackOverflowError.class);
    }

    @Test
    void anExceptionThatTwoTasksShareIsNoTrouble() {
        IOException shared = new IOException("provoked");
        Task<String, IOException> failing = () -> {
            throw shared;
        };
        assertThatThrownBy(() -> Together.all(List.of(failing, failing, failing))).isSameAs(shared);
    }

    @Test
    void noThreadOutlivesTheCallEvenOneThatIgnoresInterrupts() {
        AtomicReference<Thread> stubborn = new AtomicReference<>();
        AtomicBoolean ended = new AtomicBoolean();
        CountDownLatch started = new CountDownLatch(1);
        assertThatThrownBy(() -> Together.all(() -> {
            stubborn.set(Thread.currentThread());
            started.countDown();
            long end = System.nanoTime() + 100_000_000;
            while (System.nanoTime() < end) {
                LockSupport.parkNanos(1_000_000);
            }
            ended.set(true);
            return 1;
        }, () -> {
            started.await();
            throw new IllegalStateException("provoked");
        }, (a, b) -> a)).isInstanceOf(IllegalStateException.class);
        assertThat(ended).isTrue();
        assertThat(stubborn.get().isAlive()).isFalse();
    }

    @Test
    void anInterruptOfTheCallerInterruptsTheTasks() throws Exception {
        AtomicReference<Throwable> thrown = new AtomicReference<>();
        CountDownLatch started = new CountDownLatch(1);
        Thread caller = Thread.ofVirtual().start(() -> {
            try {
                Together.all(() -> {
                    started.countDown();
                    return waitForInterrupt();
                }, () -> "b", (a, b) -> a);
            } catch (InterruptedException e) {
                thrown.set(e);
            }
        });
        started.await();
        caller.interrupt();
        caller.join();
        assertThat(thrown.get()).isInstanceOf(InterruptedException.class);
        assertThat(interrupted.getCount()).isZero();
    }

    @Test
    void theFirstResultOfARaceEndsTheOthers() throws Exception {
        Task<String, RuntimeException> fails = () -> {
            throw new IllegalStateException("provoked");
        };
        assertThat(Together.first(List.of(this::waitForInterrupt, fails, () -> "won"))).isEqualTo("won");
    }

    @Test
    void aRaceThatAllLoseThrowsTheFirstFailureWithTheOthers() {
        Task<String, IOException> fails = () -> {
            throw new IOException("provoked");
        };
        assertThatThrownBy(() -> Together.first(List.of(fails, fails))).isInstanceOf(IOException.class)
                .satisfies(thrown -> assertThat(thrown.getSuppressed()).hasSize(1));
        assertThatThrownBy(() -> Together.first(List.of())).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    @SuppressWarnings("NullAway")
    void aTaskThatReturnsNullHasNoFirstResult() throws Exception {
        Task<String, RuntimeException> nothing = () -> null;
        assertThatThrownBy(() -> Together.first(List.of(nothing))).isInstanceOf(NullPointerException.class)
                .hasMessage("task 1 of Together.first returned null");
        assertThat(Together.first(List.of(nothing, () -> "won"))).isEqualTo("won");
    }

    @Test
    void theRequestIsThereInEveryTask() throws Exception {
        List<Object> ids = Collections.synchronizedList(new ArrayList<>());
        App app = App.create().route(Method.GET, "/", _ -> Together.all(
                () -> ids.add(RequestScope.current().id()),
                () -> Together.all(() -> ids.add(RequestScope.current().id()), () -> 1, (a, b) -> a),
                (a, b) -> Response.text("")));
        Request request = Request.get("/");
        app.handle(request);
        assertThat(ids).containsExactly(request.id(), request.id());
    }

    /// An interrupt would close the connection under a task that reads from it.
    @ParameterizedTest
    @EnumSource
    void aTaskThatReadsTheRequestIsInterruptedBehindTheReading(Wires.Kind kind) throws Exception {
        CountDownLatch reading = new CountDownLatch(1);
        AtomicBoolean told = new AtomicBoolean();
        App app = App.create().route(Method.POST, "/", request -> Together.all(() -> {
            reading.countDown();
            byte[] content = request.content().readAll();
            told.set(Thread.currentThread().isInterrupted());
            return content.length;
        }, () -> {
            reading.await();
            throw HttpError.conflict("Taken.");
        }, (a, b) -> Response.text("never")));
        try (Wires wires = new Wires(kind, app, folder)) {
            wires.send("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 6\r\n\r\nabc");
            reading.await();
            Thread.sleep(100); // The other task has failed meanwhile.
            wires.send("def");
            assertThat(wires.receive()).startsWith("HTTP/1.1 409 ");
            assertThat(told).isTrue();
            assertThat(wires.get("/nothing").receive()).startsWith("HTTP/1.1 404 ");
        }
    }
}
