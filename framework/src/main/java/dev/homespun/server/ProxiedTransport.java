package dev.homespun.server;

import dev.homespun.http.Network;
import dev.homespun.http.Peer;
import java.io.EOFException;
import java.io.IOException;
import java.net.ProtocolException;
import java.util.List;

/// A connection that a proxy has made for a client, and begins with a [ProxyHeader] that says for whom.
///
/// The header is believed, so nobody but the proxies may send one; and everybody has to, since a connection without one
/// is a way past the proxy. Everything else is closed on.
final class ProxiedTransport implements Transport.Around {

    private final Transport raw;
    private final List<Network> proxies;
    private final RefusalLog refusals;
    private Peer peer;
    private Origin origin = Origin.PROXY;

    ProxiedTransport(Transport raw, List<Network> proxies, RefusalLog refusals) {
        this.raw = raw;
        this.proxies = proxies;
        this.refusals = refusals;
        peer = raw.peer();
    }

    @Override
    public Transport inner() {
        return raw;
    }

    /// Reads the header.
    @Override
    public boolean establish() throws IOException {
        if (!raw.establish()) {
            return false;
        }
        if (proxies.stream().noneMatch(network -> network.contains(raw.peer()))) {
            refusals.connection(raw.peer().address(), "it is not in " + proxies);
            throw new ProtocolException("no proxy");
        }
        try {
            if (ProxyHeader.read(raw.input()) instanceof ProxyHeader.OfClient(String address, int port)) {
                peer = new Peer(address, port, false);
                origin = Origin.of(peer);
            }
            return true;
        } catch (EOFException nothing) {
            return false; // a health check that only connects
        } catch (ProtocolException malformed) {
            refusals.connection(raw.peer().address(), "its PROXY header " + malformed.getMessage());
            throw malformed;
        }
    }

    @Override
    public Peer peer() {
        return peer;
    }

    @Override
    public Origin origin() {
        return origin;
    }
}
