package dev.homespun.wire;

import dev.homespun.http.Content;
import dev.homespun.http.Fields;
import dev.homespun.http.HttpError;
import dev.homespun.http.MessageLimits;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/// The content of a request as its handler reads it: without transfer coding, never more than the limit.
///
/// It remembers what went wrong. Whoever was reading, and whatever was made of the exception: the connection asks
/// [#failure] afterwards and never goes on past a broken body.
public final class ContentInput extends InputStream implements Content.Source {

    private final BodyInput body;
    private long mostOctets;
    private final FirstRead firstRead;
    private final long length;
    private boolean touched;
    private boolean ended;
    private @Nullable HttpError failure;

    /// Called before the first octet is read, once.
    @FunctionalInterface
    public interface FirstRead {
        /// Asks the client for the content, when it waits to be asked.
        void prepare() throws IOException;
    }

    private ContentInput(BodyInput body, long mostOctets, FirstRead firstRead) {
        this.body = body;
        this.mostOctets = mostOctets;
        this.firstRead = firstRead;
        this.length = body.remaining();
        this.ended = length == 0;
    }

    /// {@return the content that follows a head in the input}
    public static ContentInput of(BodyLength length, OctetInput input, MessageLimits limits, FirstRead firstRead) {
        BodyInput body = switch (length) {
            case BodyLength.Fixed fixed -> new FixedInput(input, fixed.octets());
            case BodyLength.Chunked _ -> new ChunkedInput(input, limits);
        };
        return new ContentInput(body, limits.contentOctets(), firstRead);
    }

    /// {@return this as the content of a request}
    public Content asContent() {
        return body.remaining() == 0 ? Content.none() : new Content.Received(this);
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
        if (failure != null) {
            throw failure;
        }
        if (ended || length == 0) {
            return ended ? -1 : 0;
        }
        try {
            if (!touched) {
                requireWithinLimit();
                touched = true;
                firstRead.prepare();
            }
            int read = body.read(into, offset, length, mostOctets);
            ended = read < 0 || body.remaining() == 0;
            return read;
        } catch (HttpError broken) {
            failure = broken;
            throw broken;
        } catch (IOException gone) {
            // Not the application's fault, so it must not look like one to whoever logs it.
            failure = MalformedMessage.badRequest("connection failed while its content was read");
            throw failure;
        }
    }

    /// A length that is known is refused before anything is read; chunks are counted where their sizes are read.
    private void requireWithinLimit() {
        if (body.remaining() > mostOctets) {
            throw MalformedMessage.contentTooLarge(mostOctets);
        }
    }

    @Override
    public long length() {
        return length;
    }

    @Override
    public InputStream octets() {
        return this;
    }

    @Override
    public Fields trailers() {
        return body.trailers();
    }

    @Override
    public void limitTo(long octets) {
        if (touched) {
            throw new IllegalStateException("the limit can be set only before the content is read");
        }
        mostOctets = octets;
    }

    /// {@return what broke the content, or null}
    public @Nullable HttpError failure() {
        return failure;
    }

    /// {@return how many octets are still to come, or [Content#UNKNOWN]}
    public long remaining() {
        return body.remaining();
    }

    /// Reads what the handler left, so that the next request can be found.
    ///
    /// @param mostOctets how much to read at the most
    /// @return whether the end was reached
    /// @throws HttpError when the body is broken
    public boolean drain(long mostOctets) throws IOException {
        if (ended) {
            return true;
        }
        byte[] discarded = new byte[4 << 10];
        long left = mostOctets;
        touched = true;
        this.mostOctets = Long.MAX_VALUE; // what nobody wants is not too large, only too much to read
        while (!ended && left >= 0) {
            left -= Math.max(read(discarded, 0, discarded.length), 0);
        }
        return ended;
    }
}
