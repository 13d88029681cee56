package dev.homespun.testing.wire;

import java.io.IOException;
import java.time.Duration;

/// Our end of one connection. Used by one thread.
public interface Line extends AutoCloseable {

    /// Sends octets in one write. On a line in memory no read of the server spans two writes.
    ///
    /// @param octets what is sent; not changed afterwards
    /// @throws IOException when the other end is gone
    void send(byte[] octets) throws IOException;

    /// {@return what comes next}
    ///
    /// @param wait how long to wait for it at most; zero for what is there already
    Received receive(Duration wait);

    /// Says that nothing more will be sent.
    ///
    /// @throws IOException when the other end is gone
    void halfClose() throws IOException;

    /// {@return how long to wait between two pieces, so that they do not reach the server as one}
    Duration gap();

    /// {@return how often the octets of one send are cut into pieces at most}
    int mostCuts();

    /// Closes the connection.
    ///
    /// @throws IOException when the server goes on with it though it is closed
    @Override
    void close() throws IOException;

    /// What a call of [#receive] found.
    sealed interface Received {

        /// At least one octet.
        ///
        /// @param octets the octets; never changed
        record Octets(byte[] octets) implements Received {}

        /// The orderly end: the server will send nothing more.
        record End() implements Received {}

        /// The connection was reset, or broke in another way.
        ///
        /// @param why as the system put it
        record Broken(String why) implements Received {}

        /// Not a single octet in the time given.
        record Nothing() implements Received {}
    }
}
