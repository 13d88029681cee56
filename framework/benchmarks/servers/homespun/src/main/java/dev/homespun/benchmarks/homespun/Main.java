package dev.homespun.benchmarks.homespun;

import dev.homespun.App;

/// Homespun, as its guide says. What follows the port are its own arguments: `--tls.…` for TLS.
final class Main {

    private Main() {}

    static void main(String[] args) {
        args[0] = "--port=" + args[0];
        App.create().scan("dev.homespun.benchmarks.homespun").start(args);
    }
}
