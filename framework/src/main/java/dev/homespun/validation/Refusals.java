package dev.homespun.validation;

/// How many more values may be refused in one check before the rest of it is accepted unseen. Used by one thread.
///
/// Hibernate Validator collects violations in a HashSet, where those of one container have the same hash code: 16,000
/// of them take half a minute. A few hundred are more than anybody is told.
final class Refusals {

    /// Those of the check that this thread is at. As the payload of a `Validator` they would need one of their own for
    /// each check, and making it costs as much as checking a small record.
    private static final ScopedValue<Refusals> CURRENT = ScopedValue.newInstance();

    private long left;

    Refusals(long most) {
        left = most;
    }

    /// {@return those of the check that this thread is at}
    static Refusals current() {
        return CURRENT.get();
    }

    /// Checks something, and counts here what is refused.
    void count(Runnable check) {
        ScopedValue.where(CURRENT, this).run(check);
    }

    boolean areExhausted() {
        return left == 0;
    }

    void add() {
        left--;
    }
}
