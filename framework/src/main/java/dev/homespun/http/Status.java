package dev.homespun.http;

import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// A status code and the reason phrase that is written beside it (RFC 9110, section 15).
///
/// @param code 100 to 599; 200 and above are final answers
/// @param reason a phrase for people; programs go by the code
public record Status(int code, String reason) {

    /// 100 Continue (RFC 9110, section 15.2.1).
    public static final Status CONTINUE = new Status(100, "Continue");
    /// 101 Switching Protocols (RFC 9110, section 15.2.2).
    public static final Status SWITCHING_PROTOCOLS = new Status(101, "Switching Protocols");
    /// 103 Early Hints (RFC 8297).
    public static final Status EARLY_HINTS = new Status(103, "Early Hints");
    /// 200 OK (RFC 9110, section 15.3.1).
    public static final Status OK = new Status(200, "OK");
    /// 201 Created (RFC 9110, section 15.3.2).
    public static final Status CREATED = new Status(201, "Created");
    /// 202 Accepted (RFC 9110, section 15.3.3).
    public static final Status ACCEPTED = new Status(202, "Accepted");
    /// 203 Non-Authoritative Information (RFC 9110, section 15.3.4).
    public static final Status NON_AUTHORITATIVE_INFORMATION = new Status(203, "Non-Authoritative Information");
    /// 204 No Content (RFC 9110, section 15.3.5).
    public static final Status NO_CONTENT = new Status(204, "No Content");
    /// 205 Reset Content (RFC 9110, section 15.3.6).
    public static final Status RESET_CONTENT = new Status(205, "Reset Content");
    /// 206 Partial Content (RFC 9110, section 15.3.7).
    public static final Status PARTIAL_CONTENT = new Status(206, "Partial Content");
    /// 300 Multiple Choices (RFC 9110, section 15.4.1).
    public static final Status MULTIPLE_CHOICES = new Status(300, "Multiple Choices");
    /// 301 Moved Permanently (RFC 9110, section 15.4.2).
    public static final Status MOVED_PERMANENTLY = new Status(301, "Moved Permanently");
    /// 302 Found (RFC 9110, section 15.4.3).
    public static final Status FOUND = new Status(302, "Found");
    /// 303 See Other (RFC 9110, section 15.4.4).
    public static final Status SEE_OTHER = new Status(303, "See Other");
    /// 304 Not Modified (RFC 9110, section 15.4.5).
    public static final Status NOT_MODIFIED = new Status(304, "Not Modified");
    /// 307 Temporary Redirect (RFC 9110, section 15.4.8).
    public static final Status TEMPORARY_REDIRECT = new Status(307, "Temporary Redirect");
    /// 308 Permanent Redirect (RFC 9110, section 15.4.9).
    public static final Status PERMANENT_REDIRECT = new Status(308, "Permanent Redirect");
    /// 400 Bad Request (RFC 9110, section 15.5.1).
    public static final Status BAD_REQUEST = new Status(400, "Bad Request");
    /// 401 Unauthorized (RFC 9110, section 15.5.2).
    public static final Status UNAUTHORIZED = new Status(401, "Unauthorized");
    /// 402 Payment Required (RFC 9110, section 15.5.3).
    public static final Status PAYMENT_REQUIRED = new Status(402, "Payment Required");
    /// 403 Forbidden (RFC 9110, section 15.5.4).
    public static final Status FORBIDDEN = new Status(403, "Forbidden");
    /// 404 Not Found (RFC 9110, section 15.5.5).
    public static final Status NOT_FOUND = new Status(404, "Not Found");
    /// 405 Method Not Allowed (RFC 9110, section 15.5.6).
    public static final Status METHOD_NOT_ALLOWED = new Status(405, "Method Not Allowed");
    /// 406 Not Acceptable (RFC 9110, section 15.5.7).
    public static final Status NOT_ACCEPTABLE = new Status(406, "Not Acceptable");
    /// 407 Proxy Authentication Required (RFC 9110, section 15.5.8).
    public static final Status PROXY_AUTHENTICATION_REQUIRED = new Status(407, "Proxy Authentication Required");
    /// 408 Request Timeout (RFC 9110, section 15.5.9).
    public static final Status REQUEST_TIMEOUT = new Status(408, "Request Timeout");
    /// 409 Conflict (RFC 9110, section 15.5.10).
    public static final Status CONFLICT = new Status(409, "Conflict");
    /// 410 Gone (RFC 9110, section 15.5.11).
    public static final Status GONE = new Status(410, "Gone");
    /// 411 Length Required (RFC 9110, section 15.5.12).
    public static final Status LENGTH_REQUIRED = new Status(411, "Length Required");
    /// 412 Precondition Failed (RFC 9110, section 15.5.13).
    public static final Status PRECONDITION_FAILED = new Status(412, "Precondition Failed");
    /// 413 Content Too Large (RFC 9110, section 15.5.14).
    public static final Status CONTENT_TOO_LARGE = new Status(413, "Content Too Large");
    /// 414 URI Too Long (RFC 9110, section 15.5.15).
    public static final Status URI_TOO_LONG = new Status(414, "URI Too Long");
    /// 415 Unsupported Media Type (RFC 9110, section 15.5.16).
    public static final Status UNSUPPORTED_MEDIA_TYPE = new Status(415, "Unsupported Media Type");
    /// 416 Range Not Satisfiable (RFC 9110, section 15.5.17).
    public static final Status RANGE_NOT_SATISFIABLE = new Status(416, "Range Not Satisfiable");
    /// 417 Expectation Failed (RFC 9110, section 15.5.18).
    public static final Status EXPECTATION_FAILED = new Status(417, "Expectation Failed");
    /// 421 Misdirected Request (RFC 9110, section 15.5.20).
    public static final Status MISDIRECTED_REQUEST = new Status(421, "Misdirected Request");
    /// 422 Unprocessable Content (RFC 9110, section 15.5.21).
    public static final Status UNPROCESSABLE_CONTENT = new Status(422, "Unprocessable Content");
    /// 426 Upgrade Required (RFC 9110, section 15.5.22).
    public static final Status UPGRADE_REQUIRED = new Status(426, "Upgrade Required");
    /// 428 Precondition Required (RFC 6585, section 3).
    public static final Status PRECONDITION_REQUIRED = new Status(428, "Precondition Required");
    /// 429 Too Many Requests (RFC 6585, section 4).
    public static final Status TOO_MANY_REQUESTS = new Status(429, "Too Many Requests");
    /// 431 Request Header Fields Too Large (RFC 6585, section 5).
    public static final Status REQUEST_HEADER_FIELDS_TOO_LARGE = new Status(431, "Request Header Fields Too Large");
    /// 451 Unavailable For Legal Reasons (RFC 7725).
    public static final Status UNAVAILABLE_FOR_LEGAL_REASONS = new Status(451, "Unavailable For Legal Reasons");
    /// 500 Internal Server Error (RFC 9110, section 15.6.1).
    public static final Status INTERNAL_SERVER_ERROR = new Status(500, "Internal Server Error");
    /// 501 Not Implemented (RFC 9110, section 15.6.2).
    public static final Status NOT_IMPLEMENTED = new Status(501, "Not Implemented");
    /// 502 Bad Gateway (RFC 9110, section 15.6.3).
    public static final Status BAD_GATEWAY = new Status(502, "Bad Gateway");
    /// 503 Service Unavailable (RFC 9110, section 15.6.4).
    public static final Status SERVICE_UNAVAILABLE = new Status(503, "Service Unavailable");
    /// 504 Gateway Timeout (RFC 9110, section 15.6.5).
    public static final Status GATEWAY_TIMEOUT = new Status(504, "Gateway Timeout");
    /// 505 HTTP Version Not Supported (RFC 9110, section 15.6.6).
    public static final Status HTTP_VERSION_NOT_SUPPORTED = new Status(505, "HTTP Version Not Supported");
    /// 507 Insufficient Storage (RFC 4918, section 11.5).
    public static final Status INSUFFICIENT_STORAGE = new Status(507, "Insufficient Storage");
    /// 511 Network Authentication Required (RFC 6585, section 6).
    public static final Status NETWORK_AUTHENTICATION_REQUIRED = new Status(511, "Network Authentication Required");

