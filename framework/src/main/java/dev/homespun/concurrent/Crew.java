package dev.homespun.concurrent;

import dev.homespun.concurrent.Together.Task;
import dev.homespun.http.Interruptible;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// Threads that work for one caller, who waits until the last of them has ended.
///
/// What decides the outcome, such as the first failure, interrupts whoever is still at work; later failures are
/// suppressed in the first one. A lock guards the outcome; results are read after the threads have ended.
final class Crew {

    private final Optional<RequestScope> scope = RequestScope.find();
    private final boolean endsByFailure;
    private List<Member> members = List.of();
    private boolean decided;
    private @Nullable Throwable failure;

    private Crew(boolean endsByFailure) {
        this.endsByFailure = endsByFailure;
    }

    /// Does all of it, until something fails.
    static <X extends Exception> void work(List<Task<?, X>> tasks) throws X, InterruptedException {
        Crew crew = new Crew(true);
        crew.members = tasks.stream().map(task -> crew.new Member(task)).toList();
        crew.run();
        crew.<X>throwFailure();
    }

    /// {@return the first result}
    static <T, X extends Exception> T race(List<? extends Task<? extends T, X>> tasks) throws X, InterruptedException {
        Crew crew = new Crew(false);
        AtomicReference<Optional<T>> winner = new AtomicReference<>(Optional.empty());
        crew.members = IntStream.range(0, tasks.size()).mapToObj(i -> crew.new Member(() -> {
            T result = Objects.requireNonNull(tasks.get(i).call(),
                    () -> "task %d of Together.first returned null".formatted(i + 1));
            if (crew.decide()) {
                winner.set(Optional.of(result));
            }
            return true;
        })).toList();
        crew.run();
        if (winner.get().isEmpty()) {
            crew.<X>throwFailure();
        }
        return winner.get().orElseThrow();
    }

    private void run() throws InterruptedException {
        requireTime();
        try {
            members.forEach(member -> member.thread.start());
        } catch (RuntimeException | Error noThread) {
            fail(noThread);
            decide();
        }
        boolean interrupted = false;
        for (Member member : members) {
            interrupted |= awaitEnd(member);
        }
        if (interrupted) {
            Thread.currentThread().interrupt(); // It came too late to decide anything.
        }
    }

    /// Who has swallowed the interrupt at the deadline must not begin anew.
    private void requireTime() throws InterruptedException {
        if (Thread.interrupted()) {
            throw new InterruptedException();
        }
        if (scope.flatMap(RequestScope::deadline).filter(Deadline::hasPassed).isPresent()) {
            throw new InterruptedException("the deadline of the request has passed");
        }
    }

    /// {@return whether the caller was interrupted when everything was decided}
    private boolean awaitEnd(Member member) {
        boolean late = false;
        while (true) {
            try {
                member.thread.join();
                return late;
            } catch (InterruptedException stop) {
                if (decide()) {
                    fail(stop);
                } else {
                    late = true;
                }
            }
        }
    }

    /// Interrupts who is still at work.
    ///
    /// @return whether nothing was decided before
    private boolean decide() {
        synchronized (this) {
            if (decided) {
                return false;
            }
            decided = true;
        }
        members.forEach(member -> member.work.interrupt());
        return true;
    }

    private synchronized void fail(Throwable thrown) {
        if (failure == null) {
            failure = thrown;
        } else if (failure != thrown) {
            failure.addSuppressed(thrown);
        }
    }

    /// The tasks throw nothing but what they declare, errors, and what nobody has to declare.
    @SuppressWarnings("unchecked")
    private <X extends Exception> void throwFailure() throws X, InterruptedException {
        switch (failure) {
            case null -> { }
            case Error error -> throw error;
            case InterruptedException interrupted -> throw interrupted;
            default -> throw (X) failure;
        }
    }

    private final class Member {

        private final Task<?, ?> task;
        private final Thread thread = Thread.ofVirtual().inheritInheritableThreadLocals(false).unstarted(this::run);
        private final Interruptible work = Interruptible.on(thread);

        Member(Task<?, ?> task) {
            this.task = task;
        }

        private void run() {
            try {
                if (scope.isPresent()) {
                    scope.get().call(() -> work.call(task::call));
                } else {
                    work.call(task::call);
                }
            } catch (Throwable thrown) {
                fail(thrown);
                if (endsByFailure) {
                    decide();
                }
            }
        }
    }
}
