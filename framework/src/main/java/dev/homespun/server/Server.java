package dev.homespun.server;

import dev.homespun.http.ErrorBoundary;
import dev.homespun.http.Handler;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.System.Logger.Level;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;

/// A handler on a listening socket, from [#start] to [#close].
///
/// Every connection has a virtual thread of its own; the threads share nothing but what is here, all of it final,
/// atomic or volatile.
public final class Server implements AutoCloseable {

    private static final System.Logger LOG = System.getLogger(Server.class.getName());

    private final ErrorBoundary handler;
    private final ServerOptions options;
    private final Deadlines deadlines = new Deadlines();
    private final DateField date = new DateField();
    private final RefusalLog refusals = new RefusalLog(System::nanoTime);
    private final @Nullable TlsContext tls;
    private final Connections connections;
    private final @Nullable Listener listener;
    private final @Nullable Thread acceptor;
    /// Told to stop, for everybody to see; and stopping, for connections and the acceptor to act upon.
    private volatile boolean leaving;
    private volatile boolean stopping;

    private Server(Handler handler, ServerOptions options, @Nullable Listener listener) throws IOException {
        this.handler = new ErrorBoundary(new RequestBound(handler, new Semaphore(options.capacity().requests())));
        this.options = options;
        tls = options.tls() == null ? null : new TlsContext(options.tls(), System::nanoTime);
        connections = new Connections(options, refusals, accepted -> connection(options.proxies().isEmpty()
                ? accepted : new ProxiedTransport(accepted, options.proxies(), refusals)));
        this.listener = listener;
        if (listener == null) {
            acceptor = null;
        } else {
            int backlog = options.capacity().backlog();
            acceptor = Thread.ofPlatform().name("homespun-acceptor").daemon(false)
                    .unstarted(new Acceptor(listener, backlog, this::isEndingConnections, connections));
        }
    }

    /// Listens and begins to answer.
    ///
    /// @param handler answers all requests, on many threads at a time
    /// @param options where to listen and what to put up with
    /// @return the server, ready for connections
    /// @throws IOException when the address cannot be listened on, or a certificate not be used; the message is a
    ///     sentence that says why
    public static Server start(Handler handler, ServerOptions options) throws IOException {
        Listener listener = Listener.open(options);
        try {
            Server server = new Server(handler, options, listener);
            server.deadlines.start();
            if (server.acceptor != null) {
                server.acceptor.start();
            }
            return server;
        } catch (IOException | RuntimeException | Error e) {
            listener.close();
            throw e;
        }
    }

    /// Serves a single connection over two streams, without any socket, and returns when it is over.
    ///
    /// @param in what the peer sends
    /// @param out what the peer gets
    /// @param handler answers the requests
    /// @param options limits of messages, timeouts, TLS and the tap; the address, the proxies and the limits of
    ///     connections are not used
    /// @throws IOException when a stream fails while it is closed, or a certificate cannot be used
    public static void serve(InputStream in, OutputStream out, Handler handler, ServerOptions options)
            throws IOException {
        try (Server server = new Server(handler, options, null)) {
            server.deadlines.start();
            server.connection(new StreamTransport(in, out)).run();
        }
    }

    private Connection connection(Transport transport) {
        Transport plain = tls == null ? transport : new TlsTransport(transport, tls);
        return new Connection(options.tap() == WireTap.NONE ? plain : new TappedTransport(plain, options.tap()), this);
    }

    /// {@return the port that is listened on, also when a free one was asked for; 0 where there are no ports}
    public int port() {
        return listener == null ? 0 : listener.port();
    }

    /// {@return where this server is reached, such as `http://127.0.0.1:8080`, `https` with TLS, or `unix:` and a path}
    public String url() {
        return switch (options.address()) {
            case Address.Tcp(String host, int _) -> (tls == null ? "http://" : "https://")
                    + (host.indexOf(':') >= 0 ? "[" + host + "]" : host) + ":" + port();
            case Address.Unix unix -> "unix:" + unix.path().toAbsolutePath();
        };
    }

    /// {@return whether the server was told to stop; nothing new should be sent to it}
    public boolean isStopping() {
        return leaving;
    }

    /// {@return whether connections are to end with the request they are at}
    boolean isEndingConnections() {
        return stopping;
    }

    /// Stops, and loses no request that was accepted: goes on as before for the drain delay, then takes who is waiting
    /// to be accepted, closes the listener, ends idle connections, and waits for requests in progress until the drain
    /// time is over. Can be called again, and from any thread.
    @Override
    public void close() {
        leaving = true;
        try {
            if (!stopping) {
                Thread.sleep(options.timeouts().drainDelay());
            }
            stopping = true;
            long end = System.nanoTime() + options.timeouts().drain().toNanos();
            if (acceptor != null && !acceptor.join(options.timeouts().drain())) {
                acceptor.interrupt();
                acceptor.join();
            }
            connections.endWhenIdle(Connection.IDLE_WHILE_STOPPING);
            connections.awaitEnd(end - System.nanoTime());
        } catch (InterruptedException e) {
            stopping = true;
            Thread.currentThread().interrupt();
        }
        String requests = connections.requests();
        int left = connections.abort();
        if (left > 0) {
            LOG.log(Level.WARNING, "cut {0} {1} that did not end within {2} ms{3}; what handles their requests goes on",
                    left, left == 1 ? "connection" : "connections", options.timeouts().drain().toMillis(),
                    requests.isEmpty() ? "" : " (" + requests + ")");
        }
        deadlines.close();
    }

    ErrorBoundary handler() {
        return handler;
    }

    ServerOptions options() {
        return options;
    }

    Deadlines deadlines() {
        return deadlines;
    }

    Connections connections() {
        return connections;
    }

    RefusalLog refusals() {
        return refusals;
    }

    DateField date() {
        return date;
    }
}
