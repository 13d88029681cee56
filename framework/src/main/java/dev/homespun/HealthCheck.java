package dev.homespun;

import java.time.Duration;
import java.util.Objects;

/// One thing that an application cannot do without, such as its database: looked at whenever somebody asks whether the
/// application is ready.
///
/// ```java
/// app.health(HealthCheck.of("database", provided -> provided.get(Database.class).ping()));
/// ```
///
/// @param name what it is called in answers and in the log
/// @param limit how long it may take, more than zero and at most a minute; what takes longer is interrupted and counts
///     as failed
/// @param task looks; when it throws, the thing is not well. The client is told the name only, the log has the reason
public record HealthCheck(String name, Duration limit, AppTask task) {

    private static final Duration USUAL = Duration.ofSeconds(1);
    private static final Duration LONGEST = Duration.ofMinutes(1);

    /// Checks name and limit.
    ///
    /// @throws IllegalArgumentException when the name is blank or has a control character, or the limit is out of range
    public HealthCheck {
        Objects.requireNonNull(task, "task of a health check");
        if (name.isBlank() || name.codePoints().anyMatch(Character::isISOControl)) {
            throw new IllegalArgumentException(
                    "the name of a health check is \"%s\"; write what it looks at, such as database".formatted(name));
        }
        if (!limit.isPositive() || limit.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException("the limit of the health check %s is %s; more than zero, at most %s"
                    .formatted(name, limit, LONGEST));
        }
    }

    /// {@return a check that may take a second}
    ///
    /// @param name what it is called in answers and in the log
    /// @param task looks, and throws when something is wrong
    public static HealthCheck of(String name, AppTask task) {
        return new HealthCheck(name, USUAL, task);
    }

    /// {@return the same check with another limit}
    ///
    /// @param other more than zero, at most a minute
    /// @throws IllegalArgumentException when it is not
    public HealthCheck within(Duration other) {
        return new HealthCheck(name, other, task);
    }
}
