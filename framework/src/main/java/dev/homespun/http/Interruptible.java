package dev.homespun.http;

import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/// Work of one thread that may be interrupted, but for two times: while it is in the connection of its request, and
/// when it is over.
///
/// An interrupt ends the wait of a virtual thread for a socket, and that of any thread for a channel, by closing it
/// ([java.net.Socket#getInputStream], [java.nio.channels.InterruptibleChannel]): the client would get no answer. So the
/// engine says when it is in there, and an interrupt is held back until it comes out. When the work is over the same
/// thread writes the answer, and no interrupt may be left over for that.
///
/// Locks guard it: it is called by the thread that works, and by those who want it to stop.
public final class Interruptible {

    private static final ScopedValue<Interruptible> CURRENT = ScopedValue.newInstance();
    private static final Interruptible NOTHING = new Interruptible(null, null, () -> false);

    private final @Nullable Thread thread;
    /// What this work is a part of, on the same thread: in the connection is the one when the other is.
    private final @Nullable Interruptible outer;
    private final BooleanSupplier isTooLate;
    private int depth;
    private boolean heldBack;
    private boolean interrupted;
    private boolean over;

    private Interruptible(@Nullable Thread thread, @Nullable Interruptible outer,
            BooleanSupplier isTooLate) {
        this.thread = thread;
        this.outer = outer;
        this.isTooLate = isTooLate;
    }

    /// {@return work that the current thread will do}
    ///
    /// @param isTooLate whether nobody will get its result any more; once true it stays true
    public static Interruptible here(BooleanSupplier isTooLate) {
        Interruptible outer = current();
        return new Interruptible(Thread.currentThread(), outer == NOTHING ? null : outer, isTooLate);
    }

    /// {@return work that another thread will do, and nothing else}
    ///
    /// @param thread the thread
    public static Interruptible on(Thread thread) {
        return new Interruptible(thread, null, () -> false);
    }

    /// {@return what the current thread works at; something that nobody interrupts, when it is nothing like that}
    public static Interruptible current() {
        Interruptible current = CURRENT.isBound() ? CURRENT.get() : NOTHING;
        return current.thread == Thread.currentThread() ? current : NOTHING;
    }

    /// Does the work, on its thread. It is over when this returns, and no interrupt of it is left.
    ///
    /// @param <T> the type of the result
    /// @param <X> the type of what it throws
    /// @param work the work
    /// @return its result
    /// @throws X what it throws
    public <T extends @Nullable Object, X extends Throwable> T call(ScopedValue.CallableOp<? extends T, X> work)
            throws X {
        try {
            return ScopedValue.where(CURRENT, this).call(work);
        } finally {
            end();
        }
    }

    private void end() {
        synchronized (this) {
            over = true;
            if (interrupted) {
                Thread.interrupted();
            }
        }
        if (outer != null && outer.wasInterrupted()) {
            Thread.currentThread().interrupt(); // Its interrupt may be the one that was taken away.
        }
    }

    /// Interrupts the work, from any thread: at once, or when it comes out of the connection; never when it is over.
    public synchronized void interrupt() {
        if (over || thread == null) {
            return;
        }
        interrupted = true;
        if (depth > 0) {
            heldBack = true;
        } else {
            thread.interrupt();
        }
    }

    private synchronized boolean wasInterrupted() {
        return interrupted;
    }

    /// {@return whether nobody will get what comes of this: it was told to stop, or it is too late. Who looks at the
    ///     clock may stop before the interrupt has come}
    public boolean isInVain() {
        return wasInterrupted() || isTooLate.getAsBoolean();
    }

    /// Called by the engine, on the thread that works, before it reads from the connection or writes to it. An
    /// interrupt that is there already would close the socket as well.
    public void enterConnection() {
        if (thread == null) {
            return;
        }
        if (outer != null) {
            outer.enterConnection();
        }
        synchronized (this) {
            depth++;
            heldBack |= Thread.interrupted();
        }
    }

    /// Called by the engine, on the thread that works, afterwards.
    public void leaveConnection() {
        if (thread == null) {
            return;
        }
        synchronized (this) {
            depth--;
            if (depth == 0 && heldBack) {
                heldBack = false;
                thread.interrupt();
            }
        }
        if (outer != null) {
            outer.leaveConnection();
        }
    }
}
