package dev.homespun.benchmarks.soak;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.channels.ClosedChannelException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.random.RandomGenerator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// One connection, from the side that may do as it likes.
final class Client implements AutoCloseable {

    private static final Pattern LENGTH = Pattern.compile("(?i)\r\ncontent-length: *([0-9]+)\r\n");

    private final Line line;
    private final InputStream in;
    private final RandomGenerator random;

    /// @param random of this connection only
    Client(Line line, RandomGenerator random) throws IOException {
        this.line = line;
        this.random = random;
        in = new BufferedInputStream(line.input());
    }

    /// The server did something else than it must.
    static final class Unexpected extends Exception {
        private static final long serialVersionUID = 1;

        private final boolean endOrTimeout;

        Unexpected(String message) {
            this(message, false);
        }

        private Unexpected(String message, boolean endOrTimeout) {
            super(message);
            this.endOrTimeout = endOrTimeout;
        }

        /// {@return what came where an answer was due}
        ///
        /// @param head of another answer, or as much of it as came before the connection ended
        static Unexpected in(String head, String message) {
            return new Unexpected(message, head.isEmpty() || head.startsWith("HTTP/1.1 408 "));
        }

        /// {@return whether it is a 408, or the end of the connection without an answer}
        boolean isEndOrTimeout() {
            return endOrTimeout;
        }
    }

    /// What a client does within a time.
    interface Act {
        void perform() throws IOException, Unexpected;
    }

    /// Does something that the server may rightly end when it takes longer than that, with a 408 or without a word; on
    /// a machine with too much to do it may.
    void unlessLate(Duration limit, Act act) throws IOException, Unexpected {
        long begun = System.nanoTime();
        try {
            act.perform();
        } catch (Unexpected failure) {
            if (isInTime(begun, limit) || !failure.isEndOrTimeout()) {
                throw failure;
            }
        } catch (IOException failure) {
            if (isInTime(begun, limit) || !isEnd(failure)) {
                throw failure;
            }
        }
    }

    private static boolean isInTime(long begun, Duration limit) {
        return System.nanoTime() - begun < limit.toNanos();
    }

    /// {@return whether the server has ended the connection, and not this side, which has waited for too long}
    private static boolean isEnd(IOException failure) {
        return !(failure instanceof SocketTimeoutException || failure instanceof ClosedChannelException);
    }

    RandomGenerator random() {
        return random;
    }

    Client send(String text) throws IOException {
        return send(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    Client send(byte[] octets) throws IOException {
        line.output().write(octets);
        return this;
    }

    Client get(String path) throws IOException {
        return send("GET " + path + " HTTP/1.1\r\nHost: soak\r\n\r\n");
    }

    /// Reads an answer whose length it says.
    void expect(int status, String content) throws IOException, Unexpected {
        String head = head();
        Matcher length = LENGTH.matcher(head);
        String found = length.find()
                ? new String(in.readNBytes(Integer.parseInt(length.group(1))), StandardCharsets.ISO_8859_1) : "";
        if (!head.startsWith("HTTP/1.1 " + status + " ") || !found.contains(content)) {
            throw Unexpected.in(head, "%d with \"%s\" was due, but this came: %s%s".formatted(
                    status, content, head, found));
        }
    }

    private String head() throws IOException, Unexpected {
        StringBuilder head = new StringBuilder();
        while (head.length() < 4 || !head.substring(head.length() - 4).equals("\r\n\r\n")) {
            int octet = in.read();
            if (octet < 0) {
                throw Unexpected.in(head.toString(),
                        "an answer was due, but the connection ended after \"%s\"".formatted(head));
            }
            head.append((char) octet);
        }
        return head.toString();
    }

    long readToEnd() throws IOException {
        return in.transferTo(OutputStream.nullOutputStream());
    }

    void readExactly(int count) throws IOException {
        in.skipNBytes(count);
    }

    void expectEnd() throws IOException, Unexpected {
        int octet = in.read();
        if (octet >= 0) {
            throw new Unexpected("the end of the connection was due, but octet %d came".formatted(octet));
        }
    }

    /// Reads until the connection has ended, in whatever way.
    void awaitEnd() throws IOException {
        try {
            readToEnd();
        } catch (SocketException reset) {
            // That is one.
        }
    }

    /// {@return whether what was cut ends otherwise than what was complete}
    boolean seesCuts() {
        return line.showsCuts();
    }

    void halfClose() throws IOException {
        line.halfClose();
    }

    void reset() throws IOException {
        line.reset();
    }

    void pause(int millis) throws IOException {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }

    @Override
    public void close() throws IOException {
        line.close();
    }
}
