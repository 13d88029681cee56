package dev.homespun.http;

import java.util.Locale;

/// What a request is about, in one of four forms (RFC 9112, section 3.2).
public sealed interface RequestTarget {

    /// A path and perhaps a query: what nearly all requests have (section 3.2.1).
    ///
    /// @param path the path
    /// @param query the query, which may be empty
    record Origin(UriPath path, UriQuery query) implements RequestTarget {
        @Override
        public String toString() {
            return query.raw().isEmpty() ? path.raw() : path.raw() + "?" + query.raw();
        }
    }

    /// A whole URI, as sent to proxies; its authority wins over the Host field (section 3.2.2).
    ///
    /// @param scheme `http` or `https`
    /// @param authority host and port
    /// @param origin path and query
    record Absolute(String scheme, Authority authority, Origin origin) implements RequestTarget {
        @Override
        public String toString() {
            return scheme + "://" + authority + origin;
        }
    }

    /// A host and a port, for CONNECT only (section 3.2.3).
    ///
    /// @param authority where the tunnel would lead
    record Tunnel(Authority authority) implements RequestTarget {
        @Override
        public String toString() {
            return authority.toString();
        }
    }

    /// `*`: the server as a whole, for OPTIONS only (section 3.2.4).
    record Asterisk() implements RequestTarget {
        @Override
        public String toString() {
            return "*";
        }
    }

    /// Reads a target in the form that goes with the method.
    ///
    /// @param method the method of the request
    /// @param raw what was sent
    /// @return the target
    /// @throws IllegalArgumentException when it is in no form that the method allows, or has something that is refused
    static RequestTarget parse(Method method, String raw) {
        if (raw.indexOf('#') >= 0) {
            throw new IllegalArgumentException("target has a fragment, which is never sent (RFC 9110, 7.1)");
        }
        if (method.equals(Method.CONNECT)) {
            return tunnel(raw);
        }
        if (raw.startsWith("/")) {
            return origin(raw);
        }
        if (raw.equals("*")) {
            if (!method.equals(Method.OPTIONS)) {
                throw new IllegalArgumentException("target * goes with OPTIONS only (RFC 9112, 3.2.4)");
            }
            return new Asterisk();
        }
        return absolute(raw);
    }

    private static Tunnel tunnel(String raw) {
        if (raw.indexOf('/') < 0) {
            Authority authority = Authority.parse(raw);
            if (authority.port() >= 0) {
                return new Tunnel(authority);
            }
        }
        throw new IllegalArgumentException("target of CONNECT is not a host and a port (RFC 9112, 3.2.3)");
    }

    private static Origin origin(String raw) {
        int question = raw.indexOf('?');
        return question < 0
                ? new Origin(UriPath.parse(raw), UriQuery.EMPTY)
                : new Origin(UriPath.parse(raw.substring(0, question)), new UriQuery(raw.substring(question + 1)));
    }

    private static Absolute absolute(String raw) {
        int colon = raw.indexOf("://");
        String scheme = colon < 0 ? "" : raw.substring(0, colon).toLowerCase(Locale.ROOT);
        if (!scheme.equals("http") && !scheme.equals("https")) {
            throw new IllegalArgumentException("target is neither a path nor an http or https URI (RFC 9112, 3.2)");
        }
        String rest = raw.substring(colon + 3);
        int end = authorityEnd(rest);
        String pathAndQuery = rest.substring(end);
        return new Absolute(scheme, Authority.parse(rest.substring(0, end)),
                origin(pathAndQuery.startsWith("/") ? pathAndQuery : "/" + pathAndQuery));
    }

    private static int authorityEnd(String rest) {
        for (int i = 0; i < rest.length(); i++) {
            if (rest.charAt(i) == '/' || rest.charAt(i) == '?' || rest.charAt(i) == '#') {
                return i;
            }
        }
        return rest.length();
    }
}
