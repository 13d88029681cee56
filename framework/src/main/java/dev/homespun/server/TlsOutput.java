package dev.homespun.server;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLEngineResult.HandshakeStatus;

/// Encrypts what is written. What is one write here is one write below, up to [#MOST_RECORDS] records.
///
/// A lock keeps the order: who reads may have an alert to send, and with another protocol behind an upgrade reading and
/// writing are two threads. The records are made in an array that is let go of afterwards, so that a connection which
/// waits keeps nothing here.
final class TlsOutput extends OutputStream {

    private static final int MOST_RECORDS = 4;
    private static final int RECORD_OCTETS = 1 << 14;

    private final SSLEngine engine;
    private final Transport raw;
    private volatile int writes;

    TlsOutput(SSLEngine engine, Transport raw) {
        this.engine = engine;
        this.raw = raw;
    }

    @Override
    public void write(int octet) throws IOException {
        write(new byte[] {(byte) octet}, 0, 1);
    }

    @Override
    public synchronized void write(byte[] octets, int offset, int length) throws IOException {
        ByteBuffer plain = ByteBuffer.wrap(octets, offset, length);
        ByteBuffer records = room(Math.clamp(length / RECORD_OCTETS + 1, 1, MOST_RECORDS));
        while (plain.hasRemaining()) {
            records = wrap(plain, records);
            if (engine.isOutboundDone()) {
                send(records);
                throw new IOException("TLS is closed; nothing more can be written");
            }
        }
        send(records);
        writes++;
    }

    /// Sends what the engine itself has to say: its part of the handshake, tickets, alerts.
    synchronized void sendPending() throws IOException {
        if (engine.getHandshakeStatus() == HandshakeStatus.NEED_WRAP) {
            // The flight of a handshake is several records, and most are small: together they are one write.
            ByteBuffer records = room(2);
            do {
                records = wrap(ByteBuffer.allocate(0), records);
            } while (engine.getHandshakeStatus() == HandshakeStatus.NEED_WRAP && !engine.isOutboundDone());
            send(records);
        }
    }

    /// {@return how often something was written}
    int writes() {
        return writes;
    }

    /// Makes one record, and sends those that there are first when it does not fit.
    ///
    /// @return where the next one goes
    private ByteBuffer wrap(ByteBuffer plain, ByteBuffer records) throws IOException {
        ByteBuffer target = records;
        while (true) {
            switch (engine.wrap(plain, target).getStatus()) {
                case OK, CLOSED -> {
                    return target;
                }
                case BUFFER_OVERFLOW -> {
                    send(target);
                    target = room(1);
                }
                case BUFFER_UNDERFLOW -> throw new IllegalStateException("wrapping asked for input");
            }
        }
    }

    /// The engine wants room for the longest record, however short the next one is.
    private ByteBuffer room(int records) {
        return ByteBuffer.allocate(records * engine.getSession().getPacketBufferSize());
    }

    private void send(ByteBuffer records) throws IOException {
        if (records.position() > 0) {
            raw.output().write(records.array(), 0, records.position());
            records.clear();
        }
    }
}
