package dev.homespun.testing.wire;

import java.time.Duration;
import java.util.List;

/// One step of a scenario. The arrays in steps are never changed.
public sealed interface Step {

    /// {@return where it is written}
    Place place();

    /// Goes on with another connection, opening it the first time.
    ///
    /// @param place where it is written
    /// @param connection the name of the connection
    record Switch(Place place, String connection) implements Step {}

    /// Sends octets. Steps of this kind that follow each other are one write in the variant "whole".
    ///
    /// @param place where it is written
    /// @param octets what is sent
    record Send(Place place, byte[] octets) implements Step {}

    /// Does nothing for a while.
    ///
    /// @param place where it is written
    /// @param time how long
    record Pause(Place place, Duration time) implements Step {}

    /// Says that nothing more will be sent; receiving goes on.
    ///
    /// @param place where it is written
    record HalfClose(Place place) implements Step {}

    /// Closes the connection from our end.
    ///
    /// @param place where it is written
    record Close(Place place) implements Step {}

    /// Expects a response, interim or final.
    ///
    /// @param place where its status line is written
    /// @param statusLine what the status line must be
    /// @param fields what must and what must not be among the fields, in any order
    /// @param othersAllowed whether there may be fields that `fields` does not name
    /// @param content what the content must be
    record Answer(Place place, ValueMatcher statusLine, List<FieldMatcher> fields, boolean othersAllowed,
                  ContentMatcher content) implements Step {
        /// Copies the list.
        public Answer {
            fields = List.copyOf(fields);
        }
    }

    /// Expects exactly these octets next.
    ///
    /// @param place where it is written
    /// @param octets what must come
    record Octets(Place place, byte[] octets) implements Step {}

    /// Expects one chunk next (RFC 9112, section 7.1).
    ///
    /// @param place where it is written
    /// @param octets the data of the chunk; empty for the last chunk, behind which no trailer may stand
    record Chunk(Place place, byte[] octets) implements Step {}

    /// Expects that nothing comes and the connection stays open for a while.
    ///
    /// @param place where it is written
    /// @param time how long
    record Open(Place place, Duration time) implements Step {}

    /// Expects the orderly end of the connection next, and not a single octet before it.
    ///
    /// @param place where it is written
    /// @param resetAllowed whether a reset will do as well
    record Eof(Place place, boolean resetAllowed) implements Step {}
}
