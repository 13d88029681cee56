package dev.homespun.server;

import dev.homespun.http.MessageLimits;
import dev.homespun.http.Network;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// How a server listens and what it puts up with.
///
/// @param address where to listen
/// @param tls how to encrypt, or null for not at all
/// @param proxies from where connections begin with a header of the PROXY protocol; none for nowhere
/// @param capacity how much to take on at a time
/// @param limits how large a request may be
/// @param timeouts how long a peer may take
/// @param tap sees the octets, [WireTap#NONE] for nobody
public record ServerOptions(Address address, @Nullable Tls tls, List<Network> proxies, Capacity capacity,
                            MessageLimits limits, Timeouts timeouts, WireTap tap) {

    private static final Address.Tcp LOCAL = new Address.Tcp("127.0.0.1", 8080);

    /// 127.0.0.1:8080, without TLS and tap, and the defaults of the rest.
    public static final ServerOptions DEFAULTS = new ServerOptions(LOCAL, null, List.of(), Capacity.DEFAULTS,
            MessageLimits.DEFAULTS, Timeouts.DEFAULTS, WireTap.NONE);

    /// Copies the list.
    public ServerOptions {
        proxies = List.copyOf(proxies);
    }

    /// {@return the defaults, to start from}
    public static ServerOptions defaults() {
        return DEFAULTS;
    }

    /// {@return these options with another host}
    ///
    /// @param other the name or address to listen on
    /// @throws IllegalArgumentException when it is blank
    public ServerOptions withHost(String other) {
        return with(new Address.Tcp(other, tcp().port()));
    }

    /// {@return these options with another port}
    ///
    /// @param other 0 to 65535; 0 takes a free one
    /// @throws IllegalArgumentException when it is outside the range
    public ServerOptions withPort(int other) {
        return with(new Address.Tcp(tcp().host(), other));
    }

    private Address.Tcp tcp() {
        return switch (address) {
            case Address.Tcp tcp -> tcp;
            case Address.Unix _ -> LOCAL;
        };
    }

    /// {@return these options with a UNIX domain socket, in place of host and port}
    ///
    /// @param path where to make it; its permissions will be those of [Address.Unix#Unix(Path)]
    public ServerOptions withUnixSocket(Path path) {
        return with(new Address.Unix(path));
    }

    /// {@return these options with another address}
    ///
    /// @param other where to listen
    public ServerOptions with(Address other) {
        return new ServerOptions(other, tls, proxies, capacity, limits, timeouts, tap);
    }

    /// {@return these options with TLS}
    ///
    /// @param other how to encrypt
    public ServerOptions with(Tls other) {
        return new ServerOptions(address, other, proxies, capacity, limits, timeouts, tap);
    }

    /// {@return these options with the PROXY protocol, versions 1 and 2}
    ///
    /// A proxy that passes connections on without looking into them, as HAProxy can, says in a header before each whose
    /// it is; [dev.homespun.http.Request#peer] then shows that. From the networks given every connection has to begin
    /// with a header, and from everywhere else there is none that is served: a port that takes both would let clients
    /// forge their address, or pass by the proxy. The limit of connections for one peer is for each client that a proxy
    /// names; those that a proxy has open for itself count for nobody.
    ///
    /// @param networks of the proxies, such as `10.0.0.0/8` or `::1`, and `unix` for a UNIX domain socket; none for no
    ///     header at all
    /// @throws IllegalArgumentException when one is no network
    public ServerOptions withProxyProtocol(String... networks) {
        List<Network> parsed = Arrays.stream(networks).map(Network::parse).toList();
        return new ServerOptions(address, tls, parsed, capacity, limits, timeouts, tap);
    }

    /// {@return these options with another capacity}
    ///
    /// @param other how much to take on at a time
    public ServerOptions with(Capacity other) {
        return new ServerOptions(address, tls, proxies, other, limits, timeouts, tap);
    }

    /// {@return these options with another backlog}
    ///
    /// @param most 1 to 65,535
    /// @throws IllegalArgumentException when it is outside the range
    public ServerOptions withBacklog(int most) {
        return with(new Capacity(most, capacity.connections(), capacity.connectionsPerAddress(), capacity.requests()));
    }

    /// {@return these options with another limit of connections}
    ///
    /// @param most 1 to 1,000,000
    /// @throws IllegalArgumentException when it is outside the range
    public ServerOptions withConnections(int most) {
        return with(new Capacity(capacity.backlog(), most, capacity.connectionsPerAddress(), capacity.requests()));
    }

    /// {@return these options with another limit of connections for one peer}
    ///
    /// @param most 1 to 1,000,000
    /// @throws IllegalArgumentException when it is outside the range
    public ServerOptions withConnectionsPerAddress(int most) {
        return with(new Capacity(capacity.backlog(), capacity.connections(), most, capacity.requests()));
    }

    /// {@return these options with another limit of requests}
    ///
    /// @param most 1 to 1,000,000
    /// @throws IllegalArgumentException when it is outside the range
    public ServerOptions withRequests(int most) {
        return with(new Capacity(capacity.backlog(), capacity.connections(), capacity.connectionsPerAddress(), most));
    }

    /// {@return these options with other limits}
    ///
    /// @param other how large a request may be
    public ServerOptions with(MessageLimits other) {
        return new ServerOptions(address, tls, proxies, capacity, other, timeouts, tap);
    }

    /// {@return these options with other timeouts}
    ///
    /// @param other how long a peer may take
    public ServerOptions with(Timeouts other) {
        return new ServerOptions(address, tls, proxies, capacity, limits, other, tap);
    }

    /// {@return these options with a tap}
    ///
    /// @param other sees the octets of all connections; [WireTap#NONE] for nobody
    public ServerOptions with(WireTap other) {
        return new ServerOptions(address, tls, proxies, capacity, limits, timeouts, other);
    }
}
