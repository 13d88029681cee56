package dev.homespun.testing.wire;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;

/// Mutations that know nothing of HTTP but which octets have led to trouble in it.
final class OctetMutations {

    static final List<Mutation> ALL = List.of(OctetMutations::flip, OctetMutations::insert, OctetMutations::overwrite,
            OctetMutations::delete, OctetMutations::duplicate, OctetMutations::truncate, OctetMutations::changeLineEnd,
            OctetMutations::changeCase);

    private static final String DELICATE = "\r\n\t \0\u000b\u000c\u007f\u0080\u0085\u00a0\u00ff:;,=\"\\/?#%*+-_0aAxX.";
    private static final List<String> LINE_ENDS = List.of("\n", "\r", "\n\r", "\r\r\n", "\r\n\r\n", "", " \r\n",
            "\r\n ", "\0\r\n", "\u0085");

    private OctetMutations() {}

    /// {@return the octets with others in place of a stretch of them}
    static byte[] splice(byte[] octets, int from, int to, String with) {
        byte[] between = with.getBytes(StandardCharsets.ISO_8859_1);
        byte[] spliced = Arrays.copyOf(octets, octets.length - (to - from) + between.length);
        System.arraycopy(between, 0, spliced, from, between.length);
        System.arraycopy(octets, to, spliced, from + between.length, octets.length - to);
        return spliced;
    }

    private static byte[] flip(byte[] octets, RandomGenerator random) {
        byte[] flipped = octets.clone();
        flipped[random.nextInt(octets.length)] ^= (byte) (1 << random.nextInt(8));
        return flipped;
    }

    private static byte[] insert(byte[] octets, RandomGenerator random) {
        int at = random.nextInt(octets.length + 1);
        return splice(octets, at, at, delicate(random).repeat(random.nextInt(8) == 0 ? 1 + random.nextInt(20) : 1));
    }

    private static byte[] overwrite(byte[] octets, RandomGenerator random) {
        int at = random.nextInt(octets.length);
        return splice(octets, at, at + 1, delicate(random));
    }

    private static byte[] delete(byte[] octets, RandomGenerator random) {
        int from = random.nextInt(octets.length);
        return splice(octets, from, Math.min(octets.length, from + length(random)), "");
    }

    private static byte[] duplicate(byte[] octets, RandomGenerator random) {
        int from = random.nextInt(octets.length);
        int to = Math.min(octets.length, from + length(random));
        return splice(octets, to, to, Escapes.latin1(Arrays.copyOfRange(octets, from, to)));
    }

    private static byte[] truncate(byte[] octets, RandomGenerator random) {
        return Arrays.copyOf(octets, random.nextInt(octets.length));
    }

    private static byte[] changeLineEnd(byte[] octets, RandomGenerator random) {
        List<VisibleOctets.Span> lines = VisibleOctets.lines(octets);
        int end = lines.get(random.nextInt(lines.size())).to();
        boolean isLineEnd = end > 1 && octets[end - 2] == '\r' && octets[end - 1] == '\n';
        return isLineEnd ? splice(octets, end - 2, end, LINE_ENDS.get(random.nextInt(LINE_ENDS.size()))) : octets;
    }

    private static byte[] changeCase(byte[] octets, RandomGenerator random) {
        byte[] changed = octets.clone();
        int from = random.nextInt(octets.length);
        for (int i = from; i < Math.min(octets.length, from + length(random)); i++) {
            changed[i] ^= Character.isLetter(octets[i]) ? (byte) 0x20 : 0;
        }
        return changed;
    }

    private static String delicate(RandomGenerator random) {
        return String.valueOf(DELICATE.charAt(random.nextInt(DELICATE.length())));
    }

    /// Mostly short.
    private static int length(RandomGenerator random) {
        return 1 + random.nextInt(1 << random.nextInt(1, 8));
    }
}
