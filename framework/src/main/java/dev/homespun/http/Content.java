package dev.homespun.http;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;

/// The content of a message, free of any transfer coding (RFC 9110, section 6.4).
///
/// Content of a request can be read once. How the content of a response is framed is decided by the writer: a known
/// length becomes Content-Length, an unknown one the chunked coding.
public sealed interface Content {

    /// The number of octets where it is known.
    long UNKNOWN = -1;

    /// {@return the number of octets, or [#UNKNOWN]}
    long length();

    /// {@return all octets, in memory}
    ///
    /// @throws HttpError when a peer's content breaks a rule or a limit while it is read
    /// @throws IOException when the connection fails, or the source of streamed content does
    byte[] readAll() throws IOException;

    /// {@return the octets one after the other}
    ///
    /// @throws IOException when content that is generated fails to be
    default InputStream open() throws IOException {
        return new ByteArrayInputStream(readAll());
    }

    /// {@return the fields that came behind the content; only after all of it was read, and only in the chunked coding}
    default Fields trailers() {
        return Fields.none();
    }

    /// Lets go of what the content would have been made of, where it is not sent after all: to a HEAD, with a status
    /// that has none, or because the connection has failed. Can be called in any case, also after it was sent.
    ///
    /// @throws IOException when that fails
    default void discard() throws IOException {}

    /// Accepts more of this content, or less, than the server's limit. For handlers that read a stream piece by piece.
    ///
    /// @param octets the most that is accepted, 0 or more; 413 beyond
    /// @return this content
    /// @throws IllegalStateException when reading has begun
    default Content withLimit(long octets) {
        return this;
    }

    /// {@return no content}
    static Content none() {
        return new None();
    }

    /// {@return content held in memory}
    ///
    /// @param octets the octets; they are not copied and must not change any more
    static Content of(byte[] octets) {
        return octets.length == 0 ? none() : new Bytes(octets);
    }

    /// {@return content that tells a problem, as `application/problem+json`}
    ///
    /// @param problem the problem
    static Content of(Problem problem) {
        return new OfProblem(problem, problem.toJson().getBytes(StandardCharsets.UTF_8));
    }

    /// {@return content read from a stream, of a length that is not known}
    ///
    /// @param octets read to its end and then closed
    static Content of(InputStream octets) {
        return new Streamed(octets, UNKNOWN);
    }

    /// {@return content that is written while it is sent}
    ///
    /// @param generator called once, on the thread of the connection, unless the request's method was HEAD
    static Content generated(Generator generator) {
        return new Generated(generator, Fields::none);
    }

    /// {@return content that is written while it is sent, with fields behind it}
    ///
    /// @param generator called once, on the thread of the connection, unless the request's method was HEAD
    /// @param trailers asked after the generator, and only when the client said that it understands trailers (`TE:
    ///     trailers`, RFC 9110, section 10.1.4)
    static Content generated(Generator generator, Supplier<Fields> trailers) {
        return new Generated(generator, trailers);
    }

    /// {@return no content, but another protocol: the connection is handed over behind a 101 (RFC 9110, section 7.8)}
    ///
    /// @param protocol speaks it until the connection ends
    static Content takeover(Protocol protocol) {
        return new Takeover(protocol);
    }

    /// No content at all.
    record None() implements Content {
        @Override
        public long length() {
            return 0;
        }

        @Override
        public byte[] readAll() {
            return new byte[0];
        }
    }

    /// Content in memory.
    sealed interface InMemory extends Content {
        /// {@return the octets; never changed after this was made}
        byte[] octets();

        @Override
        default long length() {
            return octets().length;
        }

        @Override
        default byte[] readAll() {
            return octets();
        }
    }

    /// Octets in memory.
    ///
    /// @param octets the octets; never changed after this was made
    record Bytes(byte[] octets) implements InMemory {}

    /// A problem, which filters can read, and tell in other words or in another form.
    ///
    /// @param problem the problem
    /// @param octets the same as JSON
    record OfProblem(Problem problem, byte[] octets) implements InMemory {}

    /// Content of a request, as it comes from the connection.
    ///
    /// @param source where it comes from
    record Received(Source source) implements Content {
        /// Up to here an array of the length that was announced is made before anything has come.
        private static final int MOST_AT_ONCE = 16 << 10;

        @Override
        public long length() {
            return source.length();
        }

        @Override
        public byte[] readAll() throws IOException {
            long length = source.length();
            return length == UNKNOWN || length > MOST_AT_ONCE ? source.octets().readAllBytes()
                    : source.octets().readNBytes((int) length);
        }

        @Override
        public InputStream open() {
            return source.octets();
        }

        @Override
        public Fields trailers() {
            return source.trailers();
        }

        @Override
        public Content withLimit(long octets) {
            source.limitTo(octets);
            return this;
        }
    }

