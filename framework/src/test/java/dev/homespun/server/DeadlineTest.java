package dev.homespun.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class DeadlineTest {

    private static final Duration TIME = Duration.ofSeconds(1);

    private final Deadline deadline = new Deadline();
    private final AtomicInteger woken = new AtomicInteger();
    private final AtomicBoolean arrived = new AtomicBoolean();

    @Test
    void theOneThatIsClearedInTimeIsNotMissed() {
        deadline.set(TIME, woken::incrementAndGet);
        deadline.check(System.nanoTime());
        assertThat(deadline.clear()).isTrue();
        deadline.check(later());
        assertThat(woken).hasValue(0);
    }

    @Test
    void theOneThatIsMissedWakesOnce() {
        deadline.set(TIME, woken::incrementAndGet);
        deadline.check(later());
        deadline.check(later());
        assertThat(woken).hasValue(1);
        assertThat(deadline.clear()).isFalse();
    }

    @Test
    void aConnectionThatIsIdleCanBeEndedBefore() {
        deadline.setIdle(TIME, woken::incrementAndGet, arrived::get);
        assertThat(deadline.idleSince()).isNotZero();
        assertThat(deadline.missIfIdle()).isTrue();
        assertThat(deadline.missIfIdle()).isFalse();
        assertThat(woken).hasValue(1);
    }

    @Test
    void aRequestThatHasArrivedIsNotDroppedBecauseItsThreadHasNotRunYet() {
        deadline.setIdle(TIME, woken::incrementAndGet, arrived::get);
        arrived.set(true);
        deadline.shortenIdle(Duration.ZERO);
        deadline.check(later());
        assertThat(deadline.missIfIdle()).isFalse();
        assertThat(woken).hasValue(0);
        assertThat(deadline.clear()).isTrue();
    }

    @Test
    void whatHasBegunIsNotShortened() {
        deadline.set(TIME, woken::incrementAndGet);
        deadline.shortenIdle(Duration.ZERO);
        assertThat(deadline.missIfIdle()).isFalse();
        deadline.check(System.nanoTime());
        assertThat(woken).hasValue(0);
    }

    private static long later() {
        return System.nanoTime() + TIME.toNanos() * 2;
    }
}
