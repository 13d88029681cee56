package dev.homespun.http;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/// The query of a request target, and the parameters in it when it is written the way forms are
/// (`application/x-www-form-urlencoded`, WHATWG URL, section 5): pairs joined by `&`, `+` for a space.
///
/// @param raw what stands behind the `?`, as it was sent; empty when there is nothing
public record UriQuery(String raw) {

    /// No query.
    public static final UriQuery EMPTY = new UriQuery("");

    /// `query` without `%` (RFC 3986, section 3.4), and what browsers leave as it is in a query (WHATWG URL,
    /// section 1.3): an application gets such links from people, and no framing depends on these characters.
    private static final long[] QUERY = Syntax.bits("-._~!$&'()*+,;=:@/?0123456789"
            + "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz" + "[]{}|\\^`");

    /// Checks the characters.
    ///
    /// @throws IllegalArgumentException when one must be percent-encoded
    public UriQuery {
        PercentEncoding.requireValid("query", raw, QUERY);
    }

    /// One name with one value, both decoded.
    ///
    /// @param name what stands before the first `=`
    /// @param value what stands behind it; empty when there is none
    public record Parameter(String name, String value) {}

    /// {@return all parameters in the order of the query}
    ///
    /// @throws HttpError 400, when one is not UTF-8 once it is decoded
    public List<Parameter> parameters() {
        if (raw.isEmpty()) {
            return List.of();
        }
        List<Parameter> parameters = new ArrayList<>();
        for (int start = 0; start < raw.length();) {
            int ampersand = raw.indexOf('&', start);
            int end = ampersand < 0 ? raw.length() : ampersand;
            if (end > start) {
                int equals = raw.indexOf('=', start, end);
                parameters.add(equals < 0
                        ? new Parameter(decode(raw.substring(start, end)), "")
                        : new Parameter(decode(raw.substring(start, equals)), decode(raw.substring(equals + 1, end))));
            }
            start = end + 1;
        }
        return parameters;
    }

    /// {@return the values of all parameters with this name}
    ///
    /// @param name the name, compared with regard to case
    /// @throws HttpError 400, when a parameter is not UTF-8 once it is decoded
    public List<String> all(String name) {
        // As a stream of the parameters it makes half as much garbage again of a request with two (BindingBenchmark).
        List<String> values = List.of();
        for (Parameter parameter : parameters()) {
            if (parameter.name.equals(name)) {
                values = values.isEmpty() ? new ArrayList<>(2) : values;
                values.add(parameter.value);
            }
        }
        return Collections.unmodifiableList(values);
    }

    /// {@return the value of the first parameter with this name}
    ///
    /// @param name the name, compared with regard to case
    /// @throws HttpError 400, when a parameter is not UTF-8 once it is decoded
    public Optional<String> first(String name) {
        return all(name).stream().findFirst();
    }

    private static String decode(String raw) {
        try {
            return PercentEncoding.decode("query", raw.replace('+', ' '));
        } catch (IllegalArgumentException e) {
            throw HttpError.of(Status.BAD_REQUEST, "The %s.".formatted(e.getMessage()));
        }
    }

    @Override
    public String toString() {
        return raw;
    }
}
