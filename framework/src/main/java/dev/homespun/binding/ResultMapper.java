package dev.homespun.binding;

import dev.homespun.http.Request;
import dev.homespun.http.Response;

/// Makes responses of what methods return, for types that are not written as JSON: a page of a template, a document of
/// a library.
///
/// An application names its own with [dev.homespun.App#results]; libraries are found by [java.util.ServiceLoader].
/// Mappers are asked before the framework's own rules; the first that handles the class of the value decides.
public interface ResultMapper {

    /// {@return whether values of this class are for this mapper}
    ///
    /// @param type the class of a value, or what a method says that it returns
    boolean handles(Class<?> type);

    /// {@return the response}
    ///
    /// @param request what is answered
    /// @param value what was returned, of a class that this handles
    /// @throws Exception when it cannot be made: a fault of the application, or an [dev.homespun.http.HttpError]
    Response toResponse(Request request, Object value) throws Exception;
}
