package dev.homespun.http;

/// A request method: any token, compared with regard to case (RFC 9110, section 9.1).
///
/// @param name the token
public record Method(String name) {

    /// Reads (RFC 9110, section 9.3.1).
    public static final Method GET = new Method("GET");
    /// GET without the content (section 9.3.2).
    public static final Method HEAD = new Method("HEAD");
    /// Hands content to the resource to process, often to create something (section 9.3.3).
    public static final Method POST = new Method("POST");
    /// Replaces the state of the resource (section 9.3.4).
    public static final Method PUT = new Method("PUT");
    /// Changes part of the resource (RFC 5789).
    public static final Method PATCH = new Method("PATCH");
    /// Removes the resource (RFC 9110, section 9.3.5).
    public static final Method DELETE = new Method("DELETE");
    /// Asks for a tunnel; its target is an authority (section 9.3.6).
    public static final Method CONNECT = new Method("CONNECT");
    /// Asks what is possible (section 9.3.7).
    public static final Method OPTIONS = new Method("OPTIONS");
    /// Asks for the request to be echoed (section 9.3.8). The router has no answer of its own to it, since an echo
    /// would reveal credentials.
    public static final Method TRACE = new Method("TRACE");

    /// Checks the name.
    ///
    /// @throws IllegalArgumentException when the name is no token
    public Method {
        Syntax.requireToken("method", name);
    }

    /// {@return the method of this name}
    ///
    /// @param name a token
    /// @throws IllegalArgumentException when the name is no token
    public static Method of(String name) {
        return switch (name) {
            case "GET" -> GET;
            case "HEAD" -> HEAD;
            case "POST" -> POST;
            case "PUT" -> PUT;
            case "PATCH" -> PATCH;
            case "DELETE" -> DELETE;
            case "CONNECT" -> CONNECT;
            case "OPTIONS" -> OPTIONS;
            case "TRACE" -> TRACE;
            default -> new Method(name);
        };
    }

    /// {@return whether it is one of those that RFC 9110, RFC 5789 and RFC 10008 define}
    public boolean isRegistered() {
        return switch (name) {
            case "GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "CONNECT", "OPTIONS", "TRACE", "QUERY" -> true;
            default -> false;
        };
    }

    /// {@return whether the method only reads, by its definition (RFC 9110, section 9.2.1; QUERY by RFC 10008)}
    public boolean isSafe() {
        return switch (name) {
            case "GET", "HEAD", "OPTIONS", "TRACE", "QUERY" -> true;
            default -> false;
        };
    }

    @Override
    public String toString() {
        return name;
    }
}
