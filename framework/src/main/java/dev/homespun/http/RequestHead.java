package dev.homespun.http;

/// All of a request but its content: the request line and the header section (RFC 9112, section 2.1).
///
/// @param method what to do
/// @param target to what
/// @param version the version of the message
/// @param fields the header section
public record RequestHead(Method method, RequestTarget target, HttpVersion version, Fields fields) {}
