package dev.homespun.server;

import static dev.homespun.server.SampleHandler.ANY_PORT;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.homespun.http.Content;
import dev.homespun.http.Fields;
import dev.homespun.http.Handler;
import dev.homespun.http.HttpError;
import dev.homespun.http.MediaType;
import dev.homespun.http.Method;
import dev.homespun.http.Request;
import dev.homespun.http.Response;
import dev.homespun.http.Status;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The JDK's own client: what it makes of the answers, and that it can go on with its connection after them.
///
/// It does not read while it sends, it keeps connections in a pool, and it waits for a 100 patiently: each of these
/// hangs, or fails now and then, on a server that is careless about the end of a message.
@Timeout(60)
class JdkClientTest {

    private static final int MIB = 1 << 20;

    /// By default the client offers HTTP/2 with each request, until it knows better.
    @Test
    void anOfferOfHttp2IsPassedOver() throws Exception {
        try (Server server = Server.start(new SampleHandler(), ANY_PORT);
                HttpClient offering = HttpClient.newHttpClient()) {
            for (int i = 0; i < 3; i++) {
                HttpResponse<String> response = offering.send(
                        to(server, "/echo").POST(BodyPublishers.ofString("café")).build(), BodyHandlers.ofString());
                assertThat(response.statusCode()).isEqualTo(200);
                assertThat(response.body()).isEqualTo("café");
                assertThat(response.version()).isEqualTo(HttpClient.Version.HTTP_1_1);
            }
        }
    }

    @Test
    void noKindOfAnswerCostsTheConnection() throws Exception {
        try (Server server = Server.start(JdkClientTest::everyKindOfAnswer, ANY_PORT); HttpClient client = client()) {
            List<HttpRequest> requests = List.of(
                    to(server, "/200").build(),
                    to(server, "/200").HEAD().build(),
                    to(server, "/204").build(),
                    to(server, "/205").build(),
                    to(server, "/304").build(),
                    to(server, "/404").build(),
                    to(server, "/500").build(),
                    to(server, "/103").build(),
                    to(server, "/generated").build(),
                    to(server, "/generated").HEAD().build(),
                    to(server, "/unread").POST(BodyPublishers.ofByteArray(new byte[60_000])).build(),
                    to(server, "/unread").POST(unknownLength(new byte[60_000])).build(),
                    to(server, "/echo").POST(unknownLength(new byte[0])).build(),
                    to(server, "/echo").expectContinue(true).POST(BodyPublishers.ofString("asked for")).build(),
                    to(server, "/200").build());
            BlockingQueue<Integer> ports = new LinkedBlockingQueue<>();
            for (HttpRequest request : requests) {
                HttpResponse<byte[]> response = client.send(request, BodyHandlers.ofByteArray());
                ports.add(response.headers().firstValue("Peer-Port").map(Integer::parseInt).orElseThrow());
                assertThat(ports).as("ports until %s", request).containsOnly(ports.element());
            }
        }
    }

    private static Response everyKindOfAnswer(Request request) throws IOException {
        String path = request.path().raw();
        Response response = switch (path) {
            case "/103" -> {
                request.interim().send(Status.EARLY_HINTS, Fields.of("Link", "</style.css>; rel=preload"));
                yield Response.text("hinted");
            }
            case "/generated" -> Response.of(Status.OK).with(Content.generated(out -> {
                out.write("one".getBytes(UTF_8));
                out.flush();
                out.write("two".getBytes(UTF_8));
            }));
            case "/unread" -> Response.text("unread");
            case "/echo" -> Response.of(Status.OK).with(MediaType.OCTETS, request.content().readAll());
            default -> Response.text("content").with(Status.of(Integer.parseInt(path.substring(1))));
        };
        return response.with("Peer-Port", Integer.toString(request.peer().port()));
    }

    @Test
    void anInterimResponseIsNotTakenForTheAnswer() throws Exception {
        Handler hinting = request -> {
            for (int i = 0; i < 3; i++) {
                request.interim().send(Status.EARLY_HINTS, Fields.of("Link", "</style.css>; rel=preload"));
            }
            return Response.text("after three hints");
        };
        try (Server server = Server.start(hinting, ANY_PORT); HttpClient client = client()) {
            HttpResponse<String> response = client.send(to(server, "/").build(), BodyHandlers.ofString());
            assertThat(response.statusCode()).isEqualTo(200);
            assertThat(response.body()).isEqualTo("after three hints");
            assertThat(response.headers().firstValue("Link")).isEmpty();
        }
    }

