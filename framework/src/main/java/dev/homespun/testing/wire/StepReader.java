package dev.homespun.testing.wire;

import java.io.ByteArrayOutputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/// Reads one step: a line, or, for a response, its status line with the lines that belong to it.
///
/// @param lines where the current line is the first of the step
/// @param place where that is
/// @param round the round of the `repeat` around it, or empty; stands for the star in the name of a connection
record StepReader(Lines lines, Place place, String round) {

    private static final String STEPS = "allowed: > >| >hex >repeat < <body <chunk <last-chunk <| conn use repeat "
            + "pause half-close close expect-open expect-eof expect-gone";
    private static final Pattern DURATION = Pattern.compile("([1-9]\\d{0,5})(ms|s)");
    private static final Pattern CONNECTION = Pattern.compile("[a-z0-9-]+");
    private static final Pattern TOKEN = Pattern.compile("[!#$%&'*+.^_`|~0-9A-Za-z-]+");
    /// 64 MiB: more than any limit that a scenario may want to break.
    private static final int MOST_OCTETS = 64 << 20;

    Step step() {
        return switch (lines.word()) {
            case ">" -> new Step.Send(place, line(lines.rest()));
            case ">|" -> new Step.Send(place, escaped(lines.rest()));
            case ">hex" -> new Step.Send(place, hex());
            case ">repeat" -> new Step.Send(place, repeated(lines.rest()));
            case "<" -> answer();
            case "<|" -> new Step.Octets(place, escaped(lines.rest()));
            case "<chunk" -> new Step.Chunk(place, quoted(lines.rest()));
            case "<last-chunk" -> new Step.Chunk(place, nothing(new byte[0]));
            case "conn" -> new Step.Switch(place, connection());
            case "pause" -> new Step.Pause(place, duration());
            case "half-close" -> nothing(new Step.HalfClose(place));
            case "close" -> nothing(new Step.Close(place));
            case "expect-open" -> new Step.Open(place, duration());
            case "expect-eof" -> nothing(new Step.Eof(place, false));
            case "expect-gone" -> nothing(new Step.Eof(place, true));
            case "<body" -> throw lines.error("found <body without a response; a status line and fields before it");
            case "rule", "once" -> throw lines.error("found \"%s\" among the steps; before the first step",
                    lines.text());
            default -> throw lines.error("found \"%s\"; %s", lines.text(), STEPS);
        };
    }

    private <T> T nothing(T result) {
        lines.requireArguments(0, lines.word() + " and nothing else");
        return result;
    }

    // --- what is sent

    private byte[] line(String text) {
        ByteArrayOutputStream octets = new ByteArrayOutputStream();
        octets.writeBytes(escaped(text));
        octets.write('\r');
        octets.write('\n');
        return octets.toByteArray();
    }

    private byte[] hex() {
        String digits = String.join("", lines.arguments());
        if (digits.isEmpty() || !digits.matches("([0-9A-Fa-f]{2})+")) {
            throw lines.error("found \"%s\"; >hex and pairs of hexadecimal digits, such as \">hex 0d 0a\"",
                    lines.text());
        }
        return HexFormat.of().parseHex(digits);
    }

    private byte[] repeated(String countAndText) {
        String allowed = "a number and a text that is repeated so often, such as \">repeat 9000 a\"";
        int space = countAndText.indexOf(' ');
        if (space < 0) {
            throw lines.error("found \"%s\"; %s", lines.text(), allowed);
        }
        byte[] octets = escaped(countAndText.substring(space + 1));
        if (octets.length == 0) {
            throw lines.error("found \"%s\"; %s", lines.text(), allowed);
        }
        int count = lines.number(countAndText.substring(0, space), MOST_OCTETS / octets.length, allowed);
        ByteArrayOutputStream all = new ByteArrayOutputStream(count * octets.length);
        for (int i = 0; i < count; i++) {
            all.writeBytes(octets);
        }
        return all.toByteArray();
    }

    private byte[] escaped(String text) {
        try {
            return Escapes.octets(text);
        } catch (IllegalArgumentException e) {
            throw lines.error("%s", String.valueOf(e.getMessage()));
        }
    }

    private byte[] quoted(String text) {
        if (text.length() < 2 || !text.startsWith("\"") || !text.endsWith("\"")) {
            throw lines.error("found \"%s\"; %s and a text between double quotes", lines.text(), lines.word());
        }
        return escaped(text.substring(1, text.length() - 1));
    }

    // --- what is done

    private String connection() {
        lines.requireArguments(1, "conn and a name, such as \"conn a\"");
        String name = lines.arguments().getFirst();
        if (!round.isEmpty()) {
            name = name.replace("*", round);
        }
        if (!CONNECTION.matcher(name).matches()) {
            throw lines.error("found the connection \"%s\"; lower case letters, digits and hyphens, and in a repeat "
                    + "a * for the number of the round", name);
        }
        return name;
    }

