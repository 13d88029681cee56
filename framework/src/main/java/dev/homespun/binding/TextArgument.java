package dev.homespun.binding;

import dev.homespun.http.Request;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// A part of the request that is text: path variable, query parameter, field, or what a resolver finds.
record TextArgument(TextSource source, String name, Shape shape, @Nullable String defaultText) implements Argument {

    @Override
    public @Nullable Object value(Request request, Consumer<BindingFailure> failures) {
        List<String> texts = source.lookup().texts(request, name);
        if (texts.isEmpty() && defaultText != null) {
            texts = List.of(defaultText);
        }
        try {
            return shape.value(texts);
        } catch (IllegalArgumentException doesNotFit) {
            failures.accept(new BindingFailure.Parameter(source.in(), source.noun(), name,
                    source.isShown() ? shape.culprit(texts) : null, String.valueOf(doesNotFit.getMessage())));
            return null;
        }
    }
}
