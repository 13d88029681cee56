package dev.homespun.testing;

import dev.homespun.App;
import dev.homespun.http.Method;
import dev.homespun.server.Address;
import dev.homespun.server.Server;
import dev.homespun.server.ServerOptions;
import dev.homespun.testing.TestConnection.Place;
import dev.homespun.testing.wire.Connector;
import dev.homespun.testing.wire.Line;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedDeque;

/// An application under test, and the client that asks it. In memory or on a port, requests and answers are the octets
/// that a browser would exchange with it, through the same parser and the same writer.
///
/// ```java
/// try (TestApp t = TestApp.inMemory(Main.app())) {
///     t.get("/books/7").expect(200).json(Book.class);
/// }
/// ```
///
/// It opens connections as requests need them, keeps them, and can be used by several threads. Closing it ends the
/// connections and the server, if there is one, and closes the application with everything that it was provided.
public final class TestApp implements TestClient, AutoCloseable {

    /// How long an answer may take, all of it, unless something else is said: 5 s.
    public static final Duration PATIENCE = Duration.ofSeconds(5);

    /// How long a request that is in progress at the end may take.
    private static final Duration DRAIN = Duration.ofSeconds(5);

    private final App app;
    private final Optional<Server> server;
    private final Connector connector;
    private final Place place;
    private final Deque<TestConnection> idle = new ConcurrentLinkedDeque<>();
    private final Set<TestConnection> connections = ConcurrentHashMap.newKeySet();

    private TestApp(App app, Optional<Server> server, Connector connector, Place place) {
        this.app = app;
        this.server = server;
        this.connector = connector;
        this.place = place;
    }

    /// {@return an application that is asked without a port}
    ///
    /// @param app the application, put together and not in use; closed with what is returned
    /// @throws IllegalStateException as [App#begin]
    public static TestApp inMemory(App app) {
        return inMemory(app, PATIENCE);
    }

    /// {@return an application that is asked without a port}
    ///
    /// @param app the application, put together and not in use; closed with what is returned
    /// @param patience how long an answer may take, all of it
    /// @throws IllegalStateException as [App#begin]
    public static TestApp inMemory(App app, Duration patience) {
        begin(app);
        Watch watch = new Watch(app);
        ServerOptions options = options(app);
        Connector connector = Connector.inMemory((in, out) -> Server.serve(in, out, watch, options));
        return new TestApp(app, Optional.empty(), connector, place("localhost", patience, app, watch));
    }

    /// {@return an application that listens on a free port of the loopback address}
    ///
    /// Its own options hold, but for where it listens; it speaks plain HTTP.
    ///
    /// @param app the application, put together and not in use; closed with what is returned
    /// @throws IllegalStateException as [App#begin]
    public static TestApp live(App app) {
        return live(app, PATIENCE);
    }

    /// {@return an application that listens on a free port of the loopback address}
    ///
    /// @param app the application, put together and not in use; closed with what is returned
    /// @param patience how long an answer may take, all of it
    /// @throws IllegalStateException as [App#begin]
    public static TestApp live(App app, Duration patience) {
        begin(app);
        Watch watch = new Watch(app);
        try {
            Server server = app.listen(options(app), _ -> watch);
            return new TestApp(app, Optional.of(server), Connector.loopback(server.port()),
                    place("127.0.0.1:" + server.port(), patience, app, watch));
        } catch (IOException e) {
            app.close();
            throw new UncheckedIOException(e);
        }
    }

    private static void begin(App app) {
        try {
            app.begin();
        } catch (RuntimeException | Error mistakes) {
            app.close();
            throw mistakes;
        }
    }

    private static ServerOptions options(App app) {
        ServerOptions own = app.options();
        return new ServerOptions(new Address.Tcp("127.0.0.1", 0), null, List.of(), own.capacity(), own.limits(),
                own.timeouts().withDrainDelay(Duration.ZERO).withDrain(DRAIN), own.tap());
    }

    private static Place place(String host, Duration patience, App app, Watch watch) {
        return new Place(host, patience, app.json(), watch, new Unsent());
    }

    @Override
    public TestRequest request(Method method, String target, Object... variables) {
        return TestConnection.request(this::exchange, place, method, target, variables);
    }

    private TestResponse exchange(Message message, EventReader events) {
        TestConnection connection = idleOne().orElseGet(this::connection);
        // One that fails is closed at the end: the application may still be busy with it, and why is told already.
        TestResponse response = connection.exchange(message, events);
        if (connection.isOpen()) {
            idle.addFirst(connection);
        } else {
            close(connection);
        }
        return response;
    }

