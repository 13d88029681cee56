package dev.homespun.testing.wire;

import java.util.Arrays;

/// Reads content and remembers where on the connection each octet of it stood.
final class ContentReader {

    private static final int MOST_SIZE_DIGITS = 8;

    private final Conversation conversation;
    private final Deadline deadline;
    private byte[] octets = new byte[64];
    private int[] positions = new int[64];
    private int length;

    ContentReader(Conversation conversation, Deadline deadline) {
        this.conversation = conversation;
        this.deadline = deadline;
    }

    void readFixed(long count) throws Mismatch {
        String what = "%d octets of content".formatted(count);
        for (long i = 0; i < count; i++) {
            add(what);
        }
    }

    void readToEnd() throws Mismatch {
        while (!conversation.atEnd(deadline)) {
            add("content");
        }
    }

    /// Reads all chunks and the trailer section (RFC 9112, section 7.1).
    void readChunked() throws Mismatch {
        while (readChunk()) {
            // Until the last chunk.
        }
        while (!line("a trailer or the empty line").isEmpty()) {
            // What is in trailers does not concern us.
        }
    }

    /// {@return whether it was not the last chunk}
    private boolean readChunk() throws Mismatch {
        int size = readSize();
        String what = "a chunk of %d octets".formatted(size);
        for (int i = 0; i < size; i++) {
            add(what);
        }
        if (size > 0) {
            require("\r\n", "CRLF behind a chunk (RFC 9112, 7.1)");
        }
        return size > 0;
    }

    /// One chunk with exactly these octets; the last one, without trailers, when there are none.
    void requireChunk(byte[] expected) throws Mismatch {
        int start = conversation.position();
        boolean more = readChunk();
        if (!isExactly(expected)) {
            throw new Mismatch("the chunk \"%s\"".formatted(VisibleOctets.brief(expected)),
                    "\"%s\"".formatted(VisibleOctets.brief(text())),
                    length == 0 ? start : at(firstDifference(expected)));
        }
        if (!more) {
            require("\r\n", "the empty line behind the last chunk (RFC 9112, 7.1)");
        }
    }

    private int readSize() throws Mismatch {
        int start = conversation.position();
        String line = line("the size of a chunk");
        int semicolon = line.indexOf(';');
        String digits = (semicolon < 0 ? line : line.substring(0, semicolon)).stripTrailing();
        if (!digits.matches("[0-9A-Fa-f]{1,%d}".formatted(MOST_SIZE_DIGITS))) {
            throw new Mismatch("the size of a chunk in hexadecimal digits (RFC 9112, 7.1)",
                    "\"%s\"".formatted(VisibleOctets.brief(line)), start);
        }
        return (int) Math.min(Integer.MAX_VALUE, Long.parseLong(digits, 16));
    }

    private String line(String what) throws Mismatch {
        int start = conversation.position();
        while (conversation.next(what, deadline) != '\n') {
            // Until the line ends.
        }
        int end = conversation.position();
        if (end - start < 2 || !conversation.text(end - 2, end - 1).equals("\r")) {
            throw new Mismatch("CRLF at the end of the line (RFC 9112, 7.1)", "LF alone", end - 1);
        }
        return conversation.text(start, end - 2);
    }

    void require(String expected, String what) throws Mismatch {
        for (char c : expected.toCharArray()) {
            int octet = conversation.next(what, deadline);
            if (octet != c) {
                throw new Mismatch(what, "0x%02X".formatted(octet), conversation.position() - 1);
            }
        }
    }

    private void add(String what) throws Mismatch {
        if (length == octets.length) {
            octets = Arrays.copyOf(octets, length * 2);
            positions = Arrays.copyOf(positions, length * 2);
        }
        positions[length] = conversation.position();
        octets[length] = (byte) conversation.next(what, deadline);
        length++;
    }

    // --- what was read

    int length() {
        return length;
    }

    String text() {
        return Escapes.latin1(Arrays.copyOf(octets, length));
    }

    boolean isExactly(byte[] expected) {
        return Arrays.equals(octets, 0, length, expected, 0, expected.length);
    }

    int firstDifference(byte[] expected) {
        int index = Arrays.mismatch(octets, 0, length, expected, 0, expected.length);
        return index < 0 ? length : index;
    }

    /// {@return where on the connection an octet of the content stood, or would stand}
    int at(int index) {
        return index < length ? positions[index] : length == 0 ? conversation.position() : positions[length - 1] + 1;
    }
}
