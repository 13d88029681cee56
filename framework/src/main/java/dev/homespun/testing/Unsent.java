package dev.homespun.testing;

import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/// The requests that were written and never sent: somebody forgot a word, and believes to have tested something.
final class Unsent {

    private static final Set<String> OURS = Set.of(Unsent.class.getName(), TestApp.class.getName(),
            TestClient.class.getName(), TestConnection.class.getName());

    private final Set<Ticket> open = ConcurrentHashMap.newKeySet();

    /// One request, in all its versions.
    final class Ticket {
        private final String request;
        private final String place;
        /// Tests that run at the same time are told apart by it.
        private final long writer = Thread.currentThread().threadId();

        private Ticket(String request, String place) {
            this.request = request;
            this.place = place;
        }

        void used() {
            open.remove(this);
        }

        private boolean isOurs() {
            return writer == Thread.currentThread().threadId();
        }
    }

    Ticket ticket(Message message) {
        Ticket ticket = new Ticket(message.toString(), caller());
        open.add(ticket);
        return ticket;
    }

    /// Tells each only once.
    ///
    /// @throws AssertionError when there are any
    void requireNone() {
        requireNone(List.copyOf(open));
    }

    /// As [#requireNone()], of what this thread has written.
    void requireNoneOfOurs() {
        requireNone(ours());
    }

    void forgetOurs() {
        ours().forEach(open::remove);
    }

    private List<Ticket> ours() {
        return open.stream().filter(Ticket::isOurs).toList();
    }

    private void requireNone(List<Ticket> left) {
        left.forEach(open::remove);
        if (!left.isEmpty()) {
            throw new AssertionError(left.stream()
                    .map(ticket -> "%s (%s) was never sent; end it with .expect(…) or .send()".formatted(
                            ticket.request, ticket.place))
                    .sorted().collect(Collectors.joining("\n")));
        }
    }

    private static String caller() {
        return StackWalker.getInstance()
                .walk(frames -> frames.dropWhile(frame -> OURS.contains(frame.getClassName())).findFirst())
                .map(frame -> "%s:%d".formatted(frame.getFileName(), frame.getLineNumber())).orElse("unknown");
    }
}
