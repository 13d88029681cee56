package dev.homespun.testing;

import dev.homespun.http.Method;

/// Sends requests to an application that is tested. [TestApp] opens connections as it needs them, a [TestConnection] is
/// one.
///
/// A target is sent as it is written, so what is special in it must be percent-encoded. Values are encoded where they
/// stand for variables:
///
/// ```java
/// t.get("/authors/{name}/books", "Brontë, E.").query("page", 2).expect(200);
/// ```
public interface TestClient {

    /// {@return a request, not sent yet}
    ///
    /// @param method the method
    /// @param target path and perhaps query; with variables in braces, whatever they are called
    /// @param variables a value for each pair of braces, in this order
    /// @throws IllegalArgumentException when there are more or fewer values than variables
    TestRequest request(Method method, String target, Object... variables);

    /// {@return a GET, not sent yet}
    ///
    /// @param target as in [#request]
    /// @param variables as in [#request]
    default TestRequest get(String target, Object... variables) {
        return request(Method.GET, target, variables);
    }

    /// {@return a HEAD, not sent yet}
    ///
    /// @param target as in [#request]
    /// @param variables as in [#request]
    default TestRequest head(String target, Object... variables) {
        return request(Method.HEAD, target, variables);
    }

    /// {@return a POST, not sent yet}
    ///
    /// @param target as in [#request]
    /// @param variables as in [#request]
    default TestRequest post(String target, Object... variables) {
        return request(Method.POST, target, variables);
    }

    /// {@return a PUT, not sent yet}
    ///
    /// @param target as in [#request]
    /// @param variables as in [#request]
    default TestRequest put(String target, Object... variables) {
        return request(Method.PUT, target, variables);
    }

    /// {@return a PATCH, not sent yet}
    ///
    /// @param target as in [#request]
    /// @param variables as in [#request]
    default TestRequest patch(String target, Object... variables) {
        return request(Method.PATCH, target, variables);
    }

    /// {@return a DELETE, not sent yet}
    ///
    /// @param target as in [#request]
    /// @param variables as in [#request]
    default TestRequest delete(String target, Object... variables) {
        return request(Method.DELETE, target, variables);
    }

    /// {@return an OPTIONS, not sent yet}
    ///
    /// @param target as in [#request]
    /// @param variables as in [#request]
    default TestRequest options(String target, Object... variables) {
        return request(Method.OPTIONS, target, variables);
    }
}
