package dev.homespun.benchmarks.compare;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/// What all servers must have in common of an answer. Other fields may differ.
///
/// @param mediaType in lower case, without parameters; empty when there is none
/// @param content without transfer coding, its octets as characters
record Answer(int status, String mediaType, String content) {

    private static final int LONGEST_LINE = 8 << 10;

    /// {@return the answer that begins here} As RFC 9112, section 6.3, has its end; interim ones are skipped.
    ///
    /// @throws IOException when the octets end too early, or are no answer
    static Answer read(InputStream in) throws IOException {
        String[] line = line(in).split(" ", 3);
        if (line.length < 2 || !line[0].equals("HTTP/1.1") || !line[1].matches("[1-5]\\d\\d")) {
            throw new IOException("no status line of HTTP/1.1: " + String.join(" ", line));
        }
        int status = Integer.parseInt(line[1]);
        Map<String, String> fields = fields(in);
        if (status < 200) {
            return read(in);
        }
        String type = fields.getOrDefault("content-type", "").split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
        return new Answer(status, type, new String(content(in, fields), StandardCharsets.ISO_8859_1));
    }

    private static Map<String, String> fields(InputStream in) throws IOException {
        Map<String, String> fields = new HashMap<>();
        String line = line(in);
        while (!line.isEmpty()) {
            int colon = line.indexOf(':');
            if (colon < 1) {
                throw new IOException("no field: " + line);
            }
            fields.put(line.substring(0, colon).toLowerCase(Locale.ROOT), line.substring(colon + 1).strip());
            line = line(in);
        }
        return fields;
    }

    private static byte[] content(InputStream in, Map<String, String> fields) throws IOException {
        if (fields.getOrDefault("transfer-encoding", "").equalsIgnoreCase("chunked")) {
            return chunks(in);
        }
        return fields.containsKey("content-length") ? exactly(in, Integer.parseInt(fields.get("content-length")))
                : in.readAllBytes();
    }

    private static byte[] chunks(InputStream in) throws IOException {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        int size = Integer.parseInt(line(in).split(";", 2)[0].strip(), 16);
        while (size > 0) {
            all.writeBytes(exactly(in, size));
            line(in);
            size = Integer.parseInt(line(in).split(";", 2)[0].strip(), 16);
        }
        fields(in);
        return all.toByteArray();
    }

    private static byte[] exactly(InputStream in, int count) throws IOException {
        byte[] octets = in.readNBytes(count);
        if (octets.length < count) {
            throw new EOFException("%d of %d octets of content".formatted(octets.length, count));
        }
        return octets;
    }

    private static String line(InputStream in) throws IOException {
        StringBuilder line = new StringBuilder();
        int octet = in.read();
        while (octet != '\n') {
            if (octet < 0 || line.length() == LONGEST_LINE) {
                throw new EOFException("the connection ended, or a line did not, after \"" + line + '"');
            }
            line.append((char) octet);
            octet = in.read();
        }
        return line.toString().stripTrailing();
    }

    @Override
    public String toString() {
        return "%d %s \"%s\"".formatted(status, mediaType.isEmpty() ? "without a media type" : mediaType, content);
    }
}
