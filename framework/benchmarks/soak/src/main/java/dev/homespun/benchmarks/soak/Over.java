package dev.homespun.benchmarks.soak;

/// What connections are made over.
enum Over {
    PLAIN, TLS, UNIX,
    /// Each begins with a header of the PROXY protocol.
    PROXY
}
