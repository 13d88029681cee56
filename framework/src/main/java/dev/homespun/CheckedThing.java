package dev.homespun;

import dev.homespun.binding.Provided;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/// Something that a [HealthCheck] looks at: one look at a time, however many ask, so that looks at a database that hangs
/// do not pile up. The log is told when it becomes ill, and when it is well again, not each time.
final class CheckedThing {

    private static final System.Logger LOG = System.getLogger(App.class.getName());

    private final HealthCheck check;
    private final Semaphore free = new Semaphore(1);
    private final AtomicReference<Boolean> well = new AtomicReference<>(true);

    /// What came of a look, and when, on the clock of [System#nanoTime].
    private record Outcome(@Nullable Throwable fault, long at) {}

    /// A look that has begun.
    final class Look {
        private final long end = System.nanoTime() + check.limit().toNanos();
        private final AtomicReference<@Nullable Outcome> outcome = new AtomicReference<>();
        private final Thread looker;

        private Look(Provided provided) {
            looker = Thread.ofVirtual().name("homespun-health-" + name())
                    .start(() -> outcome.set(run(provided, end)));
        }

        CheckedThing thing() {
            return CheckedThing.this;
        }

        long end() {
            return end;
        }

        /// {@return whether all is well; waits for it until the time is over, and takes nothing that came later}
        boolean await() throws InterruptedException {
            if (!looker.join(Duration.ofNanos(Math.max(1, end - System.nanoTime())))) {
                looker.interrupt();
            }
            Outcome came = outcome.get();
            return told(came == null || came.at - end > 0 ? null : came);
        }
    }

    CheckedThing(HealthCheck check) {
        this.check = check;
    }

    String name() {
        return check.name();
    }

    /// Begins to look, in a thread of its own.
    Look look(Provided provided) {
        return new Look(provided);
    }

    private @Nullable Outcome run(Provided provided, long end) {
        try {
            if (!free.tryAcquire(end - System.nanoTime(), TimeUnit.NANOSECONDS)) {
                return null;
            }
        } catch (InterruptedException late) {
            return null;
        }
        try {
            check.task().run(provided);
            return new Outcome(null, System.nanoTime());
        } catch (Exception | Error fault) {
            return new Outcome(fault, System.nanoTime());
        } finally {
            free.release();
        }
    }

    /// @param outcome null when there is none yet
    private boolean told(@Nullable Outcome outcome) {
        boolean isWell = outcome != null && outcome.fault == null;
        if (well.getAndSet(isWell) != isWell) {
            tell(isWell, outcome == null ? null : outcome.fault);
        }
        return isWell;
    }

    private void tell(boolean isWell, @Nullable Throwable fault) {
        if (isWell) {
            LOG.log(Level.INFO, "Health check {0} succeeds again", name());
        } else if (fault == null) {
            LOG.log(Level.WARNING, "Health check {0} did not end within {1} ms", name(), check.limit().toMillis());
        } else {
            LOG.log(Level.WARNING, "Health check " + name() + " failed", fault);
        }
    }
}
