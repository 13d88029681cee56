package dev.homespun.testing.wire;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/// How the octets of one send are cut into pieces. A peer may cut anywhere; a parser that only works for the pieces
/// that a browser happens to send is wrong.
public enum Splitting {

    /// Everything in one piece, so that whatever was pipelined arrives at once.
    WHOLE("whole"),

    /// One octet at a time.
    OCTETS("one octet at a time"),

    /// Cut behind every CRLF: whole lines, one by one.
    LINES("line by line"),

    /// Cut between CR and LF, at every CRLF: a piece then ends in CR, and the next starts with LF.
    BETWEEN_CR_AND_LF("cut between CR and LF");

    private final String words;

    Splitting(String words) {
        this.words = words;
    }

    /// {@return the pieces}
    ///
    /// @param octets what is to be sent
    /// @param mostCuts how often it is cut at most; of more cuts only half of this number at each end are made, because
    ///     what is delicate is at the start and at the end of a message
    List<byte[]> pieces(byte[] octets, int mostCuts) {
        int[] cuts = IntStream.range(1, octets.length).filter(i -> cutsBefore(i, octets)).toArray();
        List<byte[]> pieces = new ArrayList<>();
        int start = 0;
        for (int i = 0; i < cuts.length; i++) {
            if (cuts.length <= mostCuts || i < mostCuts / 2 || i >= cuts.length - mostCuts / 2) {
                pieces.add(Arrays.copyOfRange(octets, start, cuts[i]));
                start = cuts[i];
            }
        }
        pieces.add(Arrays.copyOfRange(octets, start, octets.length));
        return pieces;
    }

    private boolean cutsBefore(int i, byte[] octets) {
        return switch (this) {
            case WHOLE -> false;
            case OCTETS -> true;
            case LINES -> i > 1 && octets[i - 2] == '\r' && octets[i - 1] == '\n';
            case BETWEEN_CR_AND_LF -> octets[i - 1] == '\r' && octets[i] == '\n';
        };
    }

    @Override
    public String toString() {
        return words;
    }
}
