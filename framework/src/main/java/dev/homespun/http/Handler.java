package dev.homespun.http;

/// Answers one request: the seam between the protocol and the application.
///
/// A handler is called on the virtual thread of the connection, so it may block. Calls for different connections
/// overlap; calls for one connection never do. It returns the whole answer as a value; content that is streamed is
/// produced after it has returned ([Content.Generated]).
///
/// What it throws becomes an answer too: an [HttpError] the response it carries, everything else a 500 that says
/// nothing of the cause to the client (see [ErrorBoundary]).
@FunctionalInterface
public interface Handler {

    /// Answers a request.
    ///
    /// @param request the request; its content can be read once, and only until this method returns
    /// @return the response
    /// @throws HttpError to answer with a problem
    /// @throws Exception for anything else that went wrong; the client sees a 500 without detail
    Response handle(Request request) throws Exception;

    /// Answers a request whose head could be parsed but that must not be acted upon, because its framing is wrong.
    ///
    /// The default is the answer that `why` carries. An application that has filters overrides this to run them around
    /// that answer, so that refused requests are logged and carry the same fields as all others. Whatever is
    /// returned, the connection is closed after it.
    ///
    /// @param request the request, without its content
    /// @param why what is wrong with it
    /// @return the response
    /// @throws Exception as in [#handle]
    default Response refuse(Request request, HttpError why) throws Exception {
        return why.toResponse();
    }
}
