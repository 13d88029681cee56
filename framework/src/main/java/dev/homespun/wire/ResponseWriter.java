package dev.homespun.wire;

import dev.homespun.http.Content;
import dev.homespun.http.Fields;
import dev.homespun.http.HttpVersion;
import dev.homespun.http.Method;
import dev.homespun.http.RequestHead;
import dev.homespun.http.Response;
import dev.homespun.http.Status;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.function.Supplier;

/// Writes responses. How the end of the content is marked is decided here and nowhere else (RFC 9112, section 6).
///
/// A head and a small content leave in one write, which saves a system call, a segment and a wake-up of the peer. Not
/// thread-safe: the connection's thread owns it.
public final class ResponseWriter {

    private static final byte[] NOTHING = {};
    private static final String NO_LENGTH = "";
    /// Those of a small answer are some 150; with more the array grows.
    private static final int HEAD_OCTETS = 256;
    /// Up to this size content is copied behind its head, to leave with it.
    private static final int MOST_COPIED_OCTETS = 64 << 10;

    private final OutputStream out;
    private final Supplier<String> date;
    private boolean committed;
    private boolean writing;

    /// A writer to this stream.
    ///
    /// @param out may hold a response back until it is flushed, which this does while content is being produced
    /// @param date gives the value of the Date field
    public ResponseWriter(OutputStream out, Supplier<String> date) {
        this.out = out;
        this.date = date;
    }

    /// What of the request decides how its response is framed.
    ///
    /// @param toHead whether the method was HEAD: then the response has no content, whatever its fields say
    /// @param version of the request
    /// @param trailers whether the client understands trailers
    public record Framing(boolean toHead, HttpVersion version, boolean trailers) {

        /// For a request that could not be read.
        public static final Framing UNKNOWN = new Framing(false, HttpVersion.HTTP_1_1, false);

        /// {@return what a request asks for}
        public static Framing of(RequestHead head) {
            return new Framing(
                    head.method().equals(Method.HEAD), head.version(), head.fields().lists("TE", "trailers"));
        }
    }

    /// Forgets the response before.
    public void begin() {
        committed = false;
    }

    /// {@return whether any octet of the response has left, or is held back to leave}
    public boolean isCommitted() {
        return committed;
    }

    /// {@return whether the final response has begun, so that no interim one can be sent any more}
    public boolean hasBegun() {
        return writing && committed;
    }

    /// Writes a response, and its content as it is produced.
    ///
    /// @param persists whether the connection is to be used again
    /// @return whether it can be: content of unknown length in HTTP/1.0 ends with the connection
    /// @throws IOException when the peer is gone, or the content could not be produced
    public boolean write(Response response, Framing framing, boolean persists) throws IOException {
        writing = true;
        try {
            return writeFinal(response, framing, persists);
        } finally {
            writing = false;
        }
    }

    private boolean writeFinal(Response response, Framing framing, boolean persists) throws IOException {
        Status status = response.status();
        if (status.isInterim() || response.content() instanceof Content.Takeover) {
            throw new IllegalStateException("handler returned status %s, which is not final".formatted(status));
        }
        Content content = response.content();
        if (framing.toHead || status.forbidsContent()) {
            content.discard();
            send(head(response, lengthWithoutContent(response, framing), framing, persists, 0), NOTHING, 0);
            return persists;
        }
        switch (content) {
            case Content.None _ -> send(head(response, contentLength(0), framing, persists, 0), NOTHING, 0);
            case Content.InMemory held -> {
                byte[] octets = held.octets();
                send(head(response, contentLength(octets.length), framing, persists, octets.length), octets,
                        octets.length);
            }
            case Content.Streamed streamed -> {
                try (InputStream octets = streamed.octets()) {
                    return copy(response, octets, streamed.length(), framing, persists);
                }
            }
            case Content.OfFile _, Content.Parts _ -> {
                try (InputStream octets = content.open()) {
                    return copy(response, octets, content.length(), framing, persists);
                }
            }
            case Content.Received received -> {
                return copy(response, received.open(), received.length(), framing, persists);
            }
            case Content.Generated generated -> {
                return stream(response, generated, framing, persists);
            }
            case Content.Takeover _ -> throw new IllegalStateException("refused above");
        }
        return persists;
    }

    /// Writes an interim response (RFC 9110, section 15.2), or the 101 that hands the connection over.
    public void writeInterim(Status status, Fields fields) throws IOException {
        if (hasBegun()) {
            throw new IllegalStateException("the final response has begun; an interim one cannot follow");
        }
        OctetBuilder head = new OctetBuilder(HEAD_OCTETS).add("HTTP/1.1 ").add(status.toString()).endLine();
        fields.without("Content-Length").without("Transfer-Encoding").forEach(head::addLine);
        head.endLine().writeTo(out);
        out.flush();
    }

