package dev.homespun.server;

import dev.homespun.http.Handler;
import dev.homespun.testing.wire.Connector;
import java.io.IOException;

/// One server for many connections that have no sockets: what one of them leaves behind is there for the next, which
/// [Server#serve], with a server for each, would hide.
public record InMemoryServer(Server server) implements AutoCloseable {

    public static InMemoryServer start(Handler handler, ServerOptions options) throws IOException {
        return new InMemoryServer(Server.start(handler, options));
    }

    public Connector connector() {
        return Connector.inMemory((in, out) -> new Connection(new StreamTransport(in, out), server).run());
    }

    @Override
    public void close() {
        server.close();
    }
}
