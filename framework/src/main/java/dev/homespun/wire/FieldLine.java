package dev.homespun.wire;

import dev.homespun.http.Fields;
import dev.homespun.http.HttpError;
import dev.homespun.http.MessageLimits;
import java.io.IOException;

/// `field-line = field-name ":" OWS field-value OWS` (RFC 9112, section 5), and the sections made of such lines.
final class FieldLine {

    private FieldLine() {}

    /// Reads lines up to the empty one that ends a header or trailer section.
    ///
    /// @param name what to call it
    /// @param limits its size with all line ends, and the number of its lines
    /// @param spent octets of the head that were read before the section, which count for its limit
    /// @throws HttpError 400 when a line is malformed, 431 when there are too many or they are too large
    static Fields readSection(String name, OctetInput input, MessageLimits limits, int spent) throws IOException {
        Fields.Builder fields = new Fields.Builder();
        int left = limits.headOctets() - spent;
        while (true) {
            OctetLine line = input.readLine(left - 2, () -> MalformedMessage.tooLarge(name, limits.headOctets()));
            if (line.length() == 0) {
                return fields.build();
            }
            if (fields.size() == limits.fieldLines()) {
                throw MalformedMessage.tooManyFields(name, limits.fieldLines());
            }
            add(line, fields);
            left -= line.length() + 2;
        }
    }

    private static void add(OctetLine line, Fields.Builder fields) {
        if (line.charAt(0) == ' ' || line.charAt(0) == '\t') {
            throw MalformedMessage.badRequest(
                    "field line starts with white space; folding is obsolete (RFC 9112, 5.2)");
        }
        int colon = line.indexOf(':', 0);
        if (colon < 0) {
            throw MalformedMessage.badRequest("field line has no colon (RFC 9112, 5)");
        }
        if (colon > 0 && (line.charAt(colon - 1) == ' ' || line.charAt(colon - 1) == '\t')) {
            throw MalformedMessage.badRequest("white space between field name and colon (RFC 9112, 5.1)");
        }
        try {
            fields.add(colon == 0 ? "" : line.word(colon), line.trimmed(colon + 1));
        } catch (IllegalArgumentException malformed) {
            throw MalformedMessage.badRequest(malformed);
        }
    }
}