    @Test
    void headHasTheFieldsOfGetAndNoContent() throws Exception {
        try (Server server = Server.start(new SampleHandler(), ANY_PORT); HttpClient client = client()) {
            HttpResponse<byte[]> head = client.send(to(server, "/hello").HEAD().build(), BodyHandlers.ofByteArray());
            HttpResponse<byte[]> get = client.send(to(server, "/hello").build(), BodyHandlers.ofByteArray());
            assertThat(head.body()).isEmpty();
            assertThat(head.headers().map().keySet()).isEqualTo(get.headers().map().keySet());
            assertThat(head.headers().firstValue("Content-Length")).contains("5");
        }
    }

    /// Sending them back as they come would not do: of a length that is known, the client sends all before it reads.
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void anUploadOfMegabytesArrivesWholeWhereTheHandlerTakesMore(boolean chunked) throws Exception {
        byte[] octets = randomOctets(8 * MIB);
        Handler digesting = request -> {
            assertThat(request.content().length()).isEqualTo(chunked ? Content.UNKNOWN : octets.length);
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            try (InputStream in = request.content().withLimit(octets.length).open()) {
                in.transferTo(new DigestOutputStream(OutputStream.nullOutputStream(), digest));
            }
            return Response.of(Status.OK).with(MediaType.OCTETS, digest.digest());
        };
        try (Server server = Server.start(digesting, ANY_PORT); HttpClient client = client()) {
            BodyPublisher body = chunked ? unknownLength(octets) : BodyPublishers.ofByteArray(octets);
            HttpResponse<byte[]> response = client.send(to(server, "/").POST(body).build(), BodyHandlers.ofByteArray());
            assertThat(response.statusCode()).isEqualTo(200);
            assertThat(response.body()).isEqualTo(MessageDigest.getInstance("SHA-256").digest(octets));
        }
    }

    /// Sockets hold some megabytes, so what is produced may be ahead of what was read, but not by all there is.
    @Test
    void aDownloadIsProducedAtThePaceOfItsReader() throws Exception {
        long total = 64 * MIB;
        AtomicLong produced = new AtomicLong();
        Handler large = _ -> Response.of(Status.OK).with(Content.generated(out -> {
            byte[] block = new byte[MIB];
            while (produced.get() < total) {
                out.write(block);
                produced.addAndGet(block.length);
            }
        }));
        try (Server server = Server.start(large, ANY_PORT); HttpClient client = client();
                InputStream in = client.send(to(server, "/").build(), BodyHandlers.ofInputStream()).body()) {
            byte[] block = new byte[MIB];
            long received = 0;
            long farthestAhead = 0;
            for (int read = in.read(block); read >= 0; read = in.read(block)) {
                farthestAhead = Math.max(farthestAhead, produced.get() - received);
                received += read;
            }
            assertThat(received).isEqualTo(total);
            assertThat(farthestAhead).isLessThan(total / 2);
        }
    }

    @Test
    void aDownloadThatIsCancelledEndsWhatProducesIt() throws Exception {
        BlockingQueue<Exception> ends = new LinkedBlockingQueue<>();
        Handler endless = _ -> Response.of(Status.OK).with(Content.generated(out -> {
            try {
                SampleHandler.endless(out);
            } catch (IOException e) {
                ends.add(e);
                throw e;
            }
        }));
        try (Server server = Server.start(endless, ANY_PORT); HttpClient client = client()) {
            InputStream in = client.send(to(server, "/").build(), BodyHandlers.ofInputStream()).body();
            assertThat(in.readNBytes(MIB)).hasSize(MIB);
            in.close();
            client.shutdownNow(); // or its selector, which wakes every 3 s, is what closes the socket
            assertThat(ends.take()).isInstanceOf(IOException.class);
        }
    }

