package dev.homespun.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// Binds a parameter that is a record by binding each of its components, as if they were parameters of the method:
///
/// ```java
/// record Paging(@Query @Default("1") int page, @Query @Default("20") int size) {}
///
/// @Get List<Book> list(@Params Paging paging) { … }
/// ```
///
/// What the record's compact constructor refuses with an IllegalArgumentException is answered with 422.
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.PARAMETER)
public @interface Params {}
