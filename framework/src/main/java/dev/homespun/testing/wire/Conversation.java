package dev.homespun.testing.wire;

import dev.homespun.testing.wire.Line.Received;
import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;

/// One connection of a run: sends pieces, and keeps all that came with how far it is read.
final class Conversation {

    private final String name;
    private final Line line;
    private final Transcript transcript;
    private byte[] received = {};
    /// The index of the first octet that no step has looked at.
    private int position;
    private boolean over;
    /// Why the server could not be sent all there was to send; empty while it could.
    private String sendFailure = "";
    /// On the clock of [System#nanoTime].
    private long lastAct;

    /// @param began before it was connected, on the clock of [System#nanoTime]
    Conversation(String name, Line line, Transcript transcript, long began) {
        this.name = name;
        this.line = line;
        this.transcript = transcript;
        lastAct = began;
    }

    int position() {
        return position;
    }

    /// {@return octets that came, read as ISO 8859-1}
    String text(int from, int to) {
        return Escapes.latin1(Arrays.copyOfRange(received, from, to));
    }

    byte[] octets(int from, int to) {
        return Arrays.copyOfRange(received, from, to);
    }

    /// A server that has answered and closed does not take the rest. What it answered can still be read, but a client
    /// that only looks after it has sent may never see it: so that is no orderly end, see [#expectEnd].
    void send(byte[] octets, Splitting splitting) throws InterruptedException {
        List<byte[]> pieces = splitting.pieces(octets, line.mostCuts());
        for (byte[] piece : pieces) {
            transcript.add(name, Passage.Direction.SENT, piece);
            lastAct = System.nanoTime();
            try {
                line.send(piece);
            } catch (IOException e) {
                sendFailure = "while sending: " + e.getMessage();
                return;
            }
            if (pieces.size() > 1) {
                Thread.sleep(line.gap());
            }
        }
    }

    void halfClose() {
        try {
            line.halfClose();
        } catch (IOException _) {
            // As in send.
        }
    }

    void close() throws IOException {
        over = true;
        line.close();
    }

    /// {@return the next octet}
    ///
    /// @param expected what it belongs to, for the message when it does not come
    int next(String expected, Deadline deadline) throws Mismatch {
        while (position == received.length) {
            switch (line.receive(deadline.left())) {
                case Received.Octets(byte[] octets) -> keep(octets);
                case Received.End _ -> throw new Mismatch(expected, "the end of the connection", position);
                case Received.Broken(String why) -> throw new Mismatch(expected, broken(why), position);
                case Received.Nothing _ -> throw new Mismatch(expected, "nothing within " + words(deadline.patience()),
                        position);
            }
        }
        return received[position++] & 0xff;
    }

    /// {@return whether the connection ended before its next octet}
    boolean atEnd(Deadline deadline) throws Mismatch {
        if (position < received.length) {
            return false;
        }
        return switch (line.receive(deadline.left())) {
            case Received.Octets(byte[] octets) -> {
                keep(octets);
                yield false;
            }
            case Received.End _ -> {
                over = true;
                yield true;
            }
            case Received.Broken(String why) -> throw new Mismatch("the end of the connection", broken(why), position);
            case Received.Nothing _ -> throw new Mismatch("the end of the connection",
                    "an open connection after " + words(deadline.patience()), position);
        };
    }

    void expectEnd(boolean resetAllowed, Deadline deadline) throws Mismatch {
        expectNothingUnread("the end of the connection");
        switch (line.receive(deadline.left())) {
            case Received.Octets(byte[] octets) -> {
                keep(octets);
                expectNothingUnread("the end of the connection");
            }
            case Received.End _ -> endAfter(sendFailure, resetAllowed);
            case Received.Broken(String why) -> endAfter(why, resetAllowed);
            case Received.Nothing _ -> throw new Mismatch("the end of the connection",
                    "an open connection after " + words(deadline.patience()), position);
        }
    }

    private void endAfter(String failure, boolean resetAllowed) throws Mismatch {
        if (!failure.isEmpty() && !resetAllowed) {
            throw new Mismatch("the orderly end of the connection", broken(failure), position);
        }
        over = true;
    }

    /// An end is too early when it is seen too early after we have connected or sent something. On a busy machine we
    /// may come late to look; the server, whose time began after our last act, may have ended rightly by then.
    void expectSilence(Duration time) throws Mismatch {
        String expected = "an open connection and no octet for " + words(time);
        expectNothingUnread(expected);
        switch (line.receive(time)) {
            case Received.Octets(byte[] octets) -> {
                keep(octets);
                expectNothingUnread(expected);
            }
            case Received.End _ -> {
                if (System.nanoTime() - lastAct < time.toNanos()) {
                    throw new Mismatch(expected, "the end of the connection", position);
                }
            }
            case Received.Broken(String why) -> throw new Mismatch(expected, broken(why), position);
            case Received.Nothing _ -> { }
        }
    }

    /// What has come by the end of the scenario must have been expected; nothing is waited for.
    void expectAllRead() throws Mismatch {
        if (!over && line.receive(Duration.ZERO) instanceof Received.Octets(byte[] octets)) {
            keep(octets);
        }
        expectNothingUnread("nothing more");
    }

    private void expectNothingUnread(String expected) throws Mismatch {
        if (position < received.length) {
            int end = Math.min(received.length, position + 40);
            throw new Mismatch(expected, "\"" + VisibleOctets.of(received, position, end) + "\"", position);
        }
    }

    private void keep(byte[] octets) {
        transcript.add(name, Passage.Direction.RECEIVED, octets);
        int length = received.length;
        received = Arrays.copyOf(received, length + octets.length);
        System.arraycopy(octets, 0, received, length, octets.length);
    }

    private static String broken(String why) {
        return "a broken connection (" + why + ")";
    }

    private static String words(Duration time) {
        return time.toMillis() % 1000 == 0 ? time.toSeconds() + " s" : time.toMillis() + " ms";
    }
}
