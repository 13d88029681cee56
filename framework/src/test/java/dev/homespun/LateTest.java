package dev.homespun;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class LateTest {

    private final AtomicInteger made = new AtomicInteger();

    @Test
    void itIsMadeOnceAndNotBeforeSomebodyAsks() {
        Late<String> late = new Late<>(() -> "value " + made.incrementAndGet());
        assertThat(made).hasValue(0);
        assertThat(late.get()).isEqualTo("value 1").isSameAs(late.get());
    }

    @Test
    void whoAsksWhileItIsMadeWaitsForIt() throws InterruptedException {
        CountDownLatch begun = new CountDownLatch(1);
        Late<String> late = new Late<>(() -> {
            begun.countDown();
            made.incrementAndGet();
            return Thread.currentThread().getName();
        });
        late.begin("maker");
        begun.await();
        assertThat(late.get()).isEqualTo("maker");
        assertThat(made).hasValue(1);
    }

    @Test
    void whatGoesWrongMeanwhileIsForWhoeverAsks() throws InterruptedException {
        CountDownLatch begun = new CountDownLatch(1);
        Late<String> late = new Late<>(() -> {
            begun.countDown();
            throw new IllegalStateException("broken " + made.incrementAndGet());
        });
        late.begin("maker");
        begun.await();
        assertThatThrownBy(late::get).hasMessage("broken 2");
    }
}
