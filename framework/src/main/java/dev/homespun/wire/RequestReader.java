package dev.homespun.wire;

import dev.homespun.http.Authority;
import dev.homespun.http.Fields;
import dev.homespun.http.HttpError;
import dev.homespun.http.HttpVersion;
import dev.homespun.http.MessageLimits;
import dev.homespun.http.Method;
import dev.homespun.http.RequestHead;
import dev.homespun.http.RequestTarget;
import dev.homespun.wire.ResponseWriter.Framing;
import java.io.IOException;
import java.util.List;

/// Reads the head of a request, blocking until all of it is there.
///
/// What is wrong with a head comes in two kinds. [#read] refuses what cannot be taken apart: there is no request then.
/// [#check] refuses a request that is well-formed line by line but must not be acted upon.
public final class RequestReader {

    private final MessageLimits limits;
    private Framing framing = Framing.UNKNOWN;

    /// A reader that keeps to these limits.
    public RequestReader(MessageLimits limits) {
        this.limits = limits;
    }

    /// Reads request line and header section.
    ///
    /// @throws HttpError when the head is malformed or too large; the connection cannot be used after it
    public RequestHead read(OctetInput input) throws IOException {
        framing = Framing.UNKNOWN;
        OctetLine line = readRequestLine(input);
        int octets = line.length() + 2;
        framing = asFarAsItIs(line.hasAt(0, "HEAD "));
        RequestLine requestLine = RequestLine.parse(line);
        framing = new Framing(requestLine.method().equals(Method.HEAD), requestLine.version(), false);
        Fields fields = FieldLine.readSection("head", input, limits, octets);
        return new RequestHead(requestLine.method(), requestLine.target(), requestLine.version(), fields);
    }

    /// {@return how the response to the head that was read last must be framed, as far as that could be read}
    public Framing framing() {
        return framing;
    }

    /// A line that breaks off or ends wrongly can still have begun as a request to HEAD.
    private OctetLine readRequestLine(OctetInput input) throws IOException {
        int most = limits.requestLineOctets();
        try {
            return input.readLine(most, () -> input.lineAsFarAsItIs().indexOf(' ') < 0
                    ? MalformedMessage.methodTooLong(most) : MalformedMessage.requestLineTooLong(most));
        } catch (HttpError broken) {
            framing = asFarAsItIs(input.lineAsFarAsItIs().startsWith("HEAD "));
            throw broken;
        }
    }

    private static Framing asFarAsItIs(boolean toHead) {
        return toHead ? new Framing(true, HttpVersion.HTTP_1_1, false) : Framing.UNKNOWN;
    }

    /// Checks the fields that decide what the request means, and how long its content is.
    ///
    /// @param secure whether the connection is encrypted
    /// @return the length of the content
    /// @throws HttpError 400 for Host and framing, 421 for https where there is no TLS, 501 for a transfer coding, 417
    ///     for an expectation
    public static BodyLength check(RequestHead head, boolean secure) {
        requireHost(head);
        if (!secure && head.target() instanceof RequestTarget.Absolute absolute && absolute.scheme().equals("https")) {
            throw MalformedMessage.misdirected();
        }
        BodyLength length = BodyLength.of(head);
        if (head.version() == HttpVersion.HTTP_1_1) {
            requireKnownExpectation(head.fields());
        }
        return length;
    }

    /// Exactly one valid Host in HTTP/1.1, also beside an absolute target; none is needed in HTTP/1.0 (RFC 9112, 3.2).
    private static void requireHost(RequestHead head) {
        List<String> hosts = head.fields().all("Host");
        if (hosts.size() > 1) {
            throw MalformedMessage.badRequest("%d Host fields; exactly one (RFC 9112, 3.2)".formatted(hosts.size()));
        }
        if (hosts.isEmpty()) {
            if (head.version() == HttpVersion.HTTP_1_1) {
                throw MalformedMessage.badRequest("no Host field; exactly one (RFC 9112, 3.2)");
            }
            return;
        }
        try {
            Authority.parse(hosts.getFirst());
        } catch (IllegalArgumentException malformed) {
            throw MalformedMessage.badRequest("Host field: " + malformed.getMessage());
        }
    }

    private static void requireKnownExpectation(Fields fields) {
        for (String line : fields.all("Expect")) {
            for (String expectation : line.split(",")) {
                if (!expectation.isBlank() && !expectation.strip().equalsIgnoreCase("100-continue")) {
                    throw MalformedMessage.unknownExpectation();
                }
            }
        }
    }
}
