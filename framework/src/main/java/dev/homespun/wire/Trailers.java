package dev.homespun.wire;

import dev.homespun.http.Fields;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/// Which fields may stand behind a content, in either direction.
final class Trailers {

    /// Fields that frame, route or authenticate a message, or say how to process it, mean nothing after it was
    /// processed (RFC 9110, section 6.5.1).
    private static final Set<String> FORBIDDEN = Set.of("transfer-encoding", "content-length", "host",
            "trailer", "te", "connection", "keep-alive", "upgrade", "proxy-connection", "content-encoding",
            "content-type", "content-range", "expect", "max-forwards", "cache-control", "range", "authorization",
            "proxy-authorization", "cookie", "set-cookie", "if-match", "if-none-match", "if-modified-since",
            "if-unmodified-since", "if-range");

    private Trailers() {}

    /// {@return the name of the first field that must not be there}
    static Optional<String> firstForbidden(Fields trailers) {
        for (Fields.Field trailer : trailers) {
            if (FORBIDDEN.contains(trailer.name().toLowerCase(Locale.ROOT))) {
                return Optional.of(trailer.name());
            }
        }
        return Optional.empty();
    }
}
