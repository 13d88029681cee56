package dev.homespun.docs.guide.binding;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

// @start region="annotation"
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.PARAMETER)
@interface FromCookie {
    String value() default "";
}
// @end
