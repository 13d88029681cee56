package dev.homespun.wire;

import dev.homespun.http.HttpError;
import dev.homespun.http.HttpVersion;
import dev.homespun.http.RequestHead;
import java.util.List;

/// Where the body of a request ends: the question on which all framing hangs (RFC 9112, section 6.3).
///
/// Two servers that answer it differently for the same octets can be made to see different requests (smuggling,
/// section 11.2), so everything that is not plain is refused.
public sealed interface BodyLength {

    /// The body has this many octets; 0 when the head says nothing (rule 7 of the section).
    record Fixed(long octets) implements BodyLength {}

    /// The body is in chunks, and the last one ends it (rule 4).
    record Chunked() implements BodyLength {}

    /// Decides by the rules of section 6.3, in their order; the rules for responses are left out.
    ///
    /// @throws HttpError 400 when the head is ambiguous or malformed, 501 for a coding that is not supported
    static BodyLength of(RequestHead head) {
        List<String> codings = head.fields().all("Transfer-Encoding");
        List<String> lengths = head.fields().all("Content-Length");
        if (!codings.isEmpty()) {
            // Rule 3 lets a server take Transfer-Encoding for the truth when both are there; it "ought to be handled as
            // an error", and here it is.
            if (!lengths.isEmpty()) {
                throw MalformedMessage.badRequest("both Transfer-Encoding and Content-Length (RFC 9112, 6.3)");
            }
            if (head.version() == HttpVersion.HTTP_1_0) {
                throw MalformedMessage.badRequest("Transfer-Encoding in HTTP/1.0 (RFC 9112, 6.1)");
            }
            return chunked(String.join(",", codings));
        }
        return lengths.isEmpty() ? new Fixed(0) : fixed(lengths);
    }

    /// `chunked` alone is what can be decoded; without it at the end nobody knows where the body ends (rule 4).
    private static Chunked chunked(String codings) {
        String[] each = codings.split(",", -1);
        for (int i = 0; i < each.length; i++) {
            String coding = each[i].strip();
            boolean last = i == each.length - 1;
            if (coding.isEmpty() || coding.equalsIgnoreCase("chunked") != last) {
                throw MalformedMessage.badRequest(
                        "Transfer-Encoding is not chunked, once and last (RFC 9112, 6.3)");
            }
        }
        if (each.length > 1) {
            throw MalformedMessage.unsupportedCoding();
        }
        return new Chunked();
    }

    /// `Content-Length = 1*DIGIT` (RFC 9110, section 8.6). A repeated one is refused even when both are the same.
    private static Fixed fixed(List<String> lengths) {
        if (lengths.size() > 1) {
            throw MalformedMessage.badRequest("%d Content-Length fields; at most one (RFC 9112, 6.3)"
                    .formatted(lengths.size()));
        }
        String text = lengths.getFirst();
        if (text.isEmpty() || !text.chars().allMatch(c -> c >= '0' && c <= '9')) {
            throw MalformedMessage.badRequest("Content-Length is not one or more digits (RFC 9110, 8.6)");
        }
        try {
            return new Fixed(Long.parseLong(text));
        } catch (NumberFormatException overflow) {
            throw MalformedMessage.badRequest("Content-Length is above %d (RFC 9110, 8.6)".formatted(Long.MAX_VALUE));
        }
    }
}