    private static final Map<Integer, Status> KNOWN = Stream.of(
            CONTINUE, SWITCHING_PROTOCOLS, EARLY_HINTS, OK, CREATED, ACCEPTED, NON_AUTHORITATIVE_INFORMATION,
            NO_CONTENT, RESET_CONTENT, PARTIAL_CONTENT, MULTIPLE_CHOICES, MOVED_PERMANENTLY, FOUND, SEE_OTHER,
            NOT_MODIFIED, TEMPORARY_REDIRECT, PERMANENT_REDIRECT, BAD_REQUEST, UNAUTHORIZED, PAYMENT_REQUIRED,
            FORBIDDEN, NOT_FOUND, METHOD_NOT_ALLOWED, NOT_ACCEPTABLE, PROXY_AUTHENTICATION_REQUIRED, REQUEST_TIMEOUT,
            CONFLICT, GONE, LENGTH_REQUIRED, PRECONDITION_FAILED, CONTENT_TOO_LARGE, URI_TOO_LONG,
            UNSUPPORTED_MEDIA_TYPE, RANGE_NOT_SATISFIABLE, EXPECTATION_FAILED, MISDIRECTED_REQUEST,
            UNPROCESSABLE_CONTENT, UPGRADE_REQUIRED, PRECONDITION_REQUIRED, TOO_MANY_REQUESTS,
            REQUEST_HEADER_FIELDS_TOO_LARGE, UNAVAILABLE_FOR_LEGAL_REASONS, INTERNAL_SERVER_ERROR, NOT_IMPLEMENTED,
            BAD_GATEWAY, SERVICE_UNAVAILABLE, GATEWAY_TIMEOUT, HTTP_VERSION_NOT_SUPPORTED, INSUFFICIENT_STORAGE,
            NETWORK_AUTHENTICATION_REQUIRED)
            .collect(Collectors.toUnmodifiableMap(Status::code, Function.identity()));

