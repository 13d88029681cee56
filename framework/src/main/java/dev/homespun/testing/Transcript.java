package dev.homespun.testing;

import dev.homespun.testing.wire.VisibleOctets;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;

/// What was sent and what came back, for people: `>` before what the client has sent, `<` before what it got.
///
/// @param sent all octets of the request
/// @param received all octets that came
record Transcript(byte[] sent, byte[] received) {

    /// Of each direction this much is shown.
    private static final int MOST_TEXT = 4_000;
    private static final int MOST_OCTETS = 400;

    private static final String END_OF_HEAD = "\r\n\r\n";

    @Override
    public String toString() {
        return lines('>', sent) + (received.length == 0 ? "< (nothing)\n" : lines('<', received));
    }

    private static String lines(char direction, byte[] octets) {
        String all = new String(octets, StandardCharsets.ISO_8859_1);
        int end = all.indexOf(END_OF_HEAD);
        int content = end < 0 ? octets.length : end + END_OF_HEAD.length();
        int shownHead = Math.min(content, MOST_TEXT);
        String head = VisibleOctets.of(octets, 0, shownHead).replace("␍␊", "\n") + more(content - shownHead);
        String shown = head.stripTrailing() + "\n"
                + (content < octets.length ? "\n" + content(octets, content) + "\n" : "");
        return shown.lines().map(line -> (direction + " " + line).stripTrailing() + "\n").collect(Collectors.joining());
    }

    private static String content(byte[] octets, int from) {
        int length = octets.length - from;
        String text = text(octets, from, length);
        if (text.isEmpty()) {
            int shown = Math.min(length, MOST_OCTETS);
            return VisibleOctets.of(octets, from, from + shown) + more(length - shown);
        }
        int shown = Math.min(text.length(), MOST_TEXT);
        int left = text.length() - shown;
        return text.substring(0, shown) + (left == 0 ? "" : "… %d characters more".formatted(left));
    }

    /// {@return the octets as text, if people can read it; else nothing}
    private static String text(byte[] octets, int from, int length) {
        try {
            String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(octets, from, length)).toString();
            return text.chars().allMatch(c -> c >= ' ' && c != 0x7f || c == '\n' || c == '\r' || c == '\t') ? text : "";
        } catch (CharacterCodingException binary) {
            return "";
        }
    }

    private static String more(int octets) {
        return octets == 0 ? "" : "… %d octets more".formatted(octets);
    }
}
