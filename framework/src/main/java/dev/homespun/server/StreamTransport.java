package dev.homespun.server;

import dev.homespun.http.Peer;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/// Two streams for a connection without a socket: how tests talk to the engine octet by octet.
record StreamTransport(InputStream input, OutputStream output) implements Transport {

    @Override
    public Peer peer() {
        return Peer.IN_MEMORY;
    }

    @Override
    public void endIdle() throws IOException {
        shutdownInput();
    }

    @Override
    public void shutdownInput() throws IOException {
        input.close();
    }

    @Override
    public void shutdownOutput() throws IOException {
        output.close();
    }

    @Override
    public void abort() throws IOException {
        close();
    }

    @Override
    public void close() throws IOException {
        try (input; output) {
            output.flush();
        }
    }
}
