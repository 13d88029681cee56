package dev.homespun.testing.wire;

import dev.homespun.testing.wire.FuzzInputs.Input;
import java.util.Arrays;

/// Makes an input that fails shorter, as long as it still fails.
final class Shrinker {

    private static final int MOST_TRIES = 2_000;
    /// An input that hangs takes all its time at each try.
    private static final long MOST_NANOS = 30_000_000_000L;

    private Shrinker() {}

    /// Tells whether an input fails.
    @FunctionalInterface
    interface Fails {
        boolean test(Input input) throws InterruptedException;
    }

    /// {@return an input that fails, from which no stretch of a power of two could be left out in the time there was}
    static Input shrink(Input failing, Fails fails) throws InterruptedException {
        long end = System.nanoTime() + MOST_NANOS;
        Input smallest = failing;
        int tries = 0;
        for (int length = Integer.highestOneBit(failing.octets().length | 1); length > 0; length /= 2) {
            int from = 0;
            while (from < smallest.octets().length && tries < MOST_TRIES && System.nanoTime() < end) {
                tries++;
                Input smaller = smallest.with(without(smallest.octets(), from, length));
                if (fails.test(smaller)) {
                    smallest = smaller;
                } else {
                    from += length;
                }
            }
        }
        return smallest;
    }

    private static byte[] without(byte[] octets, int from, int length) {
        int to = Math.min(octets.length, from + length);
        byte[] left = Arrays.copyOf(octets, octets.length - (to - from));
        System.arraycopy(octets, to, left, from, octets.length - to);
        return left;
    }
}
