package dev.homespun.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// Which media types there are of what a method returns, instead of the usual one: what Accept can choose from, and
/// what Content-Type says (RFC 9110, sections 12.5.1 and 8.3).
///
/// ```java
/// @Get("/{id}") @Produces("text/html")
/// String page(long id) { … }
/// ```
///
/// For text, octets and [dev.homespun.http.Content] any type will do; for what is written as JSON one of JSON, such as
/// `application/vnd.books+json`. On a class it is for all methods that have none of their own, and whose results have a
/// media type at all. It decides nothing about routes: two that differ in it only are a conflict.
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.METHOD})
public @interface Produces {

    /// {@return the media types, the one first that a client gets who wants any}
    String[] value();
}
