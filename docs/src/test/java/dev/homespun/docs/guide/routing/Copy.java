package dev.homespun.docs.guide.routing;

import dev.homespun.annotation.Verb;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

// @start region="copy"
@Verb(method = "COPY")
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
@interface Copy {
    String value() default "";
}
// @end
