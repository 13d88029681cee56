package dev.homespun.testing.wire;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/// Reads one response and holds it against what is expected.
///
/// Besides that, each response must be one that a strict recipient understands: lines end in CRLF, fields have the
/// form of RFC 9112, section 5, and the framing fields do not contradict each other (section 6.3).
final class AnswerReader {

    private static final Pattern TOKEN = Pattern.compile("[!#$%&'*+.^_`|~0-9A-Za-z-]+");
    private static final int MOST_LINE_OCTETS = 65_536;

    private final Conversation conversation;
    private final Step.Answer expected;
    private final Deadline deadline;

    AnswerReader(Conversation conversation, Step.Answer expected, Deadline deadline) {
        this.conversation = conversation;
        this.expected = expected;
        this.deadline = deadline;
    }

    /// One line of the head.
    ///
    /// @param at the index of its first octet
    private record HeadLine(String text, int at) {}

    /// One field line.
    ///
    /// @param at the index of its first octet
    /// @param valueAt the index of the first octet of its value
    private record FieldLine(String name, String value, int at, int valueAt) {}

    void read() throws Mismatch {
        String statusLine = statusLine();
        List<FieldLine> fields = new ArrayList<>();
        HeadLine line = line("a field or the empty line");
        while (!line.text.isEmpty()) {
            fields.add(field(line));
            line = line("a field or the empty line");
        }
        match(fields, line.at);
        checkFraming(statusLine, fields);
        content(fields);
    }

    private String statusLine() throws Mismatch {
        String what = "the status line \"" + expected.statusLine() + "\"";
        HeadLine line = line(what);
        Optional<Integer> wrong = expected.statusLine().mismatch(line.text);
        if (wrong.isPresent()) {
            throw new Mismatch(what, "\"" + VisibleOctets.brief(line.text) + "\"", line.at + wrong.get());
        }
        return line.text;
    }

    // --- lines

    private HeadLine line(String what) throws Mismatch {
        int start = conversation.position();
        while (true) {
            int at = conversation.position();
            int octet = conversation.next(what, deadline);
            if (octet == '\r') {
                if (conversation.next("LF behind CR", deadline) != '\n') {
                    throw new Mismatch("LF behind CR (RFC 9112, 2.2)", "another octet", at + 1);
                }
                return new HeadLine(conversation.text(start, at), start);
            }
            if (octet == '\n') {
                throw new Mismatch("CRLF at the end of the line (RFC 9112, 2.2)", "LF alone", at);
            }
            if (octet < 0x20 && octet != '\t' || octet == 0x7f) {
                throw new Mismatch("no control character in the head (RFC 9110, 5.5)", "0x%02X".formatted(octet), at);
            }
            if (at - start > MOST_LINE_OCTETS) {
                throw new Mismatch("a line of at most %d octets".formatted(MOST_LINE_OCTETS), "a longer one", at);
            }
        }
    }

    private static FieldLine field(HeadLine line) throws Mismatch {
        int colon = line.text.indexOf(':');
        if (colon < 0 || !TOKEN.matcher(line.text.substring(0, colon)).matches()) {
            throw new Mismatch("a field: a token, a colon and a value (RFC 9112, 5)",
                    "\"" + VisibleOctets.brief(line.text) + "\"", line.at);
        }
        int valueStart = colon + 1;
        while (valueStart < line.text.length() && " \t".indexOf(line.text.charAt(valueStart)) >= 0) {
            valueStart++;
        }
        return new FieldLine(line.text.substring(0, colon), line.text.substring(valueStart).stripTrailing(), line.at,
                line.at + valueStart);
    }

    // --- fields

    private void match(List<FieldLine> fields, int headEnd) throws Mismatch {
        List<FieldLine> unclaimed = new ArrayList<>(fields);
        for (FieldMatcher matcher : expected.fields()) {
            switch (matcher) {
                case FieldMatcher.Present present -> unclaimed.remove(claim(present, unclaimed, headEnd));
                case FieldMatcher.Absent absent -> requireAbsent(absent, fields);
            }
        }
        if (!expected.othersAllowed() && !unclaimed.isEmpty()) {
            FieldLine first = unclaimed.getFirst();
            throw new Mismatch("no other field", "%s: %s".formatted(first.name, VisibleOctets.brief(first.value)),
                    first.at);
        }
    }