    /// Checks both parts.
    ///
    /// @throws IllegalArgumentException when the code is out of range or the phrase has a control character
    public Status {
        if (code < 100 || code > 599) {
            throw new IllegalArgumentException("status code is %d; 100 to 599 (RFC 9110, 15)".formatted(code));
        }
        Syntax.requireFieldValue("reason phrase", reason);
    }

    /// {@return the status with this code, with its registered reason phrase or an empty one}
    ///
    /// @param code 100 to 599
    /// @throws IllegalArgumentException when the code is out of range
    public static Status of(int code) {
        Status known = KNOWN.get(code);
        return known != null ? known : new Status(code, "");
    }

    /// {@return whether this is an interim answer, 1xx, after which a final one follows}
    public boolean isInterim() {
        return code < 200;
    }

    /// {@return whether this says that the request was understood and done: 2xx}
    public boolean isSuccess() {
        return code >= 200 && code < 300;
    }

    /// {@return whether this says that the request failed: 4xx or 5xx}
    public boolean isError() {
        return code >= 400;
    }

    /// {@return whether a response with this status never has content: 1xx, 204, 205 and 304}
    public boolean forbidsContent() {
        return code < 200 || code == 204 || code == 205 || code == 304;
    }

    @Override
    public String toString() {
        return reason.isEmpty() ? Integer.toString(code) : code + " " + reason;
    }
}
