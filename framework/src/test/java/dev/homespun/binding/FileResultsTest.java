package dev.homespun.binding;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.homespun.App;
import dev.homespun.annotation.Get;
import dev.homespun.http.EntityTag;
import dev.homespun.http.HttpDate;
import dev.homespun.http.Request;
import dev.homespun.http.Response;
import dev.homespun.http.Status;
import dev.homespun.server.Server;
import dev.homespun.server.ServerOptions;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FileResultsTest {

    private static final Instant MODIFIED = Instant.parse("2026-01-02T00:00:00.5Z");

    @TempDir private Path folder = Path.of("");
    private final AtomicInteger closed = new AtomicInteger();

    final class Shelf {
        @Get("/file/{name}") Path file(String name) { return folder.resolve(name); }
        @Get("/maybe") Optional<Path> maybe() { return Optional.of(folder.resolve("a.txt")); }
        @Get("/tagged") Tagged<Path> tagged() { return Tagged.of(7, folder.resolve("a.txt")); }
        @Get("/by-content") Tagged<Path> byContent() { return Tagged.byContent(folder.resolve("a.txt")); }
        @Get("/octets") byte[] octets() { return "0123456789".getBytes(UTF_8); }
        @Get("/tagged-octets") Tagged<byte[]> taggedOctets() { return Tagged.byContent(octets()); }
        @Get("/stream") InputStream stream() { return counted(); }
        @Get("/tagged-stream") Tagged<InputStream> taggedStream() { return Tagged.of(1, counted()); }
    }

    private InputStream counted() {
        return new ByteArrayInputStream("0123456789".getBytes(UTF_8)) {
            @Override
            public void close() {
                closed.incrementAndGet();
            }
        };
    }

    private App app() {
        return App.create().controller(new Shelf());
    }

    private Path file(String name, String text) throws IOException {
        return Files.setLastModifiedTime(Files.writeString(folder.resolve(name), text), FileTime.from(MODIFIED));
    }

    @BeforeEach
    void aFile() throws IOException {
        file("a.txt", "0123456789");
    }

    /// Through the engine, in memory.
    private String send(App app, String method, String path, String... fields) throws IOException {
        String request = "%s %s HTTP/1.1\r\nHost: x\r\nConnection: close\r\n%s\r\n".formatted(method, path,
                fields.length == 0 ? "" : String.join("\r\n", fields) + "\r\n");
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Server.serve(new ByteArrayInputStream(request.getBytes(UTF_8)), out, app, ServerOptions.defaults());
        return out.toString(UTF_8);
    }

    @Test
    void aFileIsSentWithItsTypeLengthDateAndTag() throws Exception {
        String answer = send(app(), "GET", "/file/a.txt");
        assertThat(answer).startsWith("HTTP/1.1 200 OK\r\n").endsWith("\r\n\r\n0123456789")
                .contains("Content-Type: text/plain;charset=utf-8\r\n", "Content-Length: 10\r\n",
                        "Last-Modified: Fri, 02 Jan 2026 00:00:00 GMT\r\n", "Accept-Ranges: bytes\r\n",
                        "ETag: \"%x500000000-a\"\r\n".formatted(MODIFIED.getEpochSecond()));
        assertThat(send(app(), "HEAD", "/file/a.txt")).contains("Content-Length: 10\r\n").endsWith("\r\n\r\n");
        assertThat(send(app(), "GET", "/maybe")).endsWith("0123456789");
    }

    @ParameterizedTest
    @CsvSource({"a.html, text/html;charset=utf-8", "a.JPG, image/jpeg", "a.tar.gz, application/gzip",
            "a.json, application/json", "a.svg, image/svg+xml", "a, application/octet-stream",
            "html, application/octet-stream", "a.unknown, application/octet-stream", ".css, text/css;charset=utf-8"})
    void theTypeIsThatOfTheEndOfTheName(String name, String type) throws Exception {
        file(name, "");
        assertThat(app().handle(Request.get("/file/" + name)).fields().first("Content-Type")).contains(type);
    }

    @Test
    void whatIsNoFileIsNotFound() throws Exception {
        Files.createDirectory(folder.resolve("folder"));
        assertThat(app().handle(Request.get("/file/none.txt")).status()).isEqualTo(Status.NOT_FOUND);
        assertThat(app().handle(Request.get("/file/folder")).status()).isEqualTo(Status.NOT_FOUND);
    }

    @Test
    void aNameThatNoFileCanHaveIsNotFound() throws Exception {
        Files.createSymbolicLink(folder.resolve("loop"), folder.resolve("loop"));
        assertThat(app().handle(Request.get("/file/loop")).status()).isEqualTo(Status.NOT_FOUND);
        assertThat(app().handle(Request.get("/file/" + "a".repeat(300))).status()).isEqualTo(Status.NOT_FOUND);
        assertThat(app().handle(Request.get("/file/a.txt%2Fb")).status()).isEqualTo(Status.NOT_FOUND);
    }

    @Test
    void aFileOfTheFutureIsOfNowAndHasAStrongTag() throws Exception {
        Files.setLastModifiedTime(folder.resolve("a.txt"), FileTime.from(Instant.now().plus(Duration.ofDays(400))));
        Response response = app().handle(Request.get("/maybe"));
        assertThat(EntityTag.parse(response.fields().first("ETag").orElseThrow()).orElseThrow().isWeak()).isFalse();
        assertThat(HttpDate.parse(response.fields().first("Last-Modified").orElseThrow()).orElseThrow())
                .isBeforeOrEqualTo(Instant.now());
    }

    @Test
    void aFileThatHasJustChangedHasAWeakTag() throws Exception {
        Files.setLastModifiedTime(folder.resolve("a.txt"), FileTime.from(Instant.now().plusSeconds(1)));
        Response young = app().handle(Request.get("/maybe"));
        String tag = young.fields().first("ETag").orElseThrow();
        assertThat(EntityTag.parse(tag).orElseThrow().isWeak()).isTrue();
        assertThat(app().handle(Request.get("/maybe").with("If-None-Match", tag)).status())
                .isEqualTo(Status.NOT_MODIFIED);
        assertThat(app().handle(Request.get("/maybe").with("Range", "bytes=0-1").with("If-Range", tag)).status())
                .isEqualTo(Status.OK);
    }

    @Test
    void rangesOfAFileAreRead() throws Exception {
        assertThat(send(app(), "GET", "/file/a.txt", "Range: bytes=2-4")).startsWith("HTTP/1.1 206 Partial Content\r\n")
                .contains("Content-Range: bytes 2-4/10\r\n", "Content-Length: 3\r\n").endsWith("\r\n\r\n234");
        assertThat(send(app(), "GET", "/file/a.txt", "Range: bytes=0-0,-1")).contains("multipart/byteranges")
                .contains("Content-Range: bytes 0-0/10\r\n\r\n0\r\n--", "Content-Range: bytes 9-9/10\r\n\r\n9\r\n--");
        assertThat(send(app(), "GET", "/file/a.txt", "Range: bytes=10-")).startsWith("HTTP/1.1 416 ");
    }

    @Test
    void aLargeFileIsSentInBlocks() throws Exception {
        file("large", "a".repeat(300_000));
        assertThat(send(app(), "GET", "/file/large")).contains("Content-Length: 300000\r\n").endsWith("a".repeat(300_000));
    }

    @Test
    void aFileThatGrowsIsSentToTheLengthThatWasSaid() throws Exception {
        App app = app().use((request, next) -> {
            Response response = next.handle(request);
            Files.writeString(folder.resolve("a.txt"), "more", StandardOpenOption.APPEND);
            return response;
        });
        assertThat(send(app, "GET", "/maybe")).contains("Content-Length: 10\r\n").endsWith("\r\n\r\n0123456789");
    }

    @Test
    void aFileThatShrinksIsCutOff() throws Exception {
        App app = app().use((request, next) -> {
            Response response = next.handle(request);
            Files.writeString(folder.resolve("a.txt"), "012");
            return response;
        });
        assertThat(send(app, "GET", "/maybe")).contains("Content-Length: 10\r\n").endsWith("\r\n\r\n012");
    }

    @Test
    void aTagGoesBeforeThatOfTheFile() throws Exception {
        assertThat(app().handle(Request.get("/tagged")).fields().all("ETag")).containsExactly("\"7\"");
        assertThat(app().handle(Request.get("/by-content")).fields().all("ETag"))
                .isEqualTo(app().handle(Request.get("/maybe")).fields().all("ETag"));
    }

    @Test
    void octetsCanBeAskedForInRanges() throws Exception {
        assertThat(send(app(), "GET", "/octets", "Range: bytes=-2")).startsWith("HTTP/1.1 206 ").endsWith("\r\n\r\n89");
        String tag = app().handle(Request.get("/tagged-octets")).fields().first("ETag").orElseThrow();
        assertThat(send(app(), "GET", "/tagged-octets", "Range: bytes=-2", "If-Range: " + tag)).startsWith("HTTP/1.1 206 ");
        assertThat(send(app(), "GET", "/tagged-octets", "Range: bytes=-2", "If-Range: \"x\"")).startsWith("HTTP/1.1 200 ");
    }

    @ParameterizedTest
    @CsvSource({"GET, /stream, 200", "HEAD, /stream, 200", "GET, /tagged-stream, 304", "GET, /stream, 200"})
    void aStreamIsClosedWhateverBecomesOfIt(String method, String path, int status) throws Exception {
        String answer = send(app(), method, path, "If-None-Match: \"1\"", "Range: bytes=0-1");
        assertThat(answer).startsWith("HTTP/1.1 " + status);
        assertThat(closed).hasValue(1);
    }
}
