package dev.homespun.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// Answers an exception: the method takes it, and the request if it likes, and returns what a handler may return.
///
/// ```java
/// @OnError
/// Problem stale(StaleVersion error) { return Problem.of(Status.CONFLICT, error.getMessage()); }
/// ```
///
/// In a controller with routes it answers what the methods of that controller throw, and what is wrong with their
/// arguments. In a [Controller] without routes it answers what is thrown anywhere: by routes, by filters, and by the
/// router, whose 404 and 405 are an `HttpError`, too; the controller's own come first. Of several, the one whose type
/// is closest to the exception answers. A value that has no status of its own, such as a record, gets that of the
/// `HttpError`, and 500 for any other exception.
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface OnError {}