    private boolean copy(Response response, InputStream octets, long length, Framing framing, boolean persists)
            throws IOException {
        out.flush();
        if (length == Content.UNKNOWN) {
            return stream(response, new Content.Generated(octets::transferTo, Fields::none), framing, persists);
        }
        byte[] block = new byte[16 << 10];
        long left = length;
        boolean first = true;
        while (first || left > 0) {
            int read = octets.readNBytes(block, 0, (int) Math.min(block.length, left));
            if (read == 0 && left > 0) {
                throw new EOFException("content ended %d octets before its length of %d".formatted(left, length));
            }
            if (first) {
                send(head(response, contentLength(length), framing, persists, read), block, read);
            } else {
                out.write(block, 0, read);
            }
            first = false;
            left -= read;
        }
        return persists;
    }

    private boolean stream(Response response, Content.Generated generated, Framing framing, boolean persists)
            throws IOException {
        out.flush();
        boolean chunked = framing.version == HttpVersion.HTTP_1_1;
        ChunkedOutput.Head head = (length, room) -> {
            if (length != Content.UNKNOWN) {
                return head(response, contentLength(length), framing, persists, room);
            }
            committed = true;
            return chunked
                    ? head(response, "Transfer-Encoding: chunked\r\n", framing, persists, room)
                    : head(response, NO_LENGTH, framing, false, room);
        };
        ChunkedOutput content = new ChunkedOutput(out, head, chunked);
        generated.generator().writeTo(content);
        Fields trailers = chunked && framing.trailers ? generated.trailerSection().get() : Fields.none();
        Trailers.firstForbidden(trailers).ifPresent(name -> {
            throw new IllegalStateException("field %s cannot be a trailer (RFC 9110, 6.5.1)".formatted(name));
        });
        boolean marked = content.finish(trailers);
        committed = true;
        return persists && marked;
    }

    private static String contentLength(long length) {
        return "Content-Length: " + length + "\r\n";
    }

    /// HEAD and 304 say how long the content of a GET would be; 1xx and 204 must say nothing (RFC 9110, 8.6).
    private static String lengthWithoutContent(Response response, Framing framing) {
        Status status = response.status();
        long length = response.content().length();
        if (status.equals(Status.RESET_CONTENT)) {
            return contentLength(0);
        }
        if (status.equals(Status.NO_CONTENT) || length == Content.UNKNOWN) {
            return NO_LENGTH;
        }
        if (length == 0) {
            // A length that the handler names itself says that there would be content, and is not to be trusted.
            boolean nothing = framing.toHead && !status.equals(Status.NOT_MODIFIED)
                    && !response.fields().contains("Content-Length");
            return nothing ? contentLength(0) : NO_LENGTH;
        }
        return contentLength(length);
    }

    /// @param room for so many octets of content behind it
    private OctetBuilder head(Response response, String length, Framing framing, boolean persists, int room) {
        OctetBuilder head = new OctetBuilder(HEAD_OCTETS + (room > MOST_COPIED_OCTETS ? 0 : room));
        head.add("HTTP/1.1 ").add(Integer.toString(response.status().code())).add(" ").add(response.status().reason())
                .add("\r\nDate: ").add(date.get()).endLine();
        boolean upgrades = false;
        for (Fields.Field field : response.fields()) {
            if (!isOurs(field.name())) {
                head.addLine(field);
            }
            upgrades |= field.name().equalsIgnoreCase("Upgrade");
        }
        head.add(length);
        String option = !persists ? "close" : framing.version == HttpVersion.HTTP_1_0 ? "keep-alive" : "";
        if (upgrades) { // an offer, which goes no further than this connection (RFC 9110, 7.8)
            option = option.isEmpty() ? "Upgrade" : option + ", Upgrade";
        }
        if (!option.isEmpty()) {
            head.add("Connection: ").add(option).endLine();
        }
        return head.endLine();
    }

    /// The fields that applications do not set.
    private static boolean isOurs(String name) {
        return name.equalsIgnoreCase("Date") || name.equalsIgnoreCase("Connection")
                || name.equalsIgnoreCase("Keep-Alive") || name.equalsIgnoreCase("Content-Length")
                || name.equalsIgnoreCase("Transfer-Encoding");
    }

    private void send(OctetBuilder head, byte[] content, int length) throws IOException {
        committed = true;
        if (length > MOST_COPIED_OCTETS) {
            head.writeTo(out);
            out.write(content, 0, length);
        } else {
            head.add(content, 0, length).writeTo(out);
        }
    }
}
