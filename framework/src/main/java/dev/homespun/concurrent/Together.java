package dev.homespun.concurrent;

import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BiFunction;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// Does several things at a time, each on a virtual thread of its own, and returns when all of them have ended.
///
/// ```java
/// BookPage page = Together.all(() -> books.find(id), () -> reviews.of(id), BookPage::new);
/// ```
///
/// The first failure interrupts the others and is thrown as it is, when they have ended; what else fails is suppressed
/// in it. An interrupt of the caller, such as that of [Timeout], interrupts all of them. No thread outlives the call,
/// so a task that ignores interrupts makes the caller wait for it.
///
/// [RequestScope] is there in every task. Nothing else travels: the JDK has no way to capture other scoped values, and
/// thread-locals belong to their thread.
public final class Together {

    private Together() {}

    /// What is to be done.
    ///
    /// @param <T> the type of the result
    /// @param <X> the type of what it throws
    @FunctionalInterface
    public interface Task<T extends @Nullable Object, X extends Exception> {
        /// Does it; may block, and should end when it is interrupted.
        ///
        /// @return the result
        /// @throws X when it fails
        /// @throws InterruptedException when it was interrupted
        T call() throws X, InterruptedException;
    }

    /// Makes one of three results.
    ///
    /// @param <A> the first
    /// @param <B> the second
    /// @param <C> the third
    /// @param <R> what is made of them
    @FunctionalInterface
    public interface OfThree<A extends @Nullable Object, B extends @Nullable Object, C extends @Nullable Object,
            R extends @Nullable Object> {
        /// {@return what is made of the results}
        ///
        /// @param a the first
        /// @param b the second
        /// @param c the third
        R apply(A a, B b, C c);
    }

    /// Makes one of four results.
    ///
    /// @param <A> the first
    /// @param <B> the second
    /// @param <C> the third
    /// @param <D> the fourth
    /// @param <R> what is made of them
    @FunctionalInterface
    public interface OfFour<A extends @Nullable Object, B extends @Nullable Object, C extends @Nullable Object,
            D extends @Nullable Object, R extends @Nullable Object> {
        /// {@return what is made of the results}
        ///
        /// @param a the first
        /// @param b the second
        /// @param c the third
        /// @param d the fourth
        R apply(A a, B b, C c, D d);
    }

    /// Does two things at a time.
    ///
    /// @param <A> the result of the first
    /// @param <B> the result of the second
    /// @param <R> what is made of them
    /// @param <X> what they throw
    /// @param a the first
    /// @param b the second
    /// @param result makes one of both results, on the thread of the caller
    /// @return what is made of them
    /// @throws X the first failure
    /// @throws InterruptedException when the caller was interrupted, or the request's deadline has passed
    public static <A extends @Nullable Object, B extends @Nullable Object, R extends @Nullable Object,
            X extends Exception> R all(Task<A, X> a, Task<B, X> b, BiFunction<? super A, ? super B, ? extends R> result)
            throws X, InterruptedException {
        AtomicReference<A> first = new AtomicReference<>();
        AtomicReference<B> second = new AtomicReference<>();
        Crew.<X>work(List.of(into(first, a), into(second, b)));
        return result.apply(first.get(), second.get());
    }

    /// Does three things at a time.
    ///
    /// @param <A> the result of the first
    /// @param <B> the result of the second
    /// @param <C> the result of the third
    /// @param <R> what is made of them
    /// @param <X> what they throw
    /// @param a the first
    /// @param b the second
    /// @param c the third
    /// @param result makes one of all results, on the thread of the caller
    /// @return what is made of them
    /// @throws X the first failure
    /// @throws InterruptedException when the caller was interrupted, or the request's deadline has passed
    public static <A extends @Nullable Object, B extends @Nullable Object, C extends @Nullable Object,
            R extends @Nullable Object, X extends Exception> R all(Task<A, X> a, Task<B, X> b, Task<C, X> c,
            OfThree<? super A, ? super B, ? super C, ? extends R> result) throws X, InterruptedException {
        AtomicReference<A> first = new AtomicReference<>();
        AtomicReference<B> second = new AtomicReference<>();
        AtomicReference<C> third = new AtomicReference<>();
        Crew.<X>work(List.of(into(first, a), into(second, b), into(third, c)));
        return result.apply(first.get(), second.get(), third.get());
    }

    /// Does four things at a time.
    ///
    /// @param <A> the result of the first
    /// @param <B> the result of the second
    /// @param <C> the result of the third
    /// @param <D> the result of the fourth
    /// @param <R> what is made of them
    /// @param <X> what they throw
    /// @param a the first
    /// @param b the second
    /// @param c the third
    /// @param d the fourth
    /// @param result makes one of all results, on the thread of the caller
    /// @return what is made of them
    /// @throws X the first failure
    /// @throws InterruptedException when the caller was interrupted, or the request's deadline has passed
    public static <A extends @Nullable Object, B extends @Nullable Object, C extends @Nullable Object,
            D extends @Nullable Object, R extends @Nullable Object, X extends Exception> R all(Task<A, X> a,
            Task<B, X> b, Task<C, X> c, Task<D, X> d,
            OfFour<? super A, ? super B, ? super C, ? super D, ? extends R> result) throws X, InterruptedException {
        AtomicReference<A> first = new AtomicReference<>();
        AtomicReference<B> second = new AtomicReference<>();
        AtomicReference<C> third = new AtomicReference<>();
        AtomicReference<D> fourth = new AtomicReference<>();
        Crew.<X>work(List.of(into(first, a), into(second, b), into(third, c), into(fourth, d)));
        return result.apply(first.get(), second.get(), third.get(), fourth.get());
    }

    /// Does any number of things at a time, each on a thread of its own: what they need, such as connections to a
    /// database, should be there as often.
    ///
    /// @param <T> the type of the results
    /// @param <X> what they throw
    /// @param tasks what to do
    /// @return the results, in the order of the tasks
    /// @throws X the first failure
    /// @throws InterruptedException when the caller was interrupted, or the request's deadline has passed
    public static <T, X extends Exception> List<T> all(List<? extends Task<? extends T, X>> tasks)
            throws X, InterruptedException {
        List<AtomicReference<T>> results = tasks.stream().map(_ -> new AtomicReference<T>()).toList();
        Crew.<X>work(IntStream.range(0, tasks.size()).<Task<?, X>>mapToObj(
                i -> into(results.get(i), tasks.get(i))).toList());
        return results.stream().map(AtomicReference::get).toList();
    }

    /// Does several things at a time, until one of them has a result: the others are interrupted then.
    ///
    /// @param <T> the type of the result
    /// @param <X> what they throw
    /// @param tasks ways to the same result, at least one; one that returns null has failed
    /// @return the first result
    /// @throws X the first failure, when all of them fail
    /// @throws InterruptedException when the caller was interrupted, or the request's deadline has passed
    /// @throws IllegalArgumentException when there are no tasks
    public static <T, X extends Exception> T first(List<? extends Task<? extends T, X>> tasks)
            throws X, InterruptedException {
        if (tasks.isEmpty()) {
            throw new IllegalArgumentException("no task, and so no first result");
        }
        return Crew.<T, X>race(List.copyOf(tasks));
    }

    private static <T extends @Nullable Object, X extends Exception> Task<?, X> into(AtomicReference<T> result,
            Task<? extends T, X> task) {
        Objects.requireNonNull(task, "a task of Together");
        return () -> {
            result.set(task.call());
            return true;
        };
    }
}
