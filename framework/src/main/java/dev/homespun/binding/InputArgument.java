package dev.homespun.binding;

import dev.homespun.http.Request;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/// An argument for a method that wants to see itself what does not fit.
record InputArgument(Argument inner) implements Argument {

    @Override
    public Object value(Request request, Consumer<BindingFailure> failures) throws Exception {
        List<BindingFailure> own = new ArrayList<>(0);
        Object value = inner.value(request, own::add);
        return own.isEmpty() ? new Input.Accepted<>(value) : new Input.Refused<>(own);
    }
}
