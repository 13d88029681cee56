package dev.homespun.testing.wire;

import dev.homespun.http.RequestTarget;
import dev.homespun.testing.wire.FuzzHandler.Call;
import dev.homespun.testing.wire.FuzzInputs.Input;
import dev.homespun.testing.wire.RequestOracle.Message;
import dev.homespun.testing.wire.RequestOracle.State;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;

/// Sends an input on a connection of its own, says that this was all, and looks for what must never happen.
///
/// @param patience how long all answers, and the end of the connection, may take
record FuzzTrial(Connector connector, FuzzHandler handler, Duration patience) {

    private static final String VALID = "GET /hello HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n";
    private static final int TLS_HANDSHAKE = 0x16;
    /// What is said to who speaks TLS on a port without it.
    private static final byte[] TLS_ALERT = {0x15, 3, 1, 0, 2, 2, 40};

    /// Something happened that must not.
    static final class Fault extends Exception {
        private static final long serialVersionUID = 1;

        private final byte[] received;

        Fault(String message, byte[] received) {
            super(message);
            this.received = received.clone();
        }

        byte[] received() {
            return received.clone();
        }
    }

    /// {@return the answers to an input, after which a valid request was answered, too}
    ///
    /// @throws Fault when something happened that must not
    List<FuzzAnswers.Answer> run(Input input) throws Fault, InterruptedException {
        handler.forget();
        byte[] received = converse(input);
        List<Message> asked = RequestOracle.messages(input.octets());
        List<FuzzAnswers.Answer> answers;
        byte[] alert = endsWith(received, TLS_ALERT) ? TLS_ALERT : new byte[0];
        try {
            answers = FuzzAnswers.read(Arrays.copyOf(received, received.length - alert.length), asked);
        } catch (Mismatch mismatch) {
            throw new Fault("%s, at octet %d of what came".formatted(mismatch.getMessage(), mismatch.at()), received);
        }
        if (alert.length > 0 && !startsWithTls(input, asked, answers.size())) {
            throw new Fault("a TLS alert answers what is no TLS", received);
        }
        String fault = fault(input, asked, answers);
        if (!fault.isEmpty()) {
            throw new Fault(fault, received);
        }
        requireValidAnswered();
        return answers;
    }

    private static boolean startsWithTls(Input input, List<Message> asked, int index) {
        return index < asked.size() && input.octets()[asked.get(index).start()] == TLS_HANDSHAKE;
    }

    private static boolean endsWith(byte[] whole, byte[] end) {
        return end.length <= whole.length
                && Arrays.equals(whole, whole.length - end.length, whole.length, end, 0, end.length);
    }

    private void requireValidAnswered() throws Fault, InterruptedException {
        byte[] received = converse(new Input(Escapes.octets(VALID), Splitting.WHOLE));
        String text = Escapes.latin1(received);
        if (!text.startsWith("HTTP/1.1 200 OK\r\n") || !text.endsWith("\r\n\r\nhello")) {
            throw new Fault("a valid request on a new connection is not answered by 200 and \"hello\"", received);
        }
    }

    private byte[] converse(Input input) throws Fault, InterruptedException {
        ByteArrayOutputStream received = new ByteArrayOutputStream();
        try (Line line = connector.connect()) {
            send(input, line);
            receive(line, received);
        } catch (IOException e) {
            throw new Fault(String.valueOf(e.getMessage()), received.toByteArray());
        }
        return received.toByteArray();
    }

    /// A server that has answered and closed does not take the rest.
    private static void send(Input input, Line line) {
        try {
            for (byte[] piece : input.pieces().pieces(input.octets(), line.mostCuts())) {
                line.send(piece);
            }
            line.halfClose();
        } catch (IOException closed) {
            // What it answered can still be read.
        }
    }

    private void receive(Line line, ByteArrayOutputStream received) throws Fault {
        Deadline deadline = Deadline.in(patience);
        while (true) {
            switch (line.receive(deadline.left())) {
                case Line.Received.Octets(byte[] octets) -> received.writeBytes(octets);
                case Line.Received.End _ -> {
                    return;
                }
                case Line.Received.Broken(String why) ->
                        throw new Fault("the connection broke: " + why, received.toByteArray());
                case Line.Received.Nothing _ ->
                        throw new Fault("the connection is open after " + patience, received.toByteArray());
            }
        }
    }

    private String fault(Input input, List<Message> asked, List<FuzzAnswers.Answer> answers) {
        for (int i = 0; i < answers.size(); i++) {
            FuzzAnswers.Answer answer = answers.get(i);
            if (answer.status() == 500 || answer.status() == 503) {
                return "answer %d is a %d that nobody asked for".formatted(i + 1, answer.status());
            }
            boolean refuses = answer.status() >= 400 && answer.closes();
            if (asked.get(i).state() == State.BROKEN_HEAD && !refuses) {
                return "message %d cannot be taken apart, and its answer is not a refusal that closes".formatted(i + 1);
            }
        }
        boolean ended = !answers.isEmpty() && (answers.getLast().closes() || answers.getLast().endsHttp());
        if (!ended && answers.size() < asked.size() && !maybeIgnored(input, asked.get(answers.size()))) {
            return "message %d has no answer".formatted(answers.size() + 1);
        }
        return faultOfCalls(asked, answers);
    }

    /// A TLS handshake, and the half of an empty line, are no messages.
    private static boolean maybeIgnored(Input input, Message message) {
        byte[] octets = input.octets();
        int first = octets[message.start()];
        return first == TLS_HANDSHAKE || first == '\r' && message.start() == octets.length - 1;
    }

    private String faultOfCalls(List<Message> asked, List<FuzzAnswers.Answer> answers) {
        List<Call> calls = handler.calls();
        if (calls.size() > answers.size()) {
            return "the handler was called %d times, for %d answers".formatted(calls.size(), answers.size());
        }
        for (int i = 0; i < calls.size(); i++) {
            String fault = fault(calls.get(i), asked.get(i), answers.get(i));
            if (!fault.isEmpty()) {
                return "call %d %s".formatted(i + 1, fault);
            }
        }
        return "";
    }

    private static String fault(Call call, Message message, FuzzAnswers.Answer answer) {
        if (message.state() == State.BROKEN_HEAD || !call.method().equals(message.method())
                || !isSame(call.target(), message.target())) {
            return "is %s %s, but its message is %s %s (%s)".formatted(call.method(), call.target(), message.method(),
                    message.target(), message.state());
        }
        boolean same = call.ended()
                ? message.state() == State.WHOLE && Arrays.equals(call.content(), message.content())
                : startsWith(message.content(), call.content());
        if (!same) {
            return "read \"%s\"%s, but the content of the message is \"%s\" (%s)".formatted(
                    VisibleOctets.brief(call.content()), call.ended() ? " to its end" : "",
                    VisibleOctets.brief(message.content()), message.state());
        }
        boolean refused = answer.status() >= 400 && answer.closes();
        return message.state() == State.BROKEN_CONTENT && call.readsAll() && !refused
                ? "read broken content, and its answer is not a refusal that closes" : "";
    }

    private static boolean startsWith(byte[] whole, byte[] start) {
        return start.length <= whole.length && Arrays.equals(whole, 0, start.length, start, 0, start.length);
    }

    /// An empty query is none; other forms than that of a path are not put together again from their parts.
    private static boolean isSame(RequestTarget target, String sent) {
        return !(target instanceof RequestTarget.Origin)
                || sent.equals(target.toString()) || sent.equals(target + "?");
    }
}
