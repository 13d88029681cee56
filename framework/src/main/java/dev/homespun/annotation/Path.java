package dev.homespun.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// Binds a parameter to a variable in the path of the route.
///
/// A parameter without any annotation is bound to the variable of its own name, so this is needed only to give the
/// variable another name.
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.PARAMETER)
public @interface Path {

    /// {@return the name of the variable; empty for the name of the parameter}
    String value() default "";
}
