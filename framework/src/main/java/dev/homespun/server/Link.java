package dev.homespun.server;

import dev.homespun.http.MessageLimits;
import dev.homespun.wire.OctetInput;
import dev.homespun.wire.ResponseWriter;

/// What an [Exchange] needs of its connection: where a request's content comes from and where its response goes.
///
/// `input` reads through `timedInput`, `writer` writes to `output`.
record Link(Transport transport, TimedInput timedInput, OctetInput input, HeldOutput output,
            ResponseWriter writer, Continuation continuation, MessageLimits limits) {}
