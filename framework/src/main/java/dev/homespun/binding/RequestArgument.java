package dev.homespun.binding;

import dev.homespun.http.Request;
import java.util.function.Consumer;

/// The request itself.
record RequestArgument() implements Argument {

    @Override
    public Request value(Request request, Consumer<BindingFailure> failures) {
        return request;
    }
}
