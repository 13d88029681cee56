package dev.homespun.testing.wire;

import dev.homespun.testing.wire.VisibleOctets.Span;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.random.RandomGenerator;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/// Mutations that know what a message is made of: lines, fields, numbers, tokens.
final class MessageMutations {

    static final List<Mutation> ALL = List.of(MessageMutations::duplicateLine, MessageMutations::dropLine,
            MessageMutations::swapLines, MessageMutations::repeatLine, MessageMutations::insertLine,
            MessageMutations::changeNumber, MessageMutations::changeLength, MessageMutations::insertWord,
            MessageMutations::replaceToken);

    private static final Pattern NUMBER = Pattern.compile("[0-9]+");
    /// The value of a Content-Length, or what stands alone on its line as a chunk size does.
    private static final Pattern LENGTH =
            Pattern.compile("(?i)(?<=content-length: {0,3})[0-9]+|(?<=\r\n)[0-9a-f]{1,16}(?=[;\r])");
    private static final Pattern TOKEN = Pattern.compile("[A-Za-z][A-Za-z0-9-]*");

    private static final List<String> LINES = List.of("Content-Length: 0", "Content-Length: 5", "Content-Length: 5, 5",
            "Content-Length: +5", "Content-Length:", "content-length : 5", "Transfer-Encoding: chunked",
            "Transfer-Encoding: identity", "Transfer-Encoding: gzip, chunked", "Transfer-Encoding: chunked, chunked",
            "Transfer-Encoding:\u000bchunked", "Transfer-Encoding: chunk\u0131d", "Transfer-Encoding : chunked",
            "Transfer_Encoding: chunked", "TE: trailers", "Trailer: X-Checksum", "Host: x", "Host: a:b:c", "Host:",
            "Connection: close", "Connection: keep-alive", "Connection: close, keep-alive",
            "Connection: content-length", "Connection: upgrade", "Upgrade: lines", "Upgrade: h2c",
            "Expect: 100-continue", "Expect: 200-ok", "Range: bytes=0-", " folded", "\tfolded", ":", "X", "",
            "X: \u0000", "X: \u00e4", "X:y", "GET /hello HTTP/1.1", "0", "5", "5;a=b", "5;a=\"\r\n\"", "0\r\n",
            "PRI * HTTP/2.0\r\n\r\nSM\r\n");
    private static final List<String> WORDS = List.of("GET", "HEAD", "POST", "CONNECT", "OPTIONS", "TRACE", "get", "*",
            "/", "//", "/../", "/%2e%2e/", "/%00", "%", "%zz", "?", "#", "http://x/", "https://x/", "http://", "x:0",
            "tunnel.test:1", "plain.test:1", "HTTP/1.0", "HTTP/1.1", "HTTP/1.9", "HTTP/2.0", "HTTP/0.9", "HTTP/1.10",
            "http/1.1", "chunked", "close", "keep-alive", "100-continue", "\r\n\r\n", "\r\n0\r\n\r\n", "0x5",
            "\u0016\u0003\u0001", "/hello", "/echo", "/ignore", "/mirror", "/stream", "/early-hints", "/large",
            "/small", "/trailers-in", "/trailers-out", "/empty", "/reset", "/not-modified");

    private MessageMutations() {}

    // --- lines

    private static byte[] duplicateLine(byte[] octets, RandomGenerator random) {
        Span line = line(octets, random);
        return OctetMutations.splice(octets, line.to(), line.to(), text(octets, line));
    }

    private static byte[] dropLine(byte[] octets, RandomGenerator random) {
        Span line = line(octets, random);
        return OctetMutations.splice(octets, line.from(), line.to(), "");
    }

    private static byte[] swapLines(byte[] octets, RandomGenerator random) {
        Span one = line(octets, random);
        Span other = line(octets, random);
        Span first = one.from() < other.from() ? one : other;
        Span second = one.from() < other.from() ? other : one;
        String firstText = text(octets, first);
        byte[] halfWay = OctetMutations.splice(octets, second.from(), second.to(), firstText);
        return OctetMutations.splice(halfWay, first.from(), first.to(), text(octets, second));
    }

    private static byte[] repeatLine(byte[] octets, RandomGenerator random) {
        Span line = line(octets, random);
        int times = random.nextInt(1 << random.nextInt(11));
        return OctetMutations.splice(octets, line.to(), line.to(), text(octets, line).repeat(times));
    }

    private static byte[] insertLine(byte[] octets, RandomGenerator random) {
        int at = line(octets, random).to();
        return OctetMutations.splice(octets, at, at, pick(LINES, random) + "\r\n");
    }

    // --- numbers and words

    private static byte[] changeNumber(byte[] octets, RandomGenerator random) {
        return replace(NUMBER, octets, random, digits -> number(digits, 10, random));
    }

    private static byte[] changeLength(byte[] octets, RandomGenerator random) {
        return replace(LENGTH, octets, random, digits -> number(digits, 16, random));
    }

    private static String number(String digits, int radix, RandomGenerator random) {
        BigInteger value = new BigInteger(digits, radix);
        return switch (random.nextInt(14)) {
            case 0 -> value.add(BigInteger.ONE).toString(radix);
            case 1 -> value.subtract(BigInteger.ONE).toString(radix);
            case 2 -> "0x" + digits;
            case 3 -> "+" + digits;
            case 4 -> "-" + digits;
            case 5 -> "0".repeat(random.nextInt(1, 20)) + digits;
            case 6 -> value.add(BigInteger.TWO.pow(32)).toString(radix);
            case 7 -> value.add(BigInteger.TWO.pow(64)).toString(radix);
            case 8 -> value.add(BigInteger.TWO.pow(63)).toString(radix);
            case 9 -> digits + " " + digits;
            case 10 -> digits + "," + digits;
            case 11 -> digits + ".0";
            case 12 -> digits + "_0";
            default -> Integer.toString(random.nextInt(1, 64));
        };
    }

    private static byte[] insertWord(byte[] octets, RandomGenerator random) {
        int at = random.nextInt(octets.length + 1);
        return OctetMutations.splice(octets, at, at, pick(WORDS, random));
    }

    private static byte[] replaceToken(byte[] octets, RandomGenerator random) {
        return replace(TOKEN, octets, random, _ -> pick(WORDS, random));
    }

    private static byte[] replace(Pattern pattern, byte[] octets, RandomGenerator random,
            UnaryOperator<String> replacement) {
        List<MatchResult> found = pattern.matcher(Escapes.latin1(octets)).results().toList();
        if (found.isEmpty()) {
            return octets;
        }
        MatchResult one = found.get(random.nextInt(found.size()));
        return OctetMutations.splice(octets, one.start(), one.end(), replacement.apply(one.group()));
    }

    private static Span line(byte[] octets, RandomGenerator random) {
        return pick(VisibleOctets.lines(octets), random);
    }

    private static String text(byte[] octets, Span span) {
        return Escapes.latin1(Arrays.copyOfRange(octets, span.from(), span.to()));
    }

    private static <T> T pick(List<T> all, RandomGenerator random) {
        return all.get(random.nextInt(all.size()));
    }
}
