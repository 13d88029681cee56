package dev.homespun.testing.wire;

import java.util.random.RandomGenerator;

/// Makes other octets of octets; always the same from the same state of `random`.
@FunctionalInterface
interface Mutation {

    /// {@return the changed octets, which may be none}
    ///
    /// @param octets at least one; left as they are
    byte[] apply(byte[] octets, RandomGenerator random);
}
