package dev.homespun.benchmarks.compare;

import java.nio.file.Path;

/// The JDK that runs this program, and the servers.
final class Jdk {

    private Jdk() {}

    /// {@return the path of one of its programs}
    static String program(String name) {
        return Path.of(System.getProperty("java.home"), "bin", name).toString();
    }
}
