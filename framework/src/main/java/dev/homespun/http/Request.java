package dev.homespun.http;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A request: its head, its content, who sent it, and the route it matched. Immutable; only the content is used up
/// by reading it.
public final class Request {

    private static final Authority NO_HOST = new Authority("localhost", -1);

    private final RequestHead head;
    private final Content content;
    private final Peer peer;
    private final Interim interim;
    private final RequestId id;
    private final RequestListener listener;
    private final @Nullable MatchedRoute route;
    /// Read when it is first asked for, and kept: with each answer it is asked for twice, and a browser's request took
    /// 9.8 µs instead of 7.0 in memory. By two threads at once it would be read twice, and nothing else happens.
    private @Nullable Accept accept;

    /// A request as it came from a connection.
    ///
    /// @param head the request line and the fields
    /// @param content the content, which reads from the connection
    /// @param peer the other end
    /// @param interim sends interim responses
    public Request(RequestHead head, Content content, Peer peer, Interim interim) {
        this(head, content, peer, interim, new RequestId(), RequestListener.NONE, null);
    }

    private Request(RequestHead head, Content content, Peer peer, Interim interim, RequestId id,
            RequestListener listener, @Nullable MatchedRoute route) {
        this.head = head;
        this.content = content;
        this.peer = peer;
        this.interim = interim;
        this.id = id;
        this.listener = listener;
        this.route = route;
    }

    /// {@return a request that comes from no connection, for tests}
    ///
    /// @param method the method
    /// @param target a path and perhaps a query, such as `/books?page=2`
    /// @throws IllegalArgumentException when the target is malformed
    public static Request of(Method method, String target) {
        RequestHead head = new RequestHead(method, RequestTarget.parse(method, target), HttpVersion.HTTP_1_1,
                Fields.of("Host", NO_HOST.host()));
        return new Request(head, Content.none(), Peer.IN_MEMORY, Interim.NONE);
    }

    /// {@return a GET request that comes from no connection, for tests}
    ///
    /// @param target a path and perhaps a query
    /// @throws IllegalArgumentException when the target is malformed
    public static Request get(String target) {
        return of(Method.GET, target);
    }

    /// {@return the request line and the fields}
    public RequestHead head() {
        return head;
    }

    /// {@return the method}
    public Method method() {
        return head.method();
    }

    /// {@return the target in the form that was sent}
    public RequestTarget target() {
        return head.target();
    }

    /// {@return the path of the target; the root for the two forms that have none}
    public UriPath path() {
        return origin().path();
    }

    /// {@return the query of the target; empty when there is none}
    public UriQuery query() {
        return origin().query();
    }

    /// {@return host and port that the request was meant for: the target's own, else those of the Host field
    ///     (RFC 9112, section 3.3)}
    public Authority authority() {
        return switch (head.target()) {
            case RequestTarget.Absolute absolute -> absolute.authority();
            case RequestTarget.Tunnel tunnel -> tunnel.authority();
            case RequestTarget.Origin _, RequestTarget.Asterisk _ ->
                    head.fields().first("Host").map(Authority::parse).orElse(NO_HOST);
        };
    }

    /// {@return the version of the message}
    public HttpVersion version() {
        return head.version();
    }

    /// {@return the fields}
    public Fields fields() {
        return head.fields();
    }

    /// {@return the value of the first field with this name}
    ///
    /// @param name the name, in any case
    public Optional<String> field(String name) {
        return head.fields().first(name);
    }

    /// {@return which media types the client wants}
    public Accept accept() {
        Accept known = accept;
        if (known == null) {
            known = Accept.of(head.fields());
            accept = known;
        }
        return known;
    }

    /// {@return the content}
    public Content content() {
        return content;
    }

    /// {@return the other end of the connection}
    public Peer peer() {
        return peer;
    }

    /// {@return the way to send interim responses, such as 103 with what the page will need, before the final one}
    public Interim interim() {
        return interim;
    }

    /// {@return what tells this request from all others: drawn by chance when it is first asked for, and the same for
    ///     all requests that are made of this one} Problems have it in their `instance`, and so has the log. Nothing
    ///     that the client sends has a say in it.
    public UUID id() {
        return id.uuid();
    }

    /// {@return who wants to know by which route this is answered, and what fails}
    public RequestListener listener() {
        return listener;
    }

    /// {@return the route that the router chose; empty before the router, and where no route fits}
    public Optional<MatchedRoute> route() {
        return Optional.ofNullable(route);
    }

    /// {@return the decoded value of a variable in the path of the route}
    ///
    /// @param name the name between the braces
    /// @throws IllegalArgumentException when the route has no such variable
    public String pathVariable(String name) {
        String value = route == null ? null : route.variables().get(name);
        if (value == null) {
            throw new IllegalArgumentException("no variable {%s} in %s".formatted(name,
                    route().map(MatchedRoute::template).orElse("a request without a route")));
        }
        return value;
    }

    /// {@return this request with one more field}
    ///
    /// @param name a token
    /// @param value the value
    /// @throws IllegalArgumentException when the name is no token or the value has a control character
    public Request with(String name, String value) {
        Fields fields = head.fields().with(name, value);
        RequestHead changed = new RequestHead(head.method(), head.target(), head.version(), fields);
        return new Request(changed, content, peer, interim, id, listener, route);
    }

    /// {@return this request with other content}
    ///
    /// @param other the content
    public Request with(Content other) {
        return new Request(head, other, peer, interim, id, listener, route);
    }

    /// {@return this request as the router hands it on}
    ///
    /// @param matched the route it chose
    public Request with(MatchedRoute matched) {
        return new Request(head, content, peer, interim, id, listener, matched);
    }

    /// {@return this request with somebody who wants to know its route, and what fails}
    ///
    /// @param other told by the router, and where a fault becomes an answer
    public Request with(RequestListener other) {
        return new Request(head, content, peer, interim, id, other, route);
    }

    private RequestTarget.Origin origin() {
        return switch (head.target()) {
            case RequestTarget.Origin origin -> origin;
            case RequestTarget.Absolute absolute -> absolute.origin();
            case RequestTarget.Tunnel _, RequestTarget.Asterisk _ ->
                    new RequestTarget.Origin(new UriPath("/", List.of()), UriQuery.EMPTY);
        };
    }

    /// {@return method and target, safe to log: a target that was accepted holds visible ASCII only}
    @Override
    public String toString() {
        return head.method() + " " + head.target();
    }
}
