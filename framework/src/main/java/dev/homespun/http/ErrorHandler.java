package dev.homespun.http;

/// Makes an answer of an exception, where it would otherwise be a 500, or an [HttpError] worded as it is.
///
/// ```java
/// ErrorHandler<StaleVersion> stale = (error, request) ->
///         Problem.of(Status.CONFLICT, error.getMessage()).toResponse();
/// ```
///
/// @param <E> what it answers
@FunctionalInterface
public interface ErrorHandler<E extends Throwable> {

    /// Answers a request that could not be answered as it should. To leave an error to who would have got it otherwise,
    /// throw it again.
    ///
    /// @param error what was thrown
    /// @param request what was asked; its content may be used up
    /// @return the response; one of 5xx is logged with the error
    /// @throws HttpError to answer with a problem
    /// @throws Exception for anything else that went wrong; the client sees a 500, and the log both errors
    Response handle(E error, Request request) throws Exception;
}
