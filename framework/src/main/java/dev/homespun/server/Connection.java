package dev.homespun.server;

import dev.homespun.http.HttpError;
import dev.homespun.http.MessageLimits;
import dev.homespun.http.RequestHead;
import dev.homespun.http.Response;
import dev.homespun.server.ConnectionTrace.End;
import dev.homespun.wire.OctetInput;
import dev.homespun.wire.RequestReader;
import dev.homespun.wire.ResponseWriter;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/// One connection from its first octet to its last, on one virtual thread.
///
/// The thread is the state machine: where it blocks is the state the connection is in. What it waits for, and for how
/// long, is said to a [Deadline] beforehand; when that is missed, the call that blocks returns.
final class Connection implements Runnable {

    private static final System.Logger LOG = System.getLogger(Connection.class.getName());

    /// A record of TLS with the fatal alert handshake_failure, which every client of TLS understands.
    private static final byte[] NO_TLS_HERE = {21, 3, 1, 0, 2, 2, 40};
    static final Duration IDLE_WHILE_STOPPING = Duration.ofMillis(500);

    private final Server server;
    private final Timeouts timeouts;
    private final Transport transport;
    private final Deadline reading;
    private final Deadline writing;
    private final TimedInput timedInput;
    private final RequestReader reader;
    private final Link link;
    private final ConnectionTrace trace = new ConnectionTrace();
    /// What is being answered. Set by the thread of the connection for whoever looks, to whom it may be a little old.
    private final AtomicReference<@Nullable RequestHead> current = new AtomicReference<>();
    /// Nothing has been said in HTTP yet. Behind an answer, octets that are no HTTP would be taken for the next one.
    private boolean isFirst = true;

    Connection(Transport transport, Server server) {
        this.server = server;
        this.transport = transport;
        MessageLimits limits = server.options().limits();
        timeouts = server.options().timeouts();
        reading = server.deadlines().open();
        writing = server.deadlines().open();
        HeldOutput output = new HeldOutput(new TimedOutput(transport, writing, timeouts.paceOfResponses()), writing,
                this::hasMore);
        timedInput = new TimedInput(transport, reading, output);
        reader = new RequestReader(limits);
        OctetInput input = new OctetInput(timedInput);
        ResponseWriter writer = new ResponseWriter(output, server.date());
        link = new Link(transport, timedInput, input, output, writer, new Continuation(input, writer), limits);
    }

    @Override
    public void run() {
        trace.begin();
        try (transport) {
            if (establish()) {
                serve();
            }
        } catch (IOException gone) {
            trace.endBy(End.FAILED);
            LOG.log(Level.DEBUG, "connection to %s failed".formatted(transport.peer().address()), gone);
        } finally {
            server.deadlines().remove(reading);
            server.deadlines().remove(writing);
            trace.commit(transport.peer(), timedInput.octets(), link.output().octets());
        }
    }

    /// What comes before HTTP. While it lasts the connection is idle: nothing is lost when it has to give way.
    ///
    /// @return whether requests can follow
    private boolean establish() throws IOException {
        reading.setIdle(timeouts.handshake(), transport::close, () -> false);
        if (server.isEndingConnections()) {
            endWhenIdle(IDLE_WHILE_STOPPING);
        }
        try {
            boolean established = transport.establish();
            boolean inTime = reading.clear();
            if (established) {
                return inTime && server.connections().admits(this, transport);
            }
        } catch (HttpError refused) {
            reading.clear();
            Exchange exchange = unreadable(refused);
            exchange.write(exchange.answer(server.handler()), true);
        }
        linger();
        return false;
    }

    private boolean hasMore() {
        return link.input().hasBuffered();
    }

    /// Reads a request, answers it, writes the response, again.
    private void serve() throws IOException {
        Duration patience = timeouts.connect();
        boolean persists = true;
        boolean isSilent = false;
        while (persists && awaitRequest(patience)) {
            Exchange exchange = readRequest();
            Response response = exchange.answer(server.handler());
            persists = exchange.write(response, server.isEndingConnections());
            isSilent = !persists && exchange.isLastOfPeer(response);
            patience = timeouts.idle();
        }
        if (isSilent) {
            announceEnd();
        } else {
            linger();
        }
    }