    private Optional<TestConnection> idleOne() {
        for (TestConnection next = idle.pollFirst(); next != null; next = idle.pollFirst()) {
            if (next.isOpen()) {
                return Optional.of(next);
            }
            close(next);
        }
        return Optional.empty();
    }

    /// {@return a connection of one's own, opened now; closed with this, if not before}
    public TestConnection connection() {
        TestConnection connection = new TestConnection(connect(), place);
        connections.add(connection);
        return connection;
    }

    private Line connect() {
        try {
            return connector.connect();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot connect to the application: " + e.getMessage(), e);
        }
    }

    /// Sends octets as they are on a connection of their own, ends that direction, and awaits all that comes back until
    /// the application closes the connection.
    ///
    /// ```java
    /// t.raw("GET / HTTP/1.1\r\n\r\n"); // HTTP/1.1 400 Bad Request …
    /// ```
    ///
    /// @param octets what is sent, a character from U+0000 to U+00FF for each octet
    /// @return what comes back, a character for each octet
    /// @throws IllegalArgumentException when a character is no octet
    /// @throws AssertionError when the connection does not end in time
    public String raw(String octets) {
        if (octets.chars().anyMatch(c -> c > 0xff)) {
            throw new IllegalArgumentException("raw(…) takes a character from U+0000 to U+00FF for each octet, "
                    + "and found another one; text in UTF-8 can be sent as octets: raw(text.getBytes(UTF_8))");
        }
        return new String(raw(octets.getBytes(StandardCharsets.ISO_8859_1)), StandardCharsets.ISO_8859_1);
    }

    /// Sends octets as they are; see [#raw(String)].
    ///
    /// @param octets what is sent
    /// @return what comes back
    /// @throws AssertionError when the connection does not end in time
    public byte[] raw(byte[] octets) {
        try (Line line = connect()) {
            line.send(octets);
            line.halfClose();
            Incoming incoming = new Incoming(line);
            incoming.begin(place.patience());
            return untilEnd(incoming, octets);
        } catch (IOException e) {
            throw new AssertionError("the octets could not be sent: " + e.getMessage(), e);
        }
    }

    private static byte[] untilEnd(Incoming incoming, byte[] sent) {
        ByteArrayOutputStream received = new ByteArrayOutputStream();
        try {
            for (int octet = incoming.next("the end"); octet >= 0; octet = incoming.next("the end")) {
                received.write(octet);
            }
            return received.toByteArray();
        } catch (NoAnswer none) {
            Transcript transcript = new Transcript(sent, received.toByteArray());
            throw TestResponse.failure(none.sentence() + "\n", transcript, Optional.empty());
        }
    }

    /// {@return the application}
    public App app() {
        return app;
    }

    /// {@return a line for each route: method, path, place, and its filters}
    public String routes() {
        return app.table();
    }

    /// {@return where the application listens, such as `http://127.0.0.1:40123`}
    ///
    /// @throws IllegalStateException when it is in memory, and nobody else can ask it
    public String url() {
        return server.map(Server::url).orElseThrow(() -> new IllegalStateException(
                "the application is in memory and listens nowhere; TestApp.live(app) listens on a port"));
    }

    /// Checks that every request that this thread has written has been sent, too: other threads may be about to send
    /// theirs. [#close] checks those of all threads.
    ///
    /// @throws AssertionError when one was not; the message says where it was written
    public void requireAllSent() {
        place.unsent().requireNoneOfOurs();
    }

    /// Forgets the requests that this thread has written and not sent: for who tells of another failure, which came
    /// before they could be.
    public void forgetUnsent() {
        place.unsent().forgetOurs();
    }

    /// Ends the connections, and closes the application with its server.
    ///
    /// @throws AssertionError when a request was written and never sent, or the application goes on with a connection
    ///     that is closed
    @Override
    public void close() {
        List<AssertionError> failures = new ArrayList<>();
        List.copyOf(connections).forEach(connection -> attempt(() -> close(connection), failures));
        app.close();
        attempt(place.unsent()::requireNone, failures);
        failures.stream().reduce((first, other) -> {
            first.addSuppressed(other);
            return first;
        }).ifPresent(failure -> {
            throw failure;
        });
    }

    private static void attempt(Runnable step, List<AssertionError> failures) {
        try {
            step.run();
        } catch (AssertionError failure) {
            failures.add(failure);
        }
    }

    private void close(TestConnection connection) {
        connections.remove(connection);
        connection.close();
    }
}
