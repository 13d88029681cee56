package dev.homespun.validation;

/// How many more values may be refused in one check before the rest of it is accepted unseen. Used by one thread.
///
/// Hibernate Validator collects violations in a HashSet, where those of one container have the same hash code: 16,000
/// of them take half a minute. A few hundred are more than anybody is told.
final class Refusals {

    private long left;

    Refusals(long most) {
        left = most;
    }

    boolean areExhausted() {
        return left == 0;
    }

    void add() {
        left--;
    }
}
