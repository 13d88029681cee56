package dev.homespun.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// Interrupts the routes of a controller, or one of them, when an answer takes too long, and answers 503 instead. What
/// a method says counts instead of what its class says. The time begins when the route was found.
///
/// ```java
/// @Get("/{id}/forecast")
/// @Timeout("2s")
/// Forecast forecast(long id) throws InterruptedException { … }
/// ```
///
/// `dev.homespun.concurrent.Timeout` says what an interrupt can end, and is the same without annotations.
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.METHOD})
public @interface Timeout {

    /// {@return a whole number with its unit, such as `500ms`, `2s`, `1m` or `1h`, or a duration of ISO 8601, such as
    ///     `PT1M30S`; 1 ms to 24 hours}
    String value();
}
