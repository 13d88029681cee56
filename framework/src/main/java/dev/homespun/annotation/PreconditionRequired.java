package dev.homespun.annotation;

import dev.homespun.http.PreconditionFilter;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// Lets nobody change what is here without saying which state of it was read: PUT, PATCH and DELETE without If-Match,
/// or If-Unmodified-Since, are answered with 428 (RFC 6585, section 3). A PUT may have `If-None-Match: *` instead, to
/// make what is not there yet.
///
/// ```java
/// @Put("/{id}")
/// @PreconditionRequired
/// Tagged<Book> replace(long id, @Body NewBook book, Preconditions preconditions) { … }
/// ```
///
/// It is decided before arguments are bound. Whether the condition holds only the method can tell, with
/// [dev.homespun.http.Preconditions#require]; that answers 428, too, when the condition is a date, and none is known.
/// On a class it is for all of its routes but those of GET, POST and other methods that change nothing that is there.
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.METHOD})
@Use(PreconditionFilter.class)
public @interface PreconditionRequired {}
