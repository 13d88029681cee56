package dev.homespun.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLEngineResult;
import javax.net.ssl.SSLEngineResult.HandshakeStatus;
import javax.net.ssl.SSLEngineResult.Status;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// What goes over the transport below, with a client of the JDK at the other end.
@Timeout(60)
class TlsTransportTest {

    private static ThrowAway certificate;

    private final AtomicInteger writes = new AtomicInteger();
    private final Stuck stuck = new Stuck();
    private ServerSocket listener;
    private Socket raw;
    private SSLSocket client;
    private TlsTransport transport;

    @BeforeAll
    static void makeCertificate() throws Exception {
        certificate = ThrowAway.make();
    }

    @BeforeEach
    void shakeHands() throws Exception {
        listener = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        raw = new Socket(listener.getInetAddress(), listener.getLocalPort());
        raw.setTcpNoDelay(true);
        client = (SSLSocket) certificate.trusting().getSocketFactory()
                .createSocket(raw, "127.0.0.1", raw.getPort(), true);
        Transport counted = new Counted(new SocketTransport(listener.accept()), writes, stuck);
        transport = new TlsTransport(counted, new TlsContext(certificate.tls(), System::nanoTime));
        FutureTask<Boolean> establishing = new FutureTask<>(transport::establish);
        Thread.startVirtualThread(establishing);
        client.startHandshake();
        assertThat(establishing.get()).isTrue();
        writes.set(0);
    }

    @AfterEach
    void close() throws IOException {
        client.close();
        transport.close();
        listener.close();
    }

    /// Counts writes, and lets none through while it is stuck.
    private record Counted(Transport inner, AtomicInteger writes, Stuck stuck) implements Transport.Around {

        @Override
        public OutputStream output() {
            return new OutputStream() {
                @Override
                public void write(int octet) {
                    throw new AssertionError("a single octet");
                }

                @Override
                public void write(byte[] octets, int offset, int length) throws IOException {
                    writes.incrementAndGet();
                    stuck.pass();
                    inner.output().write(octets, offset, length);
                }
            };
        }

        @Override
        public void close() throws IOException {
            stuck.loosen();
            inner.close();
        }
    }

    /// A peer that does not read, until the socket is closed.
    private static final class Stuck {

        private boolean stuck;

        synchronized void pass() throws IOException {
            boolean waited = stuck;
            try {
                while (stuck) {
                    wait();
                }
            } catch (InterruptedException e) {
                throw new IOException(e);
            }
            if (waited) {
                throw new IOException("closed");
            }
        }

        synchronized void fasten() {
            stuck = true;
        }

        synchronized void loosen() {
            stuck = false;
            notifyAll();
        }
    }

    @Test
    void oneWriteIsOneWriteBelow() throws Exception {
        for (int length : new int[] {1, 200, 16 << 10, 40 << 10}) {
            writes.set(0);
            transport.output().write(new byte[length]);
            assertThat(writes).as(length + " octets").hasValue(1);
            assertThat(client.getInputStream().readNBytes(length)).hasSize(length);
        }
    }

    /// The engine would write the answer to an update at once; it goes with the next octets of ours.
    @Test
    void readingWritesNothing() throws Exception {
        client.startHandshake();
        client.getOutputStream().write("abc".getBytes());
        assertThat(transport.input().readNBytes(3)).asString().isEqualTo("abc");
        assertThat(writes).hasValue(0);
        transport.output().write("def".getBytes());
        assertThat(client.getInputStream().readNBytes(3)).asString().isEqualTo("def");
        assertThat(writes).as("the update, and what is under the new keys").hasValue(2);
    }

    @Test
    void whatHasArrivedIsSeenWhereverItLies() throws Exception {
        assertThat(transport.hasArrived()).isFalse();
        client.getOutputStream().write(new byte[10]);
        client.getOutputStream().write(new byte[10]);
        while (!transport.hasArrived()) {
            Thread.onSpinWait(); // in the socket
        }
        transport.input().readNBytes(1);
        assertThat(transport.hasArrived()).as("decrypted").isTrue();
        transport.input().readNBytes(9);
        assertThat(transport.hasArrived()).as("encrypted, or in the socket").isTrue();
        transport.input().readNBytes(10);
        assertThat(transport.hasArrived()).isFalse();
    }

    @Test
    void aRecordThatIsNotWholeHasNotArrived() throws Exception {
        raw.getOutputStream().write(new byte[] {23, 3, 3, 1, 0, 1, 1});
        Thread reader = Thread.startVirtualThread(() -> {
            try {
                assertThat(transport.input().read()).isEqualTo(-1);
            } catch (IOException closed) {
                // as good
            }
        });
        while (reader.getState() != Thread.State.WAITING || transport.hasArrived()) {
            Thread.sleep(1);
        }
        assertThat(transport.hasArrived()).isFalse();
        transport.shutdownInput();
        reader.join();
    }

    /// The alert about its fault does not go out either; who waits for that has a deadline for reading only.
    @Test
    void aPeerThatDoesNotReadCannotHoldWhoWouldTellItOfAFault() throws Exception {
        stuck.fasten();
        raw.getOutputStream().write(new byte[] {23, 3, 3, 0, 20, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17,
            18, 19, 20});
        FutureTask<Integer> reading = new FutureTask<>(() -> transport.input().read());
        Thread reader = Thread.startVirtualThread(reading);
        while (writes.get() == 0) {
            Thread.sleep(1);
        }
        assertThat(transport.hasArrived()).as("nothing that could be served").isFalse();
        assertThat(reader.isAlive()).isTrue();
        transport.shutdownInput();
        reader.join();
        assertThatThrownBy(reading::get).hasRootCauseInstanceOf(GeneralSecurityException.class);
    }

    @Test
    void emptyRecordsAreTheEndAfterAFew() throws Exception {
        byte[] record = {23, 3, 3, 0, 0};
        byte[] many = new byte[10_000 * record.length];
        for (int i = 0; i < many.length; i++) {
            many[i] = record[i % record.length];
        }
        SSLEngine engine = mock(SSLEngine.class);
        when(engine.getHandshakeStatus()).thenReturn(HandshakeStatus.NOT_HANDSHAKING);
        AtomicInteger unwrapped = new AtomicInteger();
        when(engine.unwrap(any(ByteBuffer.class), any(ByteBuffer.class))).thenAnswer(_ -> {
            unwrapped.incrementAndGet();
            return new SSLEngineResult(Status.OK, HandshakeStatus.NOT_HANDSHAKING, record.length, 0);
        });
        Transport below = new StreamTransport(new ByteArrayInputStream(many), OutputStream.nullOutputStream());
        InputStream input = new TlsInput(engine, new TlsRecords(below), new TlsOutput(engine, below));
        assertThatThrownBy(() -> input.read()).isInstanceOf(SSLException.class).hasMessageContaining("at most 32");
        assertThat(unwrapped).hasValue(TlsInput.MOST_EMPTY + 1);
    }
}
