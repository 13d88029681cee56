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

    private static final String FIX = "Write a time such as @Timeout(\"2s\")";

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
        Duration time;
        try {
            time = DurationText.parse(timeout.value());
        } catch (IllegalArgumentException malformed) {
            mistakes.accept(new Mistake(where, "@Timeout: " + malformed.getMessage(), FIX));
            return Optional.empty();
        }
        try {
            return Optional.of(filters.computeIfAbsent(time, dev.homespun.concurrent.Timeout::of));
        } catch (IllegalArgumentException outOfRange) {
            mistakes.accept(new Mistake(where,
                    "@Timeout(\"%s\"): 1 ms to 24 hours is allowed".formatted(timeout.value()), FIX));
            return Optional.empty();
        }
    }
}