    @Test
    void contentThatIsCutIsAFailureAndNotAShortAnswer() throws Exception {
        Handler failing = request -> request.path().raw().equals("/fixed")
                ? Response.of(Status.OK).with(new Content.Streamed(new ByteArrayInputStream(new byte[MIB]), 2 * MIB))
                : Response.of(Status.OK).with(Content.generated(out -> {
                    out.write(new byte[MIB]);
                    throw new IOException("provoked");
                }));
        try (Server server = Server.start(failing, ANY_PORT); HttpClient client = client()) {
            for (String path : List.of("/fixed", "/chunked")) {
                assertThatThrownBy(() -> client.send(to(server, path).build(), BodyHandlers.ofByteArray()))
                        .as(path).isInstanceOf(IOException.class);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void anUploadThatIsTooLargeIsRefusedSoThatTheClientSeesIt(boolean chunked) throws Exception {
        try (Server server = Server.start(new SampleHandler(), ANY_PORT); HttpClient client = client()) {
            byte[] octets = new byte[8 * MIB];
            for (int i = 0; i < 10; i++) {
                BodyPublisher body = chunked ? unknownLength(octets) : BodyPublishers.ofByteArray(octets);
                HttpResponse<String> response =
                        client.send(to(server, "/echo").POST(body).build(), BodyHandlers.ofString());
                assertThat(response.statusCode()).as("try %d", i).isEqualTo(413);
                assertThat(response.body()).contains("1048576");
            }
        }
    }

    /// A client that is not asked sends after 5 s all the same; here the server waits for 2 s only.
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void contentIsAskedForWhenTheHandlerReads(boolean chunked) throws Exception {
        byte[] octets = randomOctets(300_000);
        ServerOptions options = ANY_PORT.with(Timeouts.DEFAULTS.withContentGrace(Duration.ofSeconds(2)));
        try (Server server = Server.start(new SampleHandler(), options); HttpClient client = client()) {
            BodyPublisher body = chunked ? unknownLength(octets) : BodyPublishers.ofByteArray(octets);
            HttpResponse<byte[]> response = client.send(
                    to(server, "/echo").expectContinue(true).POST(body).build(), BodyHandlers.ofByteArray());
            assertThat(response.statusCode()).isEqualTo(200);
            assertThat(Arrays.mismatch(response.body(), octets)).as("first octet that differs").isEqualTo(-1);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 401, 403, 413, 417, 503})
    void contentIsNotSentToAHandlerThatRefusesIt(int status) throws Exception {
        Handler refusing = _ -> {
            throw HttpError.of(Status.of(status), "not now");
        };
        assertRefusedUnsent(refusing, 1_000, status);
    }

    @Test
    void contentThatIsTooLargeIsRefusedBeforeItIsSent() throws Exception {
        assertRefusedUnsent(new SampleHandler(), 8 * MIB, 413);
    }

    /// Again and again, because the next request must not be taken for the content that never came.
    private static void assertRefusedUnsent(Handler handler, int octets, int status) throws Exception {
        AtomicInteger asked = new AtomicInteger();
        BodyPublisher body = BodyPublishers.fromPublisher(subscriber -> {
            asked.incrementAndGet();
            BodyPublishers.ofByteArray(new byte[octets]).subscribe(subscriber);
        }, octets);
        try (Server server = Server.start(handler, ANY_PORT); HttpClient client = client()) {
            for (int i = 0; i < 3; i++) {
                HttpResponse<String> response = client.send(
                        to(server, "/echo").expectContinue(true).POST(body).build(), BodyHandlers.ofString());
                assertThat(response.statusCode()).as("try %d", i).isEqualTo(status);
                assertThat(response.body()).contains("\"status\":" + status);
            }
        }
        assertThat(asked).as("times that the content was asked for").hasValue(0);
    }

    @Test
    void manyRequestsAtATimeGetEachItsOwnAnswer() throws Exception {
        Handler echo = request -> Response.of(Status.OK).with(MediaType.OCTETS, request.content().readAll())
                .with("Query", request.query().toString());
        try (Server server = Server.start(echo, ANY_PORT); HttpClient client = client()) {
            List<CompletableFuture<HttpResponse<byte[]>>> responses = new ArrayList<>();
            for (int i = 0; i < 300; i++) {
                byte[] octets = new byte[1 + i * 100];
                Arrays.fill(octets, (byte) i);
                BodyPublisher body = i % 2 == 0 ? BodyPublishers.ofByteArray(octets) : unknownLength(octets);
                responses.add(client.sendAsync(to(server, "/?" + i).method(Method.PUT.name(), body).build(),
                        BodyHandlers.ofByteArray()));
            }
            for (int i = 0; i < 300; i++) {
                HttpResponse<byte[]> response = responses.get(i).join();
                assertThat(response.statusCode()).isEqualTo(200);
                assertThat(response.headers().firstValue("Query")).contains(Integer.toString(i));
                assertThat(response.body()).hasSize(1 + i * 100).containsOnly(i);
            }
        }
    }

    /// Closed before the server is, so that no idle connection keeps that one waiting.
    private static HttpClient client() {
        return HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    }

    private static HttpRequest.Builder to(Server server, String target) {
        return HttpRequest.newBuilder(URI.create(server.url() + target));
    }

    private static BodyPublisher unknownLength(byte[] octets) {
        return BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(octets));
    }

    private static byte[] randomOctets(int count) {
        byte[] octets = new byte[count];
        new Random(count).nextBytes(octets);
        return octets;
    }
}
