package dev.homespun.testing;

import dev.homespun.http.Peer;
import dev.homespun.server.WireTap;
import dev.homespun.testing.wire.VisibleOctets;
import java.util.function.Consumer;

/// Prints all octets of all connections, line by line as people write them down: `>` before what a client has sent, `<`
/// before what it got, `.` at the end; line ends and other control characters as pictures (`␍␊`). For development:
/// passwords and cookies are printed, too.
///
/// @param lines gets each line, without a line break, on the thread of the connection
public record WirePrinter(Consumer<String> lines) implements WireTap {

    /// Of a longer line, such as that of an image, this much is shown.
    private static final int MOST_OCTETS = 200;

    @Override
    public Observer observe(Peer peer) {
        return new Printing(peer.address() + ":" + peer.port(), lines);
    }

    private record Printing(String peer, Consumer<String> lines) implements Observer {

        @Override
        public void received(byte[] octets, int offset, int length) {
            print('>', octets, offset, offset + length);
        }

        @Override
        public void sent(byte[] octets, int offset, int length) {
            print('<', octets, offset, offset + length);
        }

        @Override
        public void ended() {
            lines.accept(peer + " .");
        }

        private void print(char direction, byte[] octets, int from, int to) {
            int start = from;
            for (int i = from; i < to; i++) {
                if (octets[i] == '\n' || i == to - 1) {
                    int shown = Math.min(i + 1, start + MOST_OCTETS);
                    String more = shown > i ? "" : "… %d octets".formatted(i + 1 - start);
                    lines.accept("%s %c %s%s".formatted(
                            peer, direction, VisibleOctets.of(octets, start, shown), more));
                    start = i + 1;
                }
            }
        }
    }
}