    private Duration duration() {
        String allowed = lines.word() + " and a time in ms or s, such as \"50ms\"";
        lines.requireArguments(1, allowed);
        Matcher time = DURATION.matcher(lines.arguments().getFirst());
        if (!time.matches()) {
            throw lines.error("found \"%s\"; %s", lines.arguments().getFirst(), allowed);
        }
        long amount = Long.parseLong(time.group(1));
        return time.group(2).equals("s") ? Duration.ofSeconds(amount) : Duration.ofMillis(amount);
    }

    // --- what is expected

    /// A field line cannot be mistaken for one of these: `/` is no character of a field name.
    static boolean isStatusLine(String line) {
        return line.startsWith("< HTTP/") || line.startsWith("< ~/");
    }

    private Step answer() {
        if (!isStatusLine(lines.text())) {
            throw lines.error(
                    "found \"%s\"; a status line such as \"< HTTP/1.1 200 OK\" or \"< ~/regex/\" before fields",
                    lines.text());
        }
        ValueMatcher statusLine = value(lines.rest());
        List<FieldMatcher> fields = new ArrayList<>();
        boolean others = false;
        while (lines.peekIsField()) {
            lines.advance();
            if (lines.word().equals("<") && lines.arguments().equals(List.of("..."))) {
                others = true;
            } else {
                fields.add(field(lines.rest()));
            }
        }
        return new Step.Answer(place, statusLine, fields, others, content(fields));
    }

    private FieldMatcher field(String line) {
        Place here = lines.place(place.usedAt());
        if (line.startsWith("!")) {
            return new FieldMatcher.Absent(here, fieldName(line.substring(1)));
        }
        int colon = line.indexOf(':');
        if (colon < 0) {
            throw lines.error("found \"%s\"; a field \"Name: value\", \"!Name\" or \"...\"", line);
        }
        return new FieldMatcher.Present(here, fieldName(line.substring(0, colon)),
                value(line.substring(colon + 1).strip()));
    }

    private String fieldName(String name) {
        if (!TOKEN.matcher(name).matches()) {
            throw lines.error("found the field name \"%s\"; only token characters (RFC 9110, 5.6.2)", name);
        }
        return name;
    }

    private ValueMatcher value(String text) {
        return switch (text) {
            case "<n>" -> new ValueMatcher.Length();
            case "<date>" -> new ValueMatcher.ImfDate();
            case "<any>" -> new ValueMatcher.Anything();
            default -> text.startsWith("~/")
                    ? new ValueMatcher.Matching(pattern(text))
                    : new ValueMatcher.Exact(Escapes.latin1(escaped(text)));
        };
    }

    private ContentMatcher content(List<FieldMatcher> fields) {
        if (!lines.peekIs("<body")) {
            return new ContentMatcher.Absent();
        }
        lines.advance();
        String rest = lines.rest();
        if (rest.isEmpty()) {
            return new ContentMatcher.Anything();
        }
        if (rest.equals("n")) {
            return ofLength(fields);
        }
        if (rest.startsWith("~/")) {
            return new ContentMatcher.Matching(pattern(rest));
        }
        if (rest.startsWith("has ")) {
            return new ContentMatcher.Containing(quoted(rest.substring("has ".length())));
        }
        if (rest.startsWith("repeat ")) {
            return new ContentMatcher.Exact(repeated(rest.substring("repeat ".length())));
        }
        if (rest.startsWith("\"")) {
            return new ContentMatcher.Exact(quoted(rest));
        }
        throw lines.error("found \"%s\"; allowed behind <body: nothing, n, \"text\", has \"text\", repeat 20 text, "
                + "~/regex/", rest);
    }

    private ContentMatcher ofLength(List<FieldMatcher> fields) {
        boolean counted = fields.stream().anyMatch(field -> field instanceof FieldMatcher.Present present
                && present.value() instanceof ValueMatcher.Length);
        if (!counted) {
            throw lines.error(
                    "found <body n without <n>; a field such as \"< Content-Length: <n>\" in the same response");
        }
        return new ContentMatcher.OfLength();
    }

    private Pattern pattern(String text) {
        if (text.length() < "~/./".length() || !text.endsWith("/")) {
            throw lines.error("found \"%s\"; a regular expression between ~/ and /", text);
        }
        try {
            return Pattern.compile(text.substring(2, text.length() - 1), Pattern.DOTALL);
        } catch (PatternSyntaxException e) {
            throw lines.error("found \"%s\"; a regular expression of java.util.regex: %s", text, e.getDescription());
        }
    }
}
