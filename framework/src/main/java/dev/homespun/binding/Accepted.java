package dev.homespun.binding;

import dev.homespun.http.Fields;
import java.time.Duration;
import java.util.Objects;

/// A 202: it will be done, and this is how far it is (RFC 9110, section 15.3.3).
///
/// ```java
/// return Accepted.of(job).monitoredAt("/jobs/" + job.id()).retryAfter(Duration.ofSeconds(5));
/// ```
///
/// Immutable.
///
/// @param <T> what tells how far it is
/// @param value goes into the content
/// @param fields go into the response
public record Accepted<T>(T value, Fields fields) {

    /// Checks the value.
    ///
    /// @throws IllegalArgumentException when the value is a Response, a Problem or a Redirect, which have a status of
    ///     their own
    public Accepted {
        Objects.requireNonNull(value,
                "an Accepted has no value; for a 202 without content return Response.of(Status.ACCEPTED)");
        OwnStatus.requireNone("an Accepted", value);
    }

    /// {@return a 202}
    ///
    /// @param <T> what tells how far it is
    /// @param value the same
    public static <T> Accepted<T> of(T value) {
        return new Accepted<>(value, Fields.none());
    }

    /// {@return the same, with the place that a client can ask how far it is by then}
    ///
    /// @param location goes into the Location field, percent-encoded as that of [Created]
    /// @throws IllegalArgumentException when it has a control character or half a character
    public Accepted<T> monitoredAt(String location) {
        return new Accepted<>(value, fields.with("Location", Reference.encode(location)));
    }

    /// {@return the same, with the time after which asking again makes sense (RFC 9110, section 10.2.3)}
    ///
    /// @param delay 0 or more; rounded up to whole seconds
    /// @throws IllegalArgumentException when it is negative
    public Accepted<T> retryAfter(Duration delay) {
        if (delay.isNegative()) {
            throw new IllegalArgumentException("retryAfter is %s; 0 or more".formatted(delay));
        }
        long seconds = delay.getSeconds() + (delay.getNano() > 0 ? 1 : 0);
        return new Accepted<>(value, fields.with("Retry-After", Long.toString(seconds)));
    }
}
