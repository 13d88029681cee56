package dev.homespun.http;

/// Something that happens around a handler: before it, after it, or instead of it.
///
/// ```java
/// Filter poweredBy = (request, next) -> next.handle(request).with("X-Powered-By", "Homespun");
/// ```
@FunctionalInterface
public interface Filter {

    /// Answers the request, usually by calling `next` and adding to what it returns.
    ///
    /// @param request the request
    /// @param next what this filter stands around; call it at most once
    /// @return the response
    /// @throws Exception as in [Handler#handle]
    Response filter(Request request, Handler next) throws Exception;

    /// {@return a handler that runs this filter around another}
    ///
    /// @param inner the handler that this filter stands around
    default Handler around(Handler inner) {
        return request -> filter(request, inner);
    }
}
