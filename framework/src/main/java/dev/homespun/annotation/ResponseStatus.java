package dev.homespun.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// The status of responses that tell a value of this type, instead of 200.
///
/// ```java
/// @ResponseStatus(207)
/// record Imported(int books, List<String> refused) {}
/// ```
///
/// It is for the value itself: a list of such values is a 200, and what holds it and has a status of its own, such as
/// [dev.homespun.binding.Created], keeps that.
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface ResponseStatus {

    /// {@return 200 to 599, and none that has no content (204, 205), is a part (206), or leads elsewhere (3xx)}
    int value();
}
