package dev.homespun.http;

import java.util.ArrayList;
import java.util.List;

/// The path of a request target: split at the slashes first, percent-decoded after, once.
///
/// So `%2F` stays inside its segment. What other software would normalise, and thereby see another resource than we
/// do, is refused instead: empty segments (`//`), dot segments (also encoded), `%00`, and octets that are not UTF-8.
///
/// @param raw the path as it was sent, starting with a slash
/// @param segments the decoded segments; none for `/`, and an empty one at the end for a path that ends in a slash
public record UriPath(String raw, List<String> segments) {

    /// The path `/`.
    public static final UriPath ROOT = new UriPath("/", List.of());

    /// `pchar` without `%` (RFC 3986, section 3.3), and the slash.
    private static final long[] PATH = Syntax.bits("-._~!$&'()*+,;=:@/0123456789"
            + "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz");

    /// Copies the list.
    public UriPath {
        segments = List.copyOf(segments);
    }

    /// Reads a path.
    ///
    /// @param raw the path as it was sent
    /// @return the path
    /// @throws IllegalArgumentException when it does not start with a slash or has something that is refused
    public static UriPath parse(String raw) {
        if (raw.equals("/")) {
            return ROOT;
        }
        if (!raw.startsWith("/")) {
            throw new IllegalArgumentException("path does not start with a slash (RFC 9112, 3.2.1)");
        }
        PercentEncoding.requireValid("path", raw, PATH);
        List<String> segments = new ArrayList<>();
        for (int start = 1; start <= raw.length();) {
            int slash = raw.indexOf('/', start);
            int end = slash < 0 ? raw.length() : slash;
            segments.add(segment(raw.substring(start, end), slash < 0));
            start = end + 1;
        }
        return new UriPath(raw, segments);
    }

    private static String segment(String raw, boolean last) {
        if (raw.isEmpty() && !last) {
            throw new IllegalArgumentException("path contains //; empty segments are refused");
        }
        String segment = PercentEncoding.decode("path", raw);
        if (segment.equals(".") || segment.equals("..")) {
            throw new IllegalArgumentException(
                    "path contains a dot segment; send the path it stands for (RFC 3986, 5.2.4)");
        }
        return segment;
    }

    @Override
    public String toString() {
        return raw;
    }
}
