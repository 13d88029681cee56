package dev.homespun.server;

import dev.homespun.http.Peer;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.Predicate;

/// The connections of a server: how many there may be, in all and for one peer, and which of them gives way to another.
final class Connections {

    private static final System.Logger LOG = System.getLogger(Connections.class.getName());

    /// What a connection is given to begin a request before it can be ended in favour of another: the request may have
    /// arrived, and only not been read yet.
    private static final long LEAST_IDLE_NANOS = 1_000_000_000;

    /// How often to look again for one that is idle, while somebody waits.
    private static final int TICK_MILLIS = 100;

    /// Of many requests that do not end, these are enough to see what they wait for.
    private static final int MOST_NAMED = 10;

    private final Map<Connection, Origin> open = new ConcurrentHashMap<>();
    private final Map<Origin, Integer> perOrigin = new ConcurrentHashMap<>();
    private final int most;
    private final int mostPerOrigin;
    private final boolean behindProxies;
    private final Semaphore room;
    private final RefusalLog refusals;
    private final Function<Transport, Connection> maker;

    /// @param maker makes what serves a connection
    Connections(ServerOptions options, RefusalLog refusals, Function<Transport, Connection> maker) {
        most = options.capacity().connections();
        mostPerOrigin = options.capacity().connectionsPerAddress();
        behindProxies = !options.proxies().isEmpty();
        room = new Semaphore(most);
        this.refusals = refusals;
        this.maker = maker;
    }

    /// Serves a connection on a thread of its own, once there is room for it, and makes room while another is idle: who
    /// has a request goes before who may have one later.
    ///
    /// @param accepted since only then it is known that somebody waits; closed when it is not served
    /// @throws InterruptedException when waiting for room was cut short
    void admit(Transport accepted) throws InterruptedException, IOException {
        Origin origin = behindProxies ? Origin.PROXY : accepted.origin();
        if (!enter(origin)) {
            leave(origin);
            accepted.close();
            complain(accepted.peer());
            return;
        }
        try {
            awaitRoom(accepted.peer());
        } catch (InterruptedException outOfTime) {
            leave(origin);
            accepted.close();
            throw outOfTime;
        }
        try {
            Thread.ofVirtual().name("homespun-connection").start(() -> serve(accepted, origin));
        } catch (Throwable noThread) {
            leave(origin);
            room.release();
            accepted.close();
            throw noThread;
        }
    }

    /// Counts a connection as a client's, once a proxy has said whose it is; all others have been counted.
    ///
    /// @return false when the client has too many, and this one has to end
    boolean admits(Connection connection, Transport transport) {
        if (!Origin.PROXY.equals(open.get(connection))) {
            return true;
        }
        Origin origin = transport.origin();
        open.put(connection, origin);
        boolean fits = enter(origin);
        if (!fits) {
            complain(transport.peer());
        }
        return fits;
    }

    /// {@return whether there is room for one more from there, which counts in any case} A proxy has as many as it
    /// likes: its clients are counted.
    private boolean enter(Origin origin) {
        return origin.equals(Origin.PROXY)
                || perOrigin.merge(origin, 1, Integer::sum) <= mostPerOrigin || endLongestIdle(origin::equals);
    }

    private void leave(Origin origin) {
        perOrigin.computeIfPresent(origin, (_, count) -> count == 1 ? null : count - 1);
    }

    private void complain(Peer peer) {
        String why = mostPerOrigin + " are open from there";
        refusals.connection(peer.address(), why);
        Flight.limitHit("connectionsPerAddress", why, peer.address());
    }

    private void awaitRoom(Peer peer) throws InterruptedException {
        boolean admitted = room.tryAcquire();
        if (!admitted) {
            Flight.limitHit("connections", most + " are open", peer.address());
        }
        while (!admitted) {
            endLongestIdle(_ -> true);
            admitted = room.tryAcquire(TICK_MILLIS, TimeUnit.MILLISECONDS);
        }
    }

    private void serve(Transport accepted, Origin accepting) {
        Origin origin = accepting;
        try (accepted) {
            Connection connection = maker.apply(accepted);
            open.put(connection, origin);
            try {
                connection.run();
            } finally {
                origin = Objects.requireNonNullElse(open.remove(connection), origin);
            }
        } catch (IOException gone) {
            LOG.log(Level.DEBUG, "connection could not be closed", gone);
        } finally {
            leave(origin);
            room.release();
        }
    }

    /// {@return whether there was one to end}
    private boolean endLongestIdle(Predicate<Origin> from) {
        long latest = System.nanoTime() - LEAST_IDLE_NANOS;
        return open.entrySet().stream().filter(entry -> from.test(entry.getValue())).map(Map.Entry::getKey)
                .filter(connection -> connection.idleSince() != 0 && connection.idleSince() - latest < 0)
                .min((one, other) -> Long.signum(one.idleSince() - other.idleSince()))
                .map(Connection::endIfIdle).orElse(false);
    }

    /// Ends those that are idle once their time is over, and says so to those that will be.
    void endWhenIdle(Duration time) {
        open.keySet().forEach(connection -> connection.endWhenIdle(time));
    }

    /// Waits until all have ended.
    ///
    /// @return whether they have, in time
    boolean awaitEnd(long nanos) throws InterruptedException {
        boolean ended = room.tryAcquire(most, nanos, TimeUnit.NANOSECONDS);
        if (ended) {
            room.release(most);
        }
        return ended;
    }

    /// {@return the requests that are being answered, such as `GET /a, POST /b and 3 more`; empty when there are none}
    String requests() {
        List<String> all = open.keySet().stream().flatMap(connection -> connection.current().stream())
                .map(head -> RefusalLog.visible(head.method() + " " + head.target())).toList();
        String some = String.join(", ", all.subList(0, Math.min(all.size(), MOST_NAMED)));
        return all.size() <= MOST_NAMED ? some : "%s and %d more".formatted(some, all.size() - MOST_NAMED);
    }

    /// Ends all that are left, whatever they do.
    ///
    /// @return how many were left
    int abort() {
        int left = open.size();
        open.keySet().forEach(Connection::abort);
        return left;
    }
}
