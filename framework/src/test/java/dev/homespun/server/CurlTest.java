package dev.homespun.server;

import static dev.homespun.server.SampleHandler.ANY_PORT;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.homespun.http.Content;
import dev.homespun.http.Fields;
import dev.homespun.http.Handler;
import dev.homespun.http.HttpError;
import dev.homespun.http.MediaType;
import dev.homespun.http.Request;
import dev.homespun.http.Response;
import dev.homespun.http.Status;
import dev.homespun.server.Curl.Run;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The client that most people try a server with. It says what it saw, down to the octet, and by its exit code whether
/// the message was whole.
@Timeout(60)
class CurlTest {

    private static final byte[] LARGE = randomOctets(600_000);

    @TempDir
    Path folder;

    private Curl curl;

    @BeforeAll
    static void requireCurl() {
        Curl.require();
    }

    @BeforeEach
    void makeCurl() {
        curl = new Curl(folder);
    }

    private static Response answer(Request request) throws IOException {
        return switch (request.path().raw()) {
            case "/large" -> Response.of(Status.OK).with(MediaType.OCTETS, LARGE);
            case "/generated" -> Response.of(Status.OK).with(Content.generated(out -> out.write(LARGE)));
            case "/echo" -> Response.of(Status.OK).with(MediaType.OCTETS, request.content().readAll());
            case "/nothing" -> Response.of(Status.NO_CONTENT);
            case "/trailers" -> Response.of(Status.OK).with(Content.generated(out -> {
                out.write("one".getBytes(UTF_8));
                out.flush();
                out.write("more".getBytes(UTF_8));
            }, () -> Fields.of("Checksum", "abc")));
            case "/hints" -> {
                request.interim().send(Status.EARLY_HINTS, Fields.of("Link", "</style.css>; rel=preload"));
                yield Response.text("hello");
            }
            case "/authority" -> Response.text(request.authority() + " " + request.path());
            case "/hello" -> Response.text("hello");
            case "/forbidden" -> throw HttpError.of(Status.FORBIDDEN, "not for you");
            default -> throw HttpError.of(Status.NOT_FOUND, "nothing here");
        };
    }

    @ParameterizedTest
    @ValueSource(strings = {"/large", "/generated"})
    void aDownloadArrivesOctetByOctet(String path) throws Exception {
        try (Server server = Server.start(CurlTest::answer, ANY_PORT)) {
            assertWhole(curl.run(server.url() + path), LARGE);
        }
    }

    /// In HTTP/1.0 content of unknown length ends with the connection, and curl cannot undo a coding that it does not
    /// expect.
    @ParameterizedTest
    @ValueSource(strings = {"/large", "/generated"})
    void aDownloadInHttp10ArrivesOctetByOctet(String path) throws Exception {
        try (Server server = Server.start(CurlTest::answer, ANY_PORT)) {
            Run run = curl.run("--http1.0", "--raw", "--dump-header", "head", server.url() + path);
            assertWhole(run, LARGE);
            assertThat(folder.resolve("head")).content().startsWith("HTTP/1.1 200 OK\r\n")
                    .contains("\r\nConnection: close\r\n").doesNotContain("Transfer-Encoding");
        }
    }

    @Test
    void requestsOneAfterTheOtherShareAConnection() throws Exception {
        try (Server server = Server.start(CurlTest::answer, ANY_PORT)) {
            assertThat(newConnections(server, List.of(), "/hello", "/large", "/generated", "/nothing", "/lost",
                    "/hints", "/trailers", "/hello")).containsExactly(1, 0, 0, 0, 0, 0, 0, 0);
            assertThat(newConnections(server, List.of("--head"), "/large", "/generated", "/lost"))
                    .containsExactly(1, 0, 0);
            assertThat(newConnections(server, List.of("--data-binary", "@" + curl.file(LARGE)), "/echo", "/echo"))
                    .containsExactly(1, 0);
            assertThat(newConnections(server, List.of("--http1.0", "--header", "Connection: keep-alive"), "/hello",
                    "/hello")).containsExactly(1, 0);
        }
    }

    /// {@return for each of the paths how many connections it took to ask for it}
    private List<Integer> newConnections(Server server, List<String> options, String... paths) throws Exception {
        List<String> arguments = new ArrayList<>(options);
        arguments.addAll(List.of("--write-out", "%{num_connects}\n"));
        for (String path : paths) {
            arguments.addAll(List.of("--output", "discarded", server.url() + path));
        }
        return curl.run(arguments.toArray(String[]::new)).text().lines().map(Integer::valueOf).toList();
    }

