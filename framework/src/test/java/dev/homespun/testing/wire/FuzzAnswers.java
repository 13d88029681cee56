package dev.homespun.testing.wire;

import dev.homespun.testing.wire.RequestOracle.Message;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/// Reads all answers that came on a connection, as [AnswerReader] reads them: strictly.
final class FuzzAnswers {

    private static final Place NOWHERE = new Place("fuzz", 1);
    private static final ValueMatcher STATUS_LINE =
            new ValueMatcher.Matching(Pattern.compile("HTTP/1\\.1 [1-5][0-9]{2} [\\t -~]*"));
    private static final Pattern CLOSE = Pattern.compile("(?i)\r\nconnection: close\r\n");

    private FuzzAnswers() {}

    /// An answer.
    ///
    /// @param closes whether it says that it is the last one
    /// @param endsHttp whether another protocol follows
    record Answer(int status, boolean closes, boolean endsHttp) {}

    /// All that came, at once, and its end.
    private static final class Recorded implements Line {

        private Received next;

        Recorded(byte[] octets) {
            next = octets.length == 0 ? new Received.End() : new Received.Octets(octets);
        }

        @Override
        public Received receive(Duration wait) {
            Received received = next;
            next = new Received.End();
            return received;
        }

        @Override
        public void send(byte[] octets) {
            throw new UnsupportedOperationException("it is over");
        }

        @Override
        public void halfClose() {}

        @Override
        public Duration gap() {
            return Duration.ZERO;
        }

        @Override
        public int mostCuts() {
            return 0;
        }

        @Override
        public void close() {}
    }

    /// {@return the final answers}
    ///
    /// @param asked what they answer, since an answer to HEAD has no content
    /// @throws Mismatch when something is no valid answer, or is one too many
    static List<Answer> read(byte[] received, List<Message> asked) throws Mismatch {
        String text = Escapes.latin1(received);
        Deadline never = Deadline.in(Duration.ofDays(1));
        Conversation conversation = new Conversation("fuzz", new Recorded(received), new Transcript(),
                System.nanoTime());
        List<Answer> answers = new ArrayList<>();
        while (!conversation.atEnd(never)) {
            int start = conversation.position();
            if (answers.size() == asked.size()) {
                throw new Mismatch("%d answers at most".formatted(asked.size()), "one more", start);
            }
            if (!answers.isEmpty() && answers.getLast().closes()) {
                throw new Mismatch("nothing behind an answer that closes", "another one", start);
            }
            String method = asked.get(answers.size()).method();
            int status = status(text, start);
            boolean empty = method.equals("HEAD") || status < 200 || status == 204 || status == 304;
            new AnswerReader(conversation, new Step.Answer(NOWHERE, STATUS_LINE, List.of(), true,
                    empty ? new ContentMatcher.Absent() : new ContentMatcher.Anything()), never).read();
            boolean endsHttp = status == 101 || method.equals("CONNECT") && status < 300 && status >= 200;
            if (status >= 200 || endsHttp) {
                answers.add(new Answer(status, closes(text, start), endsHttp));
            }
            if (endsHttp) {
                return answers;
            }
        }
        return answers;
    }

    /// What is no status is found by the reader.
    private static int status(String text, int start) {
        String digits = text.substring(Math.min(text.length(), start + 9), Math.min(text.length(), start + 12));
        return digits.matches("[0-9]{3}") ? Integer.parseInt(digits) : 0;
    }

    private static boolean closes(String text, int start) {
        int end = text.indexOf("\r\n\r\n", start) + 2;
        return CLOSE.matcher(text.substring(start, end)).find();
    }
}
