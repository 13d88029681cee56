package dev.homespun.http;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

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
        return new Generated(generator);
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
    ///
    /// @param octets the octets; never changed after this was made
    record Bytes(byte[] octets) implements Content {
        @Override
        public long length() {
            return octets.length;
        }

        @Override
        public byte[] readAll() {
            return octets;
        }
    }

    /// Content that comes from a stream: that of a request from its connection, that of a response from a file, say.
    ///
    /// @param octets where the octets come from
    /// @param length how many there are, or [#UNKNOWN]
    record Streamed(InputStream octets, long length) implements Content {
        @Override
        public byte[] readAll() throws IOException {
            return octets.readAllBytes();
        }

        @Override
        public InputStream open() {
            return octets;
        }
    }

    /// Content that is produced while it is sent. It runs after the handler has returned; a failure then cuts the
    /// connection, so that the client never takes half an answer for a whole one.
    ///
    /// @param generator what writes it
    record Generated(Generator generator) implements Content {
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
    }

    /// Writes content.
    @FunctionalInterface
    interface Generator {
        /// Writes all of the content.
        ///
        /// @param out where to; [OutputStream#flush] sends at once what was written so far
        /// @throws IOException when the client is gone, or the content cannot be produced
        void writeTo(OutputStream out) throws IOException;
    }
}