    /// Blocks until a request begins.
    ///
    /// @return false when none will
    private boolean awaitRequest(Duration patience) throws IOException {
        current.setRelease(null);
        link.input().trim();
        if (!link.input().hasMessage()) {
            timedInput.startWaiting(patience);
            if (server.isEndingConnections()) {
                endWhenIdle(IDLE_WHILE_STOPPING);
            }
            boolean arrived = link.input().awaitMessage();
            boolean inTime = reading.clear();
            if (!arrived || !inTime) {
                trace.endBy(inTime ? End.BY_PEER : End.IDLE);
                return false;
            }
        }
        timedInput.startHead(timeouts.head());
        if (isFirst && link.input().peek() == TlsRecords.HANDSHAKE) { // no method starts with it
            LOG.log(Level.DEBUG, "TLS handshake from {0} on a port without TLS", transport.peer().address());
            link.output().write(NO_TLS_HERE);
            return false;
        }
        return true;
    }

    private Exchange readRequest() throws IOException {
        isFirst = false;
        try {
            RequestHead head = reader.read(link.input());
            timedInput.startContent(timeouts.paceOfRequest());
            trace.countRequest();
            current.setRelease(head);
            return Exchange.of(head, link);
        } catch (HttpError malformed) {
            return unreadable(malformed);
        }
    }

    private Exchange unreadable(HttpError found) {
        HttpError why = found.occurringIn(UUID.randomUUID());
        server.refusals().message(transport.peer().address(), why);
        trace.endBy(End.NOT_KEPT);
        return Exchange.of(new Incoming.Unreadable(why, reader.framing()), link);
    }

    /// Ends the connection so that the peer can still read the last answer: says that nothing more comes, then reads
    /// until the peer has said the same. Closing at once would reset a connection that has unread octets, and a reset
    /// makes the peer drop what it has not read yet (RFC 9112, section 9.6).
    private void linger() throws IOException {
        announceEnd();
        if (timedInput.wasLate()) {
            // Nothing can be read any more, and with both directions shut the system resets at the next octet.
            sleep(timeouts.linger());
            return;
        }
        transport.shutdownOutput();
        byte[] discarded = new byte[8 << 10];
        long left = link.limits().lingerOctets();
        int read = 0;
        while (read >= 0 && left > 0) {
            read = transport.input().read(discarded);
            left -= read;
        }
        reading.clear();
    }

    private void announceEnd() throws IOException {
        link.output().flush();
        current.setRelease(null);
        reading.set(timeouts.linger(), transport::close);
        transport.announceEnd();
    }

    private static void sleep(Duration time) {
        try {
            Thread.sleep(time);
        } catch (InterruptedException enough) {
            Thread.currentThread().interrupt();
        }
    }

    /// {@return the request that is being answered, from any thread; nothing between two requests}
    Optional<RequestHead> current() {
        return Optional.ofNullable(current.getAcquire());
    }

    /// {@return when it began to wait for a request, on the clock of [System#nanoTime], or 0 when it does not wait}
    long idleSince() {
        return reading.idleSince();
    }

    /// Ends the connection now, unless a request has begun; from any thread.
    ///
    /// @return whether it was idle
    boolean endIfIdle() {
        return reading.missIfIdle();
    }

    /// Ends the connection after a time, unless a request has begun by then; from any thread.
    void endWhenIdle(Duration time) {
        reading.shortenIdle(time);
    }

    /// Ends the connection now, from any thread; a response that is being written stays visibly incomplete.
    void abort() {
        try {
            transport.abort();
        } catch (IOException alreadyClosed) {
            LOG.log(Level.DEBUG, "connection was gone before it was closed", alreadyClosed);
        }
    }
}
