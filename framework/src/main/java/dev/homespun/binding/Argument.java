package dev.homespun.binding;

import dev.homespun.http.Request;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// How one parameter of a method gets its value from a request. Made once, used by many threads at a time.
@FunctionalInterface
public interface Argument {

    /// {@return the value; when none fits, what is wrong is reported and null returned}
    ///
    /// @param request the request
    /// @param failures told what does not fit; all of a request are collected, and answered as one problem
    /// @throws Exception when the request cannot be bound for another reason, such as broken content
    @Nullable Object value(Request request, Consumer<BindingFailure> failures) throws Exception;
}
