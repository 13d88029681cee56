package dev.homespun.benchmarks.undertow;

import io.undertow.Undertow;

/// Undertow: its routing handler, all on its I/O threads, since nothing blocks.
final class Main {

    private Main() {}

    static void main(String[] args) {
        Undertow.builder()
                .addHttpListener(Integer.parseInt(args[0]), "127.0.0.1")
                .setHandler(new Articles().routes())
                .build()
                .start();
    }
}
