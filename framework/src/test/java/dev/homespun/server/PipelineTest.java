package dev.homespun.server;

import static dev.homespun.server.SampleHandler.ANY_PORT;
import static dev.homespun.server.SampleHandler.GET;
import static dev.homespun.server.SampleHandler.LAST_GET;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.homespun.http.Content;
import dev.homespun.http.Handler;
import dev.homespun.http.Response;
import dev.homespun.http.Status;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Requests that come together: their answers leave together, and none is withheld for another.
@Timeout(60)
class PipelineTest {

    private static final String SLOW_GET = "GET /slow HTTP/1.1\r\nHost: a\r\n\r\n";

    @Test
    void answersToRequestsThatCameTogetherLeaveInOneWrite() throws Exception {
        List<String> writes = writes(GET.repeat(4) + LAST_GET, new SampleHandler());
        assertThat(writes).hasSize(1);
        assertThat(writes.getFirst().split("hello", -1)).hasSize(6);
    }

    @Test
    void sixteenAnswersLeaveAtOnce() throws Exception {
        assertThat(writes(GET.repeat(39) + LAST_GET, new SampleHandler())).extracting(PipelineTest::answers)
                .containsExactly(16, 16, 8);
    }

    @Test
    void eightKilobytesLeaveAtOnce() throws Exception {
        Handler large = _ -> Response.text("x".repeat(3_000));
        assertThat(writes(GET.repeat(4) + LAST_GET, large)).extracting(PipelineTest::answers).containsExactly(2, 2, 1);
    }

    @Test
    void aSingleRequestIsAnsweredInOneWrite() throws Exception {
        assertThat(writes(LAST_GET, new SampleHandler())).hasSize(1);
    }

    @Test
    void anAnswerDoesNotWaitForAHandlerThatTakesItsTime() throws Exception {
        assertFirstAnswerIsNotWithheldBy(SLOW_GET, new Gate());
    }

    @Test
    void anAnswerDoesNotWaitForAnUnsafeMethod() throws Exception {
        assertFirstAnswerIsNotWithheldBy("POST /slow HTTP/1.1\r\nHost: a\r\nContent-Length: 0\r\n\r\n", new Gate());
    }

    @Test
    void anAnswerDoesNotWaitForContentThatIsStillToCome() throws Exception {
        try (Server server = Server.start(new SampleHandler(), ANY_PORT); RawClient client = new RawClient(server)) {
            client.send(GET + "GET /echo HTTP/1.1\r\nHost: a\r\nContent-Length: 3\r\n\r\na").readUntil("hello");
            assertThat(client.send("bc").readUntil("abc")).startsWith("HTTP/1.1 200 OK\r\n");
        }
    }

    @Test
    void anAnswerDoesNotWaitForAHeadThatIsStillToCome() throws Exception {
        try (Server server = Server.start(new SampleHandler(), ANY_PORT); RawClient client = new RawClient(server)) {
            client.send(GET + "GET /hello HTT").readUntil("hello");
            assertThat(client.send("P/1.1\r\nHost: a\r\n\r\n").readUntil("hello")).startsWith("HTTP/1.1 200 OK\r\n");
        }
    }

    @Test
    void anAnswerDoesNotWaitForAStream() throws Exception {
        Gate gate = new Gate();
        Handler streaming = request -> request.path().raw().equals("/slow")
                ? Response.of(Status.OK).with(Content.generated(_ -> pass(gate)))
                : Response.text("hello");
        assertFirstAnswerIsNotWithheldBy(SLOW_GET, gate, streaming);
    }

    @Test
    void anAnswerComesAlsoWhenContentThatIsNotSentCannotBeClosed() throws Exception {
        Handler failing = request -> request.path().raw().equals("/slow")
                ? Response.of(Status.OK).with(Content.of(new ByteArrayInputStream(new byte[5]) {
                    @Override
                    public void close() throws IOException {
                        throw new IOException("provoked");
                    }
                }))
                : Response.text("hello");
        try (Server server = Server.start(failing, ANY_PORT); RawClient client = new RawClient(server)) {
            client.send(GET + SLOW_GET.replace("GET", "HEAD")).readUntil("hello");
            assertThat(client.readAll()).startsWith("HTTP/1.1 500 ");
        }
    }

    @Test
    void anAnswerComesBeforeTheConnectionIsCut() throws Exception {
        Handler cutting = request -> request.path().raw().equals("/slow")
                ? Response.of(Status.OK).with(Content.generated(out -> {
                    out.write(1);
                    out.flush();
                    throw new IOException("provoked");
                }))
                : Response.text("hello");
        try (Server server = Server.start(cutting, ANY_PORT); RawClient client = new RawClient(server)) {
            client.send(GET + SLOW_GET).readUntil("hello");
            assertThatThrownBy(client::readAll).isInstanceOf(IOException.class);
        }
    }

    private static void pass(Gate gate) throws IOException {
        try {
            gate.pass();
        } catch (InterruptedException e) {
            throw new IOException(e);
        }
    }

    private static void assertFirstAnswerIsNotWithheldBy(String second, Gate gate) throws Exception {
        assertFirstAnswerIsNotWithheldBy(second, gate,
                request -> request.path().raw().equals("/slow") ? gate.handle(request) : Response.text("hello"));
    }

    private static void assertFirstAnswerIsNotWithheldBy(String second, Gate gate, Handler handler) throws Exception {
        try (Server server = Server.start(handler, ANY_PORT); RawClient client = new RawClient(server)) {
            client.send(GET + second + LAST_GET).readUntil("hello");
            gate.awaitBegun();
            gate.open();
            assertThat(answers(client.readAll())).isEqualTo(2);
        }
    }

    private static int answers(String octets) {
        return octets.split("HTTP/1\\.1 200 ", -1).length - 1;
    }

    /// What each write to the peer held.
    private static List<String> writes(String requests, Handler handler) throws IOException {
        List<String> writes = new ArrayList<>();
        OutputStream counting = new ByteArrayOutputStream() {
            @Override
            public void write(byte[] octets, int offset, int length) {
                writes.add(new String(octets, offset, length, ISO_8859_1));
            }
        };
        ServerOptions options = ServerOptions.DEFAULTS;
        Server.serve(new ByteArrayInputStream(requests.getBytes(ISO_8859_1)), counting, handler, options);
        return writes;
    }
}