    /// The engine's side of [Received].
    interface Source {
        /// {@return the number of octets that the head gave, or [#UNKNOWN]}
        long length();

        /// {@return the octets, to be read once}
        InputStream octets();

        /// {@return the trailer section, empty before all octets were read}
        Fields trailers();

        /// Sets another limit.
        ///
        /// @param octets the most that is accepted
        /// @throws IllegalStateException when reading has begun
        void limitTo(long octets);
    }

    /// Content of a response that is read from a stream, such as that of a file.
    ///
    /// @param octets where the octets come from
    /// @param length how many there are, or [#UNKNOWN]
    record Streamed(InputStream octets, long length) implements Content {
        /// Checks the length.
        ///
        /// @throws IllegalArgumentException when it is negative and not [#UNKNOWN]
        public Streamed {
            Objects.requireNonNull(octets, "stream of content");
            if (length < UNKNOWN) {
                throw new IllegalArgumentException("length is %d; 0 or more, or UNKNOWN".formatted(length));
            }
        }

        @Override
        public byte[] readAll() throws IOException {
            return octets.readAllBytes();
        }

        @Override
        public InputStream open() {
            return octets;
        }

        @Override
        public void discard() throws IOException {
            octets.close();
        }
    }

    /// Octets of a file. It is opened when they are sent: if it has fewer by then, the connection is cut, and what it
    /// has more is left out, because the length is announced already.
    ///
    /// @param file where they are
    /// @param position of the first of them, from 0
    /// @param length how many there are
    record OfFile(Path file, long position, long length) implements Content {
        /// Checks the numbers.
        ///
        /// @throws IllegalArgumentException when one is negative
        public OfFile {
            if (position < 0 || length < 0) {
                throw new IllegalArgumentException("%d octets at %d of a file; both 0 or more".formatted(length, position));
            }
        }

        @Override
        public byte[] readAll() throws IOException {
            try (InputStream octets = open()) {
                return octets.readNBytes(Math.toIntExact(length));
            }
        }

        @Override
        public InputStream open() throws IOException {
            return Channels.newInputStream(FileChannel.open(file, StandardOpenOption.READ).position(position));
        }
    }

    /// Several contents one behind the other, each of a known length. Each is opened when its turn has come.
    ///
    /// @param parts the contents
    record Parts(List<Content> parts) implements Content {
        /// Copies the list.
        ///
        /// @throws IllegalArgumentException when the length of one is not known
        public Parts {
            parts = List.copyOf(parts);
            if (parts.stream().anyMatch(part -> part.length() == UNKNOWN)) {
                throw new IllegalArgumentException("content of unknown length cannot be a part of other content");
            }
        }

        @Override
        public long length() {
            return parts.stream().mapToLong(Content::length).sum();
        }

        @Override
        public byte[] readAll() throws IOException {
            try (InputStream octets = open()) {
                return octets.readAllBytes();
            }
        }

        @Override
        public InputStream open() {
            return new PartsInput(parts.iterator());
        }
    }

    /// Content that is produced while it is sent. It runs after the handler has returned; a failure then cuts the
    /// connection, so that the client never takes half an answer for a whole one.
    ///
    /// @param generator what writes it
    /// @param trailerSection makes the fields behind it, if there are to be some
    record Generated(Generator generator, Supplier<Fields> trailerSection) implements Content {
        @Override
        public long length() {
            return UNKNOWN;
        }

        @Override
        public byte[] readAll() throws IOException {
            ByteArrayOutputStream octets = new ByteArrayOutputStream();
            generator.writeTo(octets);
            return octets.toByteArray();
        }

        @Override
        public void discard() throws IOException {
            generator.discard();
        }
    }

    /// Another protocol on the same connection. Limits and deadlines of HTTP end with the 101; what the protocol reads
    /// begins behind the request.
    ///
    /// @param protocol what speaks it
    record Takeover(Protocol protocol) implements Content {
        @Override
        public long length() {
            return 0;
        }

        @Override
        public byte[] readAll() {
            return new byte[0];
        }
    }

    /// Speaks another protocol.
    @FunctionalInterface
    interface Protocol {
        /// Speaks until the connection is to end.
        ///
        /// @param in what the peer sends
        /// @param out what the peer gets; nothing is buffered
        /// @throws IOException when the peer is gone
        void speak(InputStream in, OutputStream out) throws IOException;
    }

    /// Writes content.
    @FunctionalInterface
    interface Generator {
        /// Writes all of the content.
        ///
        /// @param out where to; [OutputStream#flush] sends at once what was written so far
        /// @throws IOException when the client is gone, or the content cannot be produced
        void writeTo(OutputStream out) throws IOException;

        /// Lets go of what it holds, when it is not called after all, and perhaps again after it was called. A
        /// generator around another one passes this on.
        ///
        /// @throws IOException when that fails
        default void discard() throws IOException {}
    }
}