    private static FieldLine claim(FieldMatcher.Present matcher, List<FieldLine> unclaimed, int headEnd)
            throws Mismatch {
        List<FieldLine> named = unclaimed.stream()
                .filter(field -> field.name.equalsIgnoreCase(matcher.name()))
                .toList();
        for (FieldLine field : named) {
            if (matcher.value().mismatch(field.value).isEmpty()) {
                return field;
            }
        }
        String expected = "the field \"%s: %s\" (%s)".formatted(matcher.name(), matcher.value(), matcher.place());
        if (named.isEmpty()) {
            throw new Mismatch(expected, "no field of this name", headEnd);
        }
        FieldLine first = named.getFirst();
        throw new Mismatch(expected, "\"%s: %s\"".formatted(first.name, VisibleOctets.brief(first.value)),
                first.valueAt + matcher.value().mismatch(first.value).orElse(0));
    }

    private static void requireAbsent(FieldMatcher.Absent matcher, List<FieldLine> fields) throws Mismatch {
        for (FieldLine field : fields) {
            if (field.name.equalsIgnoreCase(matcher.name())) {
                throw new Mismatch("no field %s (%s)".formatted(matcher.name(), matcher.place()),
                        "\"%s: %s\"".formatted(field.name, VisibleOctets.brief(field.value)), field.at);
            }
        }
    }

    private void checkFraming(String statusLine, List<FieldLine> fields) throws Mismatch {
        List<FieldLine> framing = fields.stream().filter(AnswerReader::isFraming).toList();
        if (framing.size() > 1) {
            throw new Mismatch("one Content-Length or Transfer-Encoding (RFC 9112, 6.3)", "more than one",
                    framing.get(1).at);
        }
        boolean noFraming = statusLine.startsWith("HTTP/1.1 1") || statusLine.startsWith("HTTP/1.1 204");
        if (noFraming && !framing.isEmpty()) {
            throw new Mismatch(
                    "no Content-Length and no Transfer-Encoding with this status (RFC 9110, 8.6; RFC 9112, 6.1)",
                    "%s: %s".formatted(framing.getFirst().name, framing.getFirst().value), framing.getFirst().at);
        }
    }

    private static boolean isFraming(FieldLine field) {
        return isFraming(field, "content-length") || isFraming(field, "transfer-encoding");
    }

    private static boolean isFraming(FieldLine field, String name) {
        return field.name.toLowerCase(Locale.ROOT).equals(name);
    }

    // --- content

    private void content(List<FieldLine> fields) throws Mismatch {
        if (expected.content() instanceof ContentMatcher.Absent) {
            return;
        }
        ContentReader reader = new ContentReader(conversation, deadline);
        Optional<FieldLine> framing = fields.stream().filter(AnswerReader::isFraming).findFirst();
        if (framing.isEmpty()) {
            reader.readToEnd();
        } else if (isFraming(framing.get(), "content-length")) {
            reader.readFixed(length(framing.get()));
        } else {
            requireChunked(framing.get());
            reader.readChunked();
        }
        match(reader, fields);
    }

    private static long length(FieldLine field) throws Mismatch {
        Optional<Integer> wrong = new ValueMatcher.Length().mismatch(field.value);
        if (wrong.isPresent()) {
            throw new Mismatch("a Content-Length of digits (RFC 9110, 8.6)", VisibleOctets.brief(field.value),
                    field.valueAt + wrong.get());
        }
        return Long.parseLong(field.value);
    }

    private static void requireChunked(FieldLine field) throws Mismatch {
        if (!field.value.equalsIgnoreCase("chunked")) {
            throw new Mismatch("the transfer coding chunked (RFC 9112, 6.1)", VisibleOctets.brief(field.value),
                    field.valueAt);
        }
    }

    private void match(ContentReader reader, List<FieldLine> fields) throws Mismatch {
        boolean right = switch (expected.content()) {
            case ContentMatcher.Absent _, ContentMatcher.Anything _ -> true;
            case ContentMatcher.OfLength _ -> reader.length() == counted(fields);
            case ContentMatcher.Exact exact -> reader.isExactly(exact.octets());
            case ContentMatcher.Containing part -> reader.text().contains(Escapes.latin1(part.octets()));
            case ContentMatcher.Matching matching -> matching.pattern().matcher(reader.text()).matches();
        };
        if (!right) {
            int wrong = expected.content() instanceof ContentMatcher.Exact(byte[] octets)
                    ? reader.firstDifference(octets)
                    : 0;
            throw new Mismatch(expected.content().toString(), "\"" + VisibleOctets.brief(reader.text()) + "\"",
                    reader.at(wrong));
        }
    }

    private long counted(List<FieldLine> fields) {
        return expected.fields().stream()
                .filter(matcher -> matcher instanceof FieldMatcher.Present present
                        && present.value() instanceof ValueMatcher.Length)
                .flatMap(matcher -> fields.stream().filter(field -> field.name.equalsIgnoreCase(matcher.name())))
                .mapToLong(field -> Long.parseLong(field.value))
                .findFirst().orElse(-1);
    }
}
