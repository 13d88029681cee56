package dev.homespun.server;

import dev.homespun.http.Network;
import dev.homespun.http.Peer;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.ProtocolException;
import java.util.List;

/// A connection that a proxy has made for a client, and begins with a [ProxyHeader] that says for whom.
///
/// The header is believed, so nobody but the proxies may send one; and everybody has to, since a connection without one
/// is a way past the proxy. Everything else is closed on.
final class ProxiedTransport implements Transport {

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
    public InputStream input() {
        return raw.input();
    }

    @Override
    public OutputStream output() {
        return raw.output();
    }

    @Override
    public Peer peer() {
        return peer;
    }

    @Override
    public Origin origin() {
        return origin;
    }

    @Override
    public boolean hasArrived() {
        return raw.hasArrived();
    }

    @Override
    public void shutdownInput() throws IOException {
        raw.shutdownInput();
    }

    @Override
    public void endIdle() throws IOException {
        raw.endIdle();
    }

    @Override
    public void shutdownOutput() throws IOException {
        raw.shutdownOutput();
    }

    @Override
    public void abort() throws IOException {
        raw.abort();
    }

    @Override
    public void close() throws IOException {
        raw.close();
    }
}
