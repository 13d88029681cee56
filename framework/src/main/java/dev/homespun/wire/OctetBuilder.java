package dev.homespun.wire;

import dev.homespun.http.Fields;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;

/// Octets that leave in one write, while they are put together: a head, and content behind it.
///
/// Text goes in as ISO-8859-1, an octet a character, and is copied once. Through a `StringBuilder` and
/// [String#getBytes] it would be copied four times.
final class OctetBuilder {

    private byte[] octets;
    private int length;

    /// @param room how many octets to expect; more find room all the same
    OctetBuilder(int room) {
        octets = new byte[room];
    }

    /// @param text without characters above U+00FF, as [Fields] and [dev.homespun.http.Status] take care
    @SuppressWarnings("deprecation") // It leaves out the upper half of each character: that half is zero here.
    OctetBuilder add(String text) {
        int count = text.length();
        makeRoom(count);
        text.getBytes(0, count, octets, length);
        length += count;
        return this;
    }

    OctetBuilder add(byte[] more, int offset, int count) {
        makeRoom(count);
        System.arraycopy(more, offset, octets, length, count);
        length += count;
        return this;
    }

    OctetBuilder addLine(Fields.Field field) {
        return add(field.name()).add(": ").add(field.value()).endLine();
    }

    OctetBuilder endLine() {
        return add("\r\n");
    }

    void writeTo(OutputStream out) throws IOException {
        out.write(octets, 0, length);
    }

    private void makeRoom(int count) {
        if (octets.length - length < count) {
            octets = Arrays.copyOf(octets, Math.max(octets.length * 2, length + count));
        }
    }
}
