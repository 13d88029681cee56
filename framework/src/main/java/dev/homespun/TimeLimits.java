package dev.homespun;

import dev.homespun.annotation.Timeout;
import dev.homespun.binding.DurationText;
import dev.homespun.binding.Mistake;
import dev.homespun.http.Filter;
import dev.homespun.routing.Endpoint;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/// Puts a filter around each route that has [Timeout], outside of the route's own filters: they are limited, too.
final class TimeLimits {

    private final Map<Duration, Filter> filters = new HashMap<>();
    private final Consumer<Mistake> mistakes;

    /// @param mistakes told what cannot work
    TimeLimits(Consumer<Mistake> mistakes) {
        this.mistakes = mistakes;
    }

    Endpoint around(Endpoint endpoint) {
        return endpoint.annotations().stream().filter(Timeout.class::isInstance).map(Timeout.class::cast).findFirst()
                .flatMap(timeout -> filter(timeout, endpoint.source()))
                .map(endpoint::with).orElse(endpoint);
    }

    private Optional<Filter> filter(Timeout timeout, String where) {
        try {
            return Optional.of(filters.computeIfAbsent(DurationText.parse(timeout.value()),
                    dev.homespun.concurrent.Timeout::of));
        } catch (IllegalArgumentException wrong) {
            mistakes.accept(new Mistake(where, "@Timeout: " + wrong.getMessage(),
                    "Write a time such as @Timeout(\"2s\")"));
            return Optional.empty();
        }
    }
}
