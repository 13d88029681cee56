package dev.homespun.testing;

import dev.homespun.http.Fields;
import dev.homespun.http.Status;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Reads an answer, strictly (RFC 9112, sections 4, 5, 6.3 and 7). Deliberately not made of the server's own parser,
/// which would forgive the server's own slips.
///
/// @param incoming where from
/// @param isHead whether it answers HEAD, and so has no content, whatever its fields say
/// @param enough is shown each octet of the content, and says whether no more of it is to be read
record AnswerReader(Incoming incoming, boolean isHead, IntPredicate enough) {

    private static final Pattern STATUS_LINE = Pattern.compile("HTTP/1\\.(?<minor>[01]) (?<code>[1-5]\\d\\d) .*");
    private static final Pattern LENGTH = Pattern.compile("\\d{1,18}");
    private static final Pattern CHUNK = Pattern.compile("(?<size>[0-9a-fA-F]{1,15})(;.*)?");

    /// @throws NoAnswer when none comes, or none that is HTTP
    Answer read() throws NoAnswer {
        List<InterimResponse> interim = new ArrayList<>();
        while (true) {
            String line = incoming.line("an answer");
            Matcher start = STATUS_LINE.matcher(line);
            if (!start.matches()) {
                throw new NoAnswer("\"%s\" is no status line (RFC 9112, 4)".formatted(line));
            }
            Status status = Status.of(Integer.parseInt(start.group("code")));
            Fields fields = fields("a field or the empty line");
            if (!status.isInterim() || status.equals(Status.SWITCHING_PROTOCOLS)) {
                return whole(status, fields, interim, start.group("minor").equals("1"));
            }
            interim.add(new InterimResponse(status, fields));
        }
    }

    private Fields fields(String awaited) throws NoAnswer {
        Fields.Builder fields = new Fields.Builder();
        for (String line = incoming.line(awaited); !line.isEmpty(); line = incoming.line(awaited)) {
            int colon = line.indexOf(':');
            try {
                fields.add(line.substring(0, Math.max(0, colon)), line.substring(colon + 1));
            } catch (IllegalArgumentException malformed) {
                throw new NoAnswer("\"%s\" is no field (RFC 9112, 5)".formatted(line));
            }
        }
        return fields.build();
    }

    private Answer whole(Status status, Fields fields, List<InterimResponse> interim, boolean isNew) throws NoAnswer {
        List<String> lengths = fields.all("Content-Length");
        List<String> codings = fields.all("Transfer-Encoding");
        if (lengths.size() + codings.size() > 1) {
            throw new NoAnswer("the answer has more than one of Content-Length and Transfer-Encoding (RFC 9112, 6.3)");
        }
        boolean isEmpty = isHead || status.isInterim() || status.code() == 204 || status.code() == 304;
        boolean isOpen = !isEmpty && lengths.isEmpty() && codings.isEmpty();
        byte[] octets = isEmpty ? new byte[0]
                : isOpen ? untilEnd()
                : codings.isEmpty() ? fixed(lengths.getFirst()) : chunked(codings.getFirst());
        boolean persists = isNew && !isOpen && !status.isInterim() && !fields.lists("Connection", "close");
        return new Answer(status, fields, octets, List.copyOf(interim), persists);
    }

    private byte[] fixed(String length) throws NoAnswer {
        if (!LENGTH.matcher(length).matches()) {
            throw new NoAnswer("Content-Length is \"%s\"; digits (RFC 9110, 8.6)".formatted(length));
        }
        ByteArrayOutputStream octets = new ByteArrayOutputStream();
        boolean _ = isEnough(Long.parseLong(length), octets, length);
        return octets.toByteArray();
    }

    private boolean isEnough(long count, ByteArrayOutputStream octets, String length) throws NoAnswer {
        for (long i = 0; i < count; i++) {
            int octet = incoming.next("%s octets of content".formatted(length));
            if (octet < 0) {
                throw new NoAnswer("the connection ended after %d of %s octets of content".formatted(i, length));
            }
            octets.write(octet);
            if (enough.test(octet)) {
                return true;
            }
        }
        return false;
    }

    private byte[] chunked(String coding) throws NoAnswer {
        if (!coding.equalsIgnoreCase("chunked")) {
            throw new NoAnswer("Transfer-Encoding is \"%s\"; chunked (RFC 9112, 6.1)".formatted(coding));
        }
        ByteArrayOutputStream octets = new ByteArrayOutputStream();
        while (true) {
            String line = incoming.line("another chunk, or the last");
            Matcher chunk = CHUNK.matcher(line);
            if (!chunk.matches()) {
                throw new NoAnswer("\"%s\" is no size of a chunk (RFC 9112, 7.1)".formatted(line));
            }
            long size = Long.parseLong(chunk.group("size"), 16);
            if (size == 0) {
                fields("the end of the chunks");
                return octets.toByteArray();
            }
            if (isEnough(size, octets, Long.toString(size))) {
                return octets.toByteArray();
            }
            if (!incoming.line("CRLF behind a chunk").isEmpty()) {
                throw new NoAnswer("a chunk is longer than its size says (RFC 9112, 7.1)");
            }
        }
    }

    private byte[] untilEnd() throws NoAnswer {
        ByteArrayOutputStream octets = new ByteArrayOutputStream();
        for (int octet = incoming.next("the end"); octet >= 0; octet = incoming.next("the end")) {
            octets.write(octet);
            if (enough.test(octet)) {
                break;
            }
        }
        return octets.toByteArray();
    }
}
