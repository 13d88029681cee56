package dev.homespun.benchmarks.compare;

import java.util.List;

/// A load: what is asked for, how, and on how many connections.
///
/// @param name as arguments and files have it
/// @param connections how many are open at a time, 1 or more
record Case(String name, Endpoint endpoint, int connections, Manner manner) {

    /// How a connection is used.
    enum Manner {
        /// One request after the other.
        KEPT,
        /// [#DEPTH] requests at once, then as many answers are waited for.
        PIPELINED,
        /// Each has one request, with `Connection: close`.
        CLOSED
    }

    /// How many requests are sent at once when they are pipelined.
    static final int DEPTH = 16;

    /// In the order in which they are measured.
    static final List<Case> ALL = List.of(
            new Case("plaintext-32", Endpoint.PLAINTEXT, 32, Manner.KEPT),
            new Case("json-32", Endpoint.JSON, 32, Manner.KEPT),
            new Case("record-32", Endpoint.RECORD, 32, Manner.KEPT),
            new Case("post-32", Endpoint.POST, 32, Manner.KEPT),
            new Case("plaintext-1", Endpoint.PLAINTEXT, 1, Manner.KEPT),
            new Case("json-1", Endpoint.JSON, 1, Manner.KEPT),
            new Case("plaintext-256", Endpoint.PLAINTEXT, 256, Manner.KEPT),
            new Case("json-256", Endpoint.JSON, 256, Manner.KEPT),
            new Case("plaintext-pipelined", Endpoint.PLAINTEXT, 32, Manner.PIPELINED),
            new Case("record-pipelined", Endpoint.RECORD, 32, Manner.PIPELINED),
            new Case("json-close", Endpoint.JSON, 32, Manner.CLOSED));

    static List<String> names() {
        return ALL.stream().map(Case::name).toList();
    }

    /// {@return how many requests are sent at once}
    int depth() {
        return manner == Manner.PIPELINED ? DEPTH : 1;
    }
}
