package dev.homespun.http;

/// An error handler and what it is for.
///
/// @param <E> what it answers
/// @param type the class of that; subclasses are answered, too, unless another rule is closer to them
/// @param handler who answers
/// @param source where it was written, such as `Books.stale (Books.java:31)`; for messages
public record ErrorRule<E extends Throwable>(Class<E> type, ErrorHandler<? super E> handler, String source) {

    boolean applies(Throwable error) {
        return type.isInstance(error);
    }

    Response answer(Throwable error, Request request) throws Exception {
        return handler.handle(type.cast(error), request);
    }
}
