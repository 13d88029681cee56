package dev.homespun.binding;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import java.util.concurrent.Future;
import java.util.stream.Stream;

/// Types of values that are not there yet, also those of libraries that nobody here knows.
final class Reactive {

    private Reactive() {}

    /// {@return such a type, if this is one or has one as its argument, as `Optional<Future<String>>` has}
    static Optional<Class<?>> in(Type type) {
        return switch (type) {
            case Class<?> plain -> is(plain) ? Optional.of(plain) : Optional.empty();
            case ParameterizedType generic -> in(generic.getRawType()).or(() ->
                    Arrays.stream(generic.getActualTypeArguments()).flatMap(each -> in(each).stream()).findFirst());
            default -> Optional.empty();
        };
    }

    private static boolean is(Class<?> type) {
        return Future.class.isAssignableFrom(type) || CompletionStage.class.isAssignableFrom(type)
                || Flow.Publisher.class.isAssignableFrom(type) || type.getSimpleName().equals("Publisher")
                || Stream.concat(Arrays.stream(type.getInterfaces()), Stream.ofNullable(type.getSuperclass()))
                        .anyMatch(Reactive::is);
    }
}
