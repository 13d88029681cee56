package dev.homespun.docs.guide.results;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/// Where prices come from.
final class Market {

    record Price(int number, String share, int cents) {}

    private final BlockingQueue<Price> prices = new LinkedBlockingQueue<>();

    void tell(Price price) {
        prices.add(price);
    }

    /// {@return the next price after a number; nothing when there is none in time}
    Optional<Price> next(int after, Duration most) throws InterruptedException {
        Price next = prices.poll(most.toMillis(), TimeUnit.MILLISECONDS);
        while (next != null && next.number() <= after) {
            next = prices.poll(most.toMillis(), TimeUnit.MILLISECONDS);
        }
        return Optional.ofNullable(next);
    }
}
