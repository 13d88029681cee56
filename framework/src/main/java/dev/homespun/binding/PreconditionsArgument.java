package dev.homespun.binding;

import dev.homespun.annotation.PreconditionRequired;
import dev.homespun.http.Preconditions;
import dev.homespun.http.Request;
import java.util.function.Consumer;

/// The conditions of the request, which have to be there where an annotation says so.
record PreconditionsArgument() implements Argument {

    @Override
    public Preconditions value(Request request, Consumer<BindingFailure> failures) {
        Preconditions preconditions = Preconditions.of(request);
        boolean areRequired = request.route()
                .flatMap(route -> route.annotation(PreconditionRequired.class)).isPresent();
        return areRequired ? preconditions.required() : preconditions;
    }
}
