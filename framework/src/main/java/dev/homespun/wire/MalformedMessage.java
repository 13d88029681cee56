package dev.homespun.wire;

import dev.homespun.http.HttpError;
import dev.homespun.http.Status;

/// The ways in which a peer's message is refused. Each says what was found, what is allowed, and who says so.
///
/// All of them end the connection: after a fault in the framing nobody can tell where the next message starts.
final class MalformedMessage {

    private MalformedMessage() {}

    /// Makes a sentence of the detail, as all other problems have it.
    private static HttpError refusal(Status status, String detail) {
        return HttpError.of(status, Character.toUpperCase(detail.charAt(0)) + detail.substring(1) + ".");
    }

    /// `detail` ends with the section, as in "field name is empty; … (RFC 9110, 5.6.2)".
    static HttpError badRequest(String detail) {
        return refusal(Status.BAD_REQUEST, detail);
    }

    static HttpError badRequest(IllegalArgumentException cause) {
        return badRequest(String.valueOf(cause.getMessage()));
    }

    static HttpError requestLineTooLong(int most) {
        return refusal(Status.URI_TOO_LONG, "request line is longer than %d octets".formatted(most));
    }

    static HttpError methodTooLong(int most) {
        return refusal(Status.NOT_IMPLEMENTED, "method is longer than %d octets (RFC 9112, 3)".formatted(most));
    }

    static HttpError tooLarge(String section, int most) {
        return refusal(Status.REQUEST_HEADER_FIELDS_TOO_LARGE,
                "%s is larger than %d octets".formatted(section, most));
    }

    static HttpError tooManyFields(String section, int most) {
        return refusal(Status.REQUEST_HEADER_FIELDS_TOO_LARGE,
                "%s has more than %d field lines".formatted(section, most));
    }

    static HttpError contentTooLarge(long most) {
        return refusal(Status.CONTENT_TOO_LARGE, "content is larger than %d octets".formatted(most));
    }

    static HttpError unsupportedCoding() {
        return refusal(Status.NOT_IMPLEMENTED,
                "a transfer coding before chunked is not supported; only chunked alone is (RFC 9112, 6.1)");
    }

    static HttpError unsupportedVersion(int major, int minor) {
        return refusal(Status.HTTP_VERSION_NOT_SUPPORTED,
                "version is HTTP/%d.%d; HTTP/1.0 and HTTP/1.1 are served (RFC 9110, 2.5)".formatted(major, minor));
    }

    static HttpError misdirected() {
        return refusal(Status.MISDIRECTED_REQUEST,
                "target is an https URI, and this connection is not encrypted (RFC 9110, 7.4)");
    }

    static HttpError unknownExpectation() {
        return refusal(Status.EXPECTATION_FAILED, "only 100-continue can be expected (RFC 9110, 10.1.1)");
    }
}
