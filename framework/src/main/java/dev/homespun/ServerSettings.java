package dev.homespun;

import dev.homespun.server.Address;
import dev.homespun.server.Capacity;
import dev.homespun.server.ServerOptions;
import dev.homespun.server.Timeouts;
import dev.homespun.server.Tls;
import dev.homespun.settings.Reading;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.function.BiFunction;
import java.util.stream.Collectors;

/// What whoever starts a program may say of its server; what they do not say is as the application has it.
///
/// @param host where to listen, with `port`
/// @param port 0 takes a free one
/// @param server the rest
record ServerSettings(Optional<String> host, Optional<Integer> port, More server) {

    /// What is below `server`.
    ///
    /// @param unixSocket in place of host and port
    /// @param tlsCertificate a PEM file, with `tlsKey`
    /// @param proxyProtocol from where connections begin with a header of it
    record More(Optional<Path> unixSocket, Optional<Path> tlsCertificate, Optional<Path> tlsKey,
                List<String> proxyProtocol, Optional<Integer> connections, Optional<Integer> connectionsPerAddress,
                Optional<Integer> requests, Optional<Long> contentOctets, Optional<Duration> idle,
                Optional<Duration> drainDelay, Optional<Duration> drain) {}

    /// {@return the options with what was read; what is not possible is a mistake of the reading}
    static ServerOptions apply(Reading reading, ServerOptions options) {
        return reading.value(ServerSettings.class).map(settings -> settings.applyTo(options, reading::refuse))
                .orElse(options);
    }

    /// @param refused told the name of a setting, and why it is not possible
    private ServerOptions applyTo(ServerOptions options, BiConsumer<String, String> refused) {
        return new Steps(options, refused)
                .take("host", host, ServerOptions::withHost)
                .take("port", port, ServerOptions::withPort)
                .take("server.unix-socket", server.unixSocket, ServerOptions::withUnixSocket)
                .take("server.tls-certificate", server.tlsCertificate, (before, certificate) -> before.with(
                        Tls.pem(certificate, other(server.tlsKey, "server.tls-key"))))
                .take("server.tls-key", server.tlsKey, (before, key) -> before.with(
                        Tls.pem(other(server.tlsCertificate, "server.tls-certificate"), key)))
                .take("server.proxy-protocol", some(server.proxyProtocol), (before, networks) ->
                        before.withProxyProtocol(networks.toArray(String[]::new)))
                .take("server.connections", server.connections, ServerOptions::withConnections)
                .take("server.connections-per-address", server.connectionsPerAddress,
                        ServerOptions::withConnectionsPerAddress)
                .take("server.requests", server.requests, ServerOptions::withRequests)
                .take("server.content-octets", server.contentOctets, (before, octets) ->
                        before.with(before.limits().withContentOctets(octets)))
                .take("server.idle", server.idle, (before, time) -> before.with(before.timeouts().withIdle(time)))
                .take("server.drain-delay", server.drainDelay, (before, time) ->
                        before.with(before.timeouts().withDrainDelay(time)))
                .take("server.drain", server.drain, (before, time) -> before.with(before.timeouts().withDrain(time)))
                .options;
    }

    private static Path other(Optional<Path> file, String key) {
        return file.orElseThrow(() -> new IllegalArgumentException("it goes with %s, which is missing".formatted(key)));
    }

    private static Optional<List<String>> some(List<String> texts) {
        return texts.isEmpty() ? Optional.empty() : Optional.of(texts);
    }

    /// One setting after the other, those that are not possible being left out.
    private record Steps(ServerOptions options, BiConsumer<String, String> refused) {

        <T> Steps take(String key, Optional<T> value, BiFunction<ServerOptions, T, ServerOptions> with) {
            if (value.isEmpty()) {
                return this;
            }
            try {
                return new Steps(with.apply(options, value.get()), refused);
            } catch (IllegalArgumentException impossible) {
                refused.accept(key, String.valueOf(impossible.getMessage()));
                return this;
            }
        }
    }

    /// {@return the texts of what an application says itself, by the names of the settings}
    static Map<String, String> textsOf(ServerOptions options) {
        Map<String, String> texts = new TreeMap<>();
        switch (options.address()) {
            case Address.Tcp tcp -> {
                texts.put("host", tcp.host());
                texts.put("port", Integer.toString(tcp.port()));
            }
            case Address.Unix unix -> texts.put("server.unix-socket", unix.path().toString());
        }
        if (!options.proxies().isEmpty()) {
            texts.put("server.proxy-protocol", options.proxies().stream().map(Object::toString)
                    .collect(Collectors.joining(",")));
        }
        Capacity capacity = options.capacity();
        texts.put("server.connections", Integer.toString(capacity.connections()));
        texts.put("server.connections-per-address", Integer.toString(capacity.connectionsPerAddress()));
        texts.put("server.requests", Integer.toString(capacity.requests()));
        texts.put("server.content-octets", Long.toString(options.limits().contentOctets()));
        Timeouts timeouts = options.timeouts();
        texts.put("server.idle", text(timeouts.idle()));
        texts.put("server.drain-delay", text(timeouts.drainDelay()));
        texts.put("server.drain", text(timeouts.drain()));
        return texts;
    }

    private static String text(Duration time) {
        return time.toMillis() % 1_000 == 0 ? time.toSeconds() + "s" : time.toMillis() + "ms";
    }
}
