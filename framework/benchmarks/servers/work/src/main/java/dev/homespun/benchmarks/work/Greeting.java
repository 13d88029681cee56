package dev.homespun.benchmarks.work;

/// `GET /json` and, its message alone, `GET /plaintext`.
public record Greeting(String message) {

    /// What is said.
    public static final Greeting HELLO = new Greeting("Hello, World!");
}
