package dev.homespun.benchmarks.soak;

import java.io.IOException;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.Semaphore;

/// Clients on connections of their own, so and so many at a time.
///
/// @param behaviours what they do, one of these each
/// @param tally what is told how each went
record Crowd(Connector connector, List<Behaviour> behaviours, int atATime, Tally tally) {

    /// Opens connections until there were enough or time is over, and waits for the last one to end.
    ///
    /// @return how many there were
    int play(int connections, long untilNanos, SplittableRandom random) throws InterruptedException {
        Semaphore turns = new Semaphore(atATime);
        int opened = 0;
        while (opened < connections && System.nanoTime() - untilNanos < 0) {
            turns.acquire();
            opened++;
            Behaviour behaviour = behaviours.get(random.nextInt(behaviours.size()));
            SplittableRandom own = random.split();
            Thread.startVirtualThread(() -> {
                try {
                    play(behaviour, own);
                } finally {
                    turns.release();
                }
            });
        }
        turns.acquire(atATime);
        return opened;
    }

    private void play(Behaviour behaviour, SplittableRandom random) {
        try {
            behaviour.play(connector, random);
            tally.add(behaviour);
        } catch (IOException | Client.Unexpected | RuntimeException wrong) {
            tally.add(behaviour, wrong);
        }
    }
}