    @Test
    void headSaysWhatGetWouldHaveSent() throws Exception {
        try (Server server = Server.start(CurlTest::answer, ANY_PORT)) {
            String head = curl.run("--head", server.url() + "/large").text();
            curl.run("--dump-header", "head", server.url() + "/large");
            assertThat(head).contains("\r\nContent-Length: 600000\r\n");
            assertThat(withoutDate(head)).isEqualTo(withoutDate(Files.readString(folder.resolve("head"))));
        }
    }

    private static String withoutDate(String head) {
        return head.replaceFirst("\r\nDate: [^\r]*", "");
    }

    @Test
    void theContentOfAnUploadArrivesOctetByOctet() throws Exception {
        try (Server server = Server.start(CurlTest::answer, ANY_PORT)) {
            Path file = curl.file(LARGE);
            for (String version : List.of("--http1.1", "--http1.0")) {
                assertWhole(curl.run(version, "--data-binary", "@" + file, server.url() + "/echo"), LARGE);
            }
        }
    }

    @Test
    void anUploadOfUnknownLengthArrivesOctetByOctet() throws Exception {
        try (Server server = Server.start(CurlTest::answer, ANY_PORT)) {
            Run run = curl.run(curl.file(LARGE), "--verbose", "--upload-file", "-", server.url() + "/echo");
            assertWhole(run, LARGE);
            assertThat(run.log()).contains("> Transfer-Encoding: chunked\r\n");
        }
    }

