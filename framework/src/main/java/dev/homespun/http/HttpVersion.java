package dev.homespun.http;

/// The version of a message, as far as its meaning differs for us.
///
/// A later minor version is served as 1.1, the highest this engine conforms to (RFC 9110, section 2.5).
public enum HttpVersion {
    /// HTTP/1.0: no chunked coding, no interim responses, and connections persist only when the client asks for it.
    HTTP_1_0("HTTP/1.0"),
    /// HTTP/1.1 (RFC 9112).
    HTTP_1_1("HTTP/1.1");

    private final String text;

    HttpVersion(String text) {
        this.text = text;
    }

    @Override
    public String toString() {
        return text;
    }
}
