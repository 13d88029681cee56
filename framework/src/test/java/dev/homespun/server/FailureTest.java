package dev.homespun.server;

import static dev.homespun.server.SampleHandler.ANY_PORT;
import static dev.homespun.server.SampleHandler.GET;
import static dev.homespun.server.SampleHandler.LAST_GET;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.homespun.http.Content;
import dev.homespun.http.Fields;
import dev.homespun.http.Handler;
import dev.homespun.http.HttpError;
import dev.homespun.http.Interim;
import dev.homespun.http.Response;
import dev.homespun.http.Status;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.SocketException;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// What goes wrong in the application: it harms its own request at most, and never looks like a success.
@Timeout(60)
class FailureTest {

    @Test
    void contentThatFailsHalfWayIsCutAndNeverLooksWhole() throws Exception {
        Handler failing = _ -> Response.of(Status.OK).with(Content.generated(out -> {
            out.write("part".getBytes(UTF_8));
            out.flush();
            throw new IllegalStateException("provoked");
        }));
        try (Server server = Server.start(failing, ANY_PORT); RawClient client = new RawClient(server)) {
            client.send(GET);
            assertThat(client.readUntil("4\r\npart\r\n")).contains("Transfer-Encoding: chunked");
            assertThatThrownBy(client::readAll).isInstanceOf(IOException.class);
        }
    }

    @Test
    void contentThatFailsAtOnceIsA500() throws Exception {
        Handler failing = _ -> Response.of(Status.OK).with(Content.generated(_ -> {
            throw new IllegalStateException("provoked");
        }));
        try (Server server = Server.start(failing, ANY_PORT); RawClient client = new RawClient(server)) {
            assertThat(client.send(GET).readAll()).startsWith("HTTP/1.1 500 ").doesNotContain("provoked");
        }
    }

    @Test
    void aStackOverflowHarmsItsOwnRequestOnly() throws Exception {
        try (Server server = Server.start(new SampleHandler(), ANY_PORT); RawClient client = new RawClient(server)) {
            client.send("GET /overflow HTTP/1.1\r\nHost: a\r\n\r\n");
            assertThat(client.readUntil("}")).startsWith("HTTP/1.1 500 ");
            assertThat(client.send(LAST_GET).readAll()).startsWith("HTTP/1.1 200 OK");
        }
    }

    @Test
    void aProtocolThatFailsIsCutWithoutAWordOfHttp() throws Exception {
        for (Exception failure : List.of(new IllegalStateException("provoked"), new IOException("provoked"))) {
            Handler upgrading = _ -> Response.of(Status.SWITCHING_PROTOCOLS).with("Upgrade", "x")
                    .with(Content.takeover((_, out) -> {
                        out.write("abc".getBytes(UTF_8));
                        if (failure instanceof IOException io) {
                            throw io;
                        }
                        throw (RuntimeException) failure;
                    }));
            try (Server server = Server.start(upgrading, ANY_PORT); RawClient client = new RawClient(server)) {
                client.send("GET / HTTP/1.1\r\nHost: a\r\nConnection: Upgrade\r\nUpgrade: x\r\n\r\n");
                assertThat(client.readUntil("\r\n\r\nabc")).startsWith("HTTP/1.1 101 ");
                try {
                    assertThat(client.readAll()).isEmpty();
                } catch (SocketException reset) {
                    assertThat(reset).hasMessageContaining("reset");
                }
            }
        }
    }

    @Test
    void anErrorInContentIsA500BeforeTheFirstOctetAndNeverAnOrderlyEndAfterIt() throws Exception {
        Handler failing = request -> Response.of(Status.OK).with(Content.generated(out -> {
            if (request.path().raw().equals("/late")) {
                out.write(new byte[20_000]);
            }
            throw new AssertionError("provoked");
        }));
        try (Server server = Server.start(failing, ANY_PORT)) {
            try (RawClient client = new RawClient(server)) {
                assertThat(client.send(GET).readAll()).startsWith("HTTP/1.1 500 ").doesNotContain("provoked");
            }
            try (RawClient client = new RawClient(server)) {
                client.send("GET /late HTTP/1.0\r\n\r\n");
                assertThatThrownBy(client::readAll).isInstanceOf(IOException.class);
            }
        }
    }

