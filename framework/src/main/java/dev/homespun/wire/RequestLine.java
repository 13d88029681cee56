package dev.homespun.wire;

import dev.homespun.http.HttpError;
import dev.homespun.http.HttpVersion;
import dev.homespun.http.Method;
import dev.homespun.http.RequestTarget;

/// `request-line = method SP request-target SP HTTP-version` (RFC 9112, section 3).
///
/// The section allows a lenient server to split at any white space. We do not: two parsers that split differently see
/// two different requests.
record RequestLine(Method method, RequestTarget target, HttpVersion version) {

    /// @throws HttpError 400 when it is malformed, 505 when it is of a version that is not served
    static RequestLine parse(OctetLine line) {
        int first = line.indexOf(' ', 0);
        int second = first < 0 ? -1 : line.indexOf(' ', first + 1);
        if (first <= 0 || second < 0 || line.indexOf(' ', second + 1) >= 0) {
            throw MalformedMessage.badRequest(
                    "request line is not a method, a target and a version with one space between (RFC 9112, 3)");
        }
        // The version first: the preface of HTTP/2 has to be told that, not that its target is odd.
        HttpVersion version = version(line, second + 1);
        try {
            Method method = Method.of(line.word(first));
            return new RequestLine(method, RequestTarget.parse(method, line.text(first + 1, second)), version);
        } catch (IllegalArgumentException malformed) {
            throw MalformedMessage.badRequest(malformed);
        }
    }

    /// `HTTP-version = "HTTP" "/" DIGIT "." DIGIT`, with regard to case (RFC 9112, section 2.3).
    private static HttpVersion version(OctetLine line, int at) {
        if (line.length() != at + 8 || !line.hasAt(at, "HTTP/") || !isDigit(line.charAt(at + 5))
                || line.charAt(at + 6) != '.' || !isDigit(line.charAt(at + 7))) {
            throw MalformedMessage.badRequest(
                    "version is not HTTP/ in capitals and two digits with a dot between (RFC 9112, 2.3)");
        }
        int major = line.charAt(at + 5) - '0';
        int minor = line.charAt(at + 7) - '0';
        if (major != 1) {
            throw MalformedMessage.unsupportedVersion(major, minor);
        }
        return minor == 0 ? HttpVersion.HTTP_1_0 : HttpVersion.HTTP_1_1;
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }
}
