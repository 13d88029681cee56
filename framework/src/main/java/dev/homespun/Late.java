package dev.homespun;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// A value that takes a while to make: made once, when it is first asked for, or already while others are at work.
final class Late<T> implements Supplier<T> {

    private final Supplier<T> maker;
    private @Nullable T value;

    /// @param maker makes the value
    Late(Supplier<T> maker) {
        this.maker = maker;
    }

    /// {@return the value} Who asks while it is made waits for it.
    @Override
    public synchronized T get() {
        T made = value;
        if (made == null) {
            made = maker.get();
            value = made;
        }
        return made;
    }

    /// Begins to make it, on a thread of its own. What goes wrong is for whoever asks for it, who will try again.
    ///
    /// @param name of the thread
    void begin(String name) {
        Thread.ofPlatform().name(name).daemon().uncaughtExceptionHandler((_, _) -> { }).start(this::get);
    }
}