    /// By itself curl asks for content above 1 MiB only. It would go on without an answer after a second; here it
    /// waits for longer than it may run.
    @ParameterizedTest
    @ValueSource(strings = {"--data-binary", "--upload-file"})
    void contentIsAskedForWhenTheHandlerReads(String upload) throws Exception {
        try (Server server = Server.start(CurlTest::answer, ANY_PORT)) {
            Run run = curl.run(curl.file(LARGE), "--verbose", "--header", "Expect: 100-continue",
                    "--expect100-timeout", "60", upload, upload.equals("--data-binary") ? "@-" : "-",
                    server.url() + "/echo");
            assertWhole(run, LARGE);
            assertThat(run.log()).contains("< HTTP/1.1 100 Continue\r\n");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/forbidden 403", "/lost 404", "/echo 413"})
    void contentThatIsRefusedIsNotSent(String pathAndStatus) throws Exception {
        String[] expected = pathAndStatus.split(" ");
        try (Server server = Server.start(CurlTest::answer, ANY_PORT)) {
            Run run = curl.run("--header", "Expect: 100-continue", "--expect100-timeout", "60",
                    "--data-binary", "@" + curl.file(new byte[2 << 20]), "--write-out", " %{http_code} %{size_upload}",
                    server.url() + expected[0]);
            assertThat(run.exit()).as(run.log()).isZero();
            assertThat(run.text()).contains("\"status\":" + expected[1]).endsWith("} " + expected[1] + " 0");
        }
    }

    @Test
    void anUploadThatIsTooLargeIsRefusedSoThatItsSenderSeesIt() throws Exception {
        try (Server server = Server.start(CurlTest::answer, ANY_PORT)) {
            Path file = curl.file(new byte[8 << 20]);
            for (String source : List.of(file.toString(), "-")) {
                for (int i = 0; i < 10; i++) {
                    Run run = curl.run(file, "--header", "Expect:", "--upload-file", source, "--write-out",
                            " %{http_code}", server.url() + "/echo");
                    assertThat(run.exit()).as(run.log()).isZero();
                    assertThat(run.text()).as("try %d from %s", i, source).contains("1048576").endsWith("} 413");
                }
            }
        }
    }

    @Test
    void trailersFollowTheLastChunk() throws Exception {
        try (Server server = Server.start(CurlTest::answer, ANY_PORT)) {
            String url = server.url() + "/trailers";
            assertThat(curl.run("--raw", "--header", "TE: trailers", url).text())
                    .isEqualTo("3\r\none\r\n4\r\nmore\r\n0\r\nChecksum: abc\r\n\r\n");
            assertThat(curl.run("--raw", url).text()).as("not asked for")
                    .isEqualTo("3\r\none\r\n4\r\nmore\r\n0\r\n\r\n");
            assertWhole(curl.run("--header", "TE: trailers", url), "onemore".getBytes(UTF_8));
        }
    }

    @Test
    void anInterimResponseComesBeforeTheAnswer() throws Exception {
        try (Server server = Server.start(CurlTest::answer, ANY_PORT)) {
            assertThat(curl.run("--include", server.url() + "/hints").text())
                    .startsWith("HTTP/1.1 103 Early Hints\r\nLink: </style.css>; rel=preload\r\n\r\n"
                            + "HTTP/1.1 200 OK\r\n")
                    .endsWith("\r\n\r\nhello");
        }
    }

    /// A server may ignore Range (RFC 9110, section 14.2); what it must not do is to send all under the name of a part.
    @Test
    void aRangeThatNobodyServesGetsTheWhole() throws Exception {
        try (Server server = Server.start(CurlTest::answer, ANY_PORT)) {
            Run run = curl.run("--range", "10-19", "--dump-header", "head", server.url() + "/large");
            assertWhole(run, LARGE);
            assertThat(folder.resolve("head")).content().startsWith("HTTP/1.1 200 OK\r\n")
                    .doesNotContain("Content-Range");
        }
    }

    @Test
    void asAProxyWouldBeAskedItTakesTheAuthorityOfTheTarget() throws Exception {
        try (Server server = Server.start(CurlTest::answer, ANY_PORT)) {
            Run run = curl.run("--verbose", "--proxy", server.url(), "http://shop.example:81/authority");
            assertWhole(run, "shop.example:81 /authority".getBytes(UTF_8));
            assertThat(run.log()).contains("> GET http://shop.example:81/authority HTTP/1.1\r\n");
        }
    }

    /// With a request that it makes anyway, curl offers HTTP/2 by Upgrade.
    @Test
    void anOfferOfHttp2IsPassedOver() throws Exception {
        assumeTrue(curl.run("--version").text().contains(" HTTP2"), "this curl knows no HTTP/2");
        try (Server server = Server.start(CurlTest::answer, ANY_PORT)) {
            Run run = curl.run("--http2", "--verbose", "--data-binary", "@" + curl.file(LARGE), server.url() + "/echo");
            assertWhole(run, LARGE);
            assertThat(run.log()).contains("> Upgrade: h2c\r\n").contains("< HTTP/1.1 200 OK\r\n");
        }
    }

    @Test
    void manyRequestsAtATimeGetEachItsOwnAnswer() throws Exception {
        Handler numbered = request -> {
            byte[] octets = new byte[20_000];
            Arrays.fill(octets, (byte) Integer.parseInt(request.path().raw().substring(1)));
            return Response.of(Status.OK).with(MediaType.OCTETS, octets);
        };
        try (Server server = Server.start(numbered, ANY_PORT)) {
            Run run = curl.run("--parallel", "--output", "#1", server.url() + "/[1-100]");
            assertThat(run.exit()).as(run.log()).isZero();
            for (int i = 1; i <= 100; i++) {
                assertThat(folder.resolve(Integer.toString(i))).binaryContent().hasSize(20_000).containsOnly(i);
            }
        }
    }

    @Test
    void contentThatIsCutIsAFailureAndNotAShortAnswer() throws Exception {
        Handler failing = request -> request.path().raw().equals("/fixed")
                ? Response.of(Status.OK).with(new Content.Streamed(new ByteArrayInputStream(LARGE), LARGE.length + 1))
                : Response.of(Status.OK).with(Content.generated(out -> {
                    out.write(LARGE);
                    throw new IOException("provoked");
                }));
        try (Server server = Server.start(failing, ANY_PORT)) {
            for (String version : List.of("--http1.1", "--http1.0")) {
                for (String path : List.of("/fixed", "/generated")) {
                    assertThat(curl.run(version, server.url() + path).exit()).as(version + path).isNotZero();
                }
            }
        }
    }

    private static void assertWhole(Run run, byte[] octets) {
        assertThat(run.exit()).as(run.log()).isZero();
        assertThat(Arrays.mismatch(run.octets(), octets)).as("first octet that differs").isEqualTo(-1);
    }

    private static byte[] randomOctets(int count) {
        byte[] octets = new byte[count];
        new Random(count).nextBytes(octets);
        return octets;
    }
}
