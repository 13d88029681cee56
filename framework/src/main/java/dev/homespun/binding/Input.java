package dev.homespun.binding;

import dev.homespun.http.HttpError;
import dev.homespun.http.Problem;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A value that was bound, or what does not fit: the explicit style. A method with a parameter of type `Input<T>` is
/// called in both cases, and nothing is answered for it.
///
/// ```java
/// @Post Response add(@Body Input<NewBook> input) {
///     return switch (input) {
///         case Input.Accepted(NewBook book) -> created(store.add(book));
///         case Input.Refused<NewBook> refused -> refused.toProblem().with("help", HELP).toResponse();
///     };
/// }
/// ```
///
/// It stands around any type, with any annotation that a parameter can have: the same binder, the same failures.
///
/// @param <T> the type of the value
public sealed interface Input<T extends @Nullable Object> {

    /// Everything fits.
    ///
    /// @param <T> the type of the value
    /// @param value the value
    record Accepted<T extends @Nullable Object>(T value) implements Input<T> {}

    /// Something does not.
    ///
    /// @param <T> the type that the value would have
    /// @param failures what, at least one
    record Refused<T extends @Nullable Object>(List<BindingFailure> failures) implements Input<T> {

        /// Copies the list.
        public Refused {
            failures = List.copyOf(failures);
        }

        /// {@return what is answered where a parameter is no `Input`: 400, 422, or 415 with the field Accept}
        public HttpError toError() {
            return BindingFailure.toError(failures);
        }

        /// {@return the problem of that answer, to add to}
        public Problem toProblem() {
            return toError().problem();
        }
    }

    /// {@return the value}
    ///
    /// @throws HttpError when there is none: what is answered where a parameter is no `Input`
    default T orElseThrow() {
        return switch (this) {
            case Accepted<T> accepted -> accepted.value();
            case Refused<T> refused -> throw refused.toError();
        };
    }
}
