package dev.homespun;

import dev.homespun.binding.Provided;
import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.List;

/// What an application does before its first request and after its last one, in the order in which it was written.
///
/// Filled by one thread, and started by one at a time. It may be stopped by another one, once the start is over.
final class Lifecycle {

    private static final System.Logger LOG = System.getLogger(App.class.getName());

    private enum Moment {
        START, STOP
    }

    private record Step(Moment moment, AppTask task, String where) {}

    private final List<Step> steps = new ArrayList<>();
    /// How many steps the start has passed.
    private volatile int passed;
    private volatile boolean starting;

    void onStart(AppTask task, String place) {
        steps.add(new Step(Moment.START, task, "onStart (%s)".formatted(place)));
    }

    void onStop(AppTask task, String place) {
        steps.add(new Step(Moment.STOP, task, "onStop (%s)".formatted(place)));
    }

    /// Does what is to be done at the start. When that fails, what had been done is undone, as far as it was said how.
    ///
    /// @throws IllegalStateException when a task fails; the message says which
    void start(Provided provided) {
        starting = true;
        try {
            for (int i = 0; i < steps.size(); i++) {
                if (steps.get(i).moment == Moment.START) {
                    start(steps.get(i), provided);
                }
                passed = i + 1;
            }
        } finally {
            starting = false;
        }
    }

    boolean isStarting() {
        return starting;
    }

    private void start(Step step, Provided provided) {
        try {
            step.task.run(provided);
        } catch (Exception | Error fault) {
            if (fault instanceof InterruptedException) {
                Thread.currentThread().interrupt();
            }
            stop(provided);
            throw new IllegalStateException("%s failed: %s".formatted(step.where, fault), fault);
        }
    }

    /// Does what is to be done at the end, the last first; nothing that was written behind a step that the start did not
    /// pass. The second call does nothing.
    void stop(Provided provided) {
        List<Step> done = List.copyOf(steps.subList(0, passed));
        passed = 0;
        for (Step step : done.reversed()) {
            if (step.moment == Moment.STOP) {
                attempt(step.where, () -> step.task.run(provided));
            }
        }
    }

    /// Closes what can be closed, the last first.
    static void close(List<Object> opened) {
        for (Object each : opened.reversed()) {
            if (each instanceof AutoCloseable closeable) {
                attempt("close() of " + each.getClass().getName(), closeable::close);
            }
        }
    }

    private interface Attempt {
        void make() throws Exception;
    }

    /// Errors too: what one of them lacks must not keep the others open.
    private static void attempt(String what, Attempt attempt) {
        try {
            attempt.make();
        } catch (Exception | Error fault) {
            LOG.log(Level.WARNING, what + " failed", fault);
        }
    }
}