    @Test
    void contentThatIsNotSentAfterAllIsClosed() throws Exception {
        CountDownLatch closed = new CountDownLatch(1);
        Handler stubborn = request -> {
            try {
                request.content().readAll();
            } catch (HttpError broken) {
                // goes on as if nothing had been
            }
            return Response.of(Status.OK).with(Content.of(new ByteArrayInputStream(new byte[10]) {
                @Override
                public void close() {
                    closed.countDown();
                }
            }));
        };
        try (Server server = Server.start(stubborn, ANY_PORT); RawClient client = new RawClient(server)) {
            client.send("POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\nx\r\n");
            assertThat(client.readAll()).startsWith("HTTP/1.1 400 ");
            closed.await();
        }
    }

    @Test
    void anInterruptEndsWithTheRequestItWasMeantFor() throws Exception {
        Handler interrupting = request -> {
            if (request.path().raw().equals("/hello")) {
                return Response.text(Boolean.toString(Thread.currentThread().isInterrupted()));
            }
            Thread.currentThread().interrupt();
            return Response.of(Status.OK).with(Content.generated(out -> {
                out.write(new byte[1 << 20]);
                Thread.currentThread().interrupt();
            }));
        };
        try (Server server = Server.start(interrupting, ANY_PORT); RawClient client = new RawClient(server)) {
            client.send("GET / HTTP/1.1\r\nHost: a\r\n\r\n").readUntil("\r\n0\r\n\r\n");
            assertThat(client.send(LAST_GET).readAll()).endsWith("false");
        }
    }

    @Test
    void anInterimResponseCannotComeAfterTheRequestWasAnswered() throws Exception {
        AtomicReference<Interim> kept = new AtomicReference<>(Interim.NONE);
        Handler keeping = request -> {
            kept.set(request.interim());
            return Response.text("hello");
        };
        try (Server server = Server.start(keeping, ANY_PORT); RawClient client = new RawClient(server)) {
            client.send(GET).readUntil("hello");
            client.send("GET").send(" /hello HTTP/1.1\r\nHost: a\r\n\r\n").readUntil("hello");
            Interim stale = kept.getAndSet(Interim.NONE);
            client.send(LAST_GET).readAll();
            assertThatThrownBy(() -> stale.send(Status.EARLY_HINTS, Fields.none()))
                    .isInstanceOf(IllegalStateException.class).hasMessageContaining("answered");
        }
    }

    @Test
    void anInterimResponseCannotComeBetweenTwoChunks() throws Exception {
        Handler late = request -> Response.of(Status.OK).with(Content.generated(out -> {
            out.write("part".getBytes(UTF_8));
            out.flush();
            request.interim().send(Status.EARLY_HINTS, Fields.none());
        }));
        try (Server server = Server.start(late, ANY_PORT); RawClient client = new RawClient(server)) {
            client.send(GET).readUntil("4\r\npart\r\n");
            assertThatThrownBy(client::readAll).isInstanceOf(IOException.class);
        }
    }

    /// Looking for the end of the peer among the causes must itself end.
    @Test
    void causesThatGoInACircleAreAFaultLikeOthers() throws Exception {
        Handler failing = _ -> Response.of(Status.OK).with(Content.generated(_ -> {
            Exception one = new Exception("one");
            one.initCause(new Exception("other", one));
            throw new IOException(one);
        }));
        try (Server server = Server.start(failing, ANY_PORT); RawClient client = new RawClient(server)) {
            assertThat(client.send(GET).readAll()).startsWith("HTTP/1.1 500 ").doesNotContain("other");
        }
    }

    @Test
    void aStreamThatFailsAlsoWhenItIsClosedIsA500() throws Exception {
        Handler failing = _ -> Response.of(Status.OK).with(Content.of(new InputStream() {
            @Override
            public int read() {
                throw new IllegalStateException("provoked by read");
            }

            @Override
            public void close() {
                throw new IllegalStateException("provoked by close");
            }
        }));
        try (Server server = Server.start(failing, ANY_PORT); RawClient client = new RawClient(server)) {
            assertThat(client.send(GET).readAll()).startsWith("HTTP/1.1 500 ").doesNotContain("provoked");
        }
    }

    /// A browser shows a script no answer without what CORS adds, and a log finds no request without its id.
    @Test
    void aRefusalKeepsWhatFiltersAddedForTheClient() throws Exception {
        Handler ignoring = _ -> Response.text("done").with("X-Request-Id", "7").with("ETag", "\"1\"")
                .with("Location", "/x");
        try (Server server = Server.start(ignoring, ANY_PORT); RawClient client = new RawClient(server)) {
            String answer = client.send("POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n").readAll();
            assertThat(answer).startsWith("HTTP/1.1 400 ").contains("X-Request-Id: 7", "application/problem+json")
                    .doesNotContain("ETag").doesNotContain("Location").doesNotContain("text/plain").doesNotContain("done");
        }
    }
}
