package dev.homespun.testing;

import dev.homespun.http.Fields;
import dev.homespun.http.Method;
import dev.homespun.json.JsonCodec;
import dev.homespun.testing.wire.Line;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;

/// One connection to an application that is tested, for who cares on which one a request is sent. Requests follow each
/// other on it as long as the application keeps it open. For one thread at a time.
public final class TestConnection implements TestClient, AutoCloseable {

    private final Line line;
    private final Place place;
    private final Incoming incoming;
    private final AtomicBoolean busy = new AtomicBoolean();
    private boolean ended;

    /// What all connections to an application have in common.
    ///
    /// @param host what the field Host says
    /// @param patience how long a whole answer may take
    /// @param json how the application reads and writes JSON
    /// @param watch knows what happened inside
    /// @param unsent gets what is not sent
    record Place(String host, Duration patience, JsonCodec json, Watch watch, Unsent unsent) {}

    TestConnection(Line line, Place place) {
        this.line = line;
        this.place = place;
        this.incoming = new Incoming(line);
    }

    @Override
    public TestRequest request(Method method, String target, Object... variables) {
        return request(this::exchange, place, method, target, variables);
    }

    static TestRequest request(TestRequest.Sender sender, Place place, Method method, String target,
            Object... variables) {
        Message message = new Message(method, Target.of(target, variables), Fields.none(), null, 0);
        return new TestRequest(sender, place.unsent.ticket(message), place.json, message);
    }

    /// {@return whether another request can be sent here: neither side has closed it, or said that it will}
    public boolean isOpen() {
        return !ended && incoming.isQuiet();
    }

    /// @throws IllegalStateException when another thread is at it
    TestResponse exchange(Message message, EventReader reading) {
        if (!busy.compareAndSet(false, true)) {
            throw new IllegalStateException("a TestConnection is used by two threads at the same time; requests of a "
                    + "TestApp open one for each");
        }
        try {
            return exchangeAlone(message, reading);
        } finally {
            busy.set(false);
        }
    }

    private TestResponse exchangeAlone(Message message, EventReader reading) {
        byte[] sent = message.octets(place.host);
        incoming.begin(place.patience);
        try {
            Optional<IOException> notSent = send(sent);
            Answer answer = read(message, notSent, reading);
            ended |= reading.isDone() || !answer.persists() || message.saysClose() || notSent.isPresent();
            if (reading.isDone()) {
                close();
            }
            Transcript transcript = new Transcript(sent, incoming.seen());
            return new TestResponse(answer, transcript, fault(message, answer), place.json);
        } catch (NoAnswer none) {
            ended = true;
            throw failure(message, none, new Transcript(sent, incoming.seen()));
        }
    }

    /// A server may refuse before it has read everything: its answer is waited for all the same.
    private Optional<IOException> send(byte[] octets) {
        try {
            line.send(octets);
            return Optional.empty();
        } catch (IOException notTaken) {
            return Optional.of(notTaken);
        }
    }

    private Answer read(Message message, Optional<IOException> notSent, EventReader reading)
            throws NoAnswer {
        try {
            Answer answer = new AnswerReader(incoming, message.isHead(), reading).read();
            if (incoming.hasMore() && !reading.isDone() && answer.persists()) {
                throw new NoAnswer("there are more octets behind the answer");
            }
            return answer;
        } catch (NoAnswer none) {
            throw notSent.map(why -> new NoAnswer("the request could not be sent (%s), and %s".formatted(
                    why.getMessage(), none.sentence()))).orElse(none);
        }
    }

    private Optional<Throwable> fault(Message message, Answer answer) {
        return answer.status().code() >= 500 ? place.watch.faultOf(message.toString()) : Optional.empty();
    }

    private AssertionError failure(Message message, NoAnswer none, Transcript transcript) {
        String inside = place.watch.whereabouts(message.toString())
                .map(stack -> "\nthe application is still at it:\n" + stack).orElse("\n");
        return TestResponse.failure(none.sentence() + inside, transcript, place.watch.faultOf(message.toString()));
    }

    /// Closes the connection.
    ///
    /// @throws AssertionError when the application goes on with it all the same
    @Override
    public void close() {
        ended = true;
        try {
            line.close();
        } catch (IOException e) {
            throw new AssertionError(e.getMessage(), e);
        }
    }
}
