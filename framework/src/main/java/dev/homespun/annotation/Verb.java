package dev.homespun.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// Answers requests of any method: `@Verb(method = "QUERY", path = "/search")`. It is also what makes an annotation
/// such as [Get] mean its method, so an application can declare its own.
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.METHOD, ElementType.ANNOTATION_TYPE})
public @interface Verb {

    /// {@return the method, a token, with regard to case}
    String method();

    /// {@return the path, appended to that of the class; on an annotation that has a `value`, that is used instead}
    String path() default "";
}
