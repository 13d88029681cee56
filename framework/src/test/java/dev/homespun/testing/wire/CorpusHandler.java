package dev.homespun.testing.wire;

import dev.homespun.http.Content;
import dev.homespun.http.Fields;
import dev.homespun.http.Handler;
import dev.homespun.http.HttpError;
import dev.homespun.http.MediaType;
import dev.homespun.http.Method;
import dev.homespun.http.Preconditions;
import dev.homespun.http.Request;
import dev.homespun.http.RequestTarget;
import dev.homespun.http.Response;
import dev.homespun.http.Status;
import dev.homespun.routing.Endpoint;
import dev.homespun.routing.PathPattern;
import dev.homespun.routing.Router;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/// The application that the scenarios of the corpus talk to: one path for each thing a handler can do, any method.
final class CorpusHandler implements Handler {

    private final CountDownLatch gate = new CountDownLatch(1);
    /// What an application does whose routes say which methods there are.
    private final Handler routed = Router.of(List.of(new Endpoint(Method.GET, PathPattern.parse("/routed"),
            _ -> Response.text("routed"), "CorpusHandler")), List.of());

    @Override
    public Response handle(Request request) throws Exception {
        if (request.target() instanceof RequestTarget.Asterisk) {
            return Response.of(Status.NO_CONTENT).with("Allow", "GET, HEAD, POST, OPTIONS");
        }
        if (request.target() instanceof RequestTarget.Tunnel tunnel && tunnel.authority().host().endsWith(".test")) {
            return tunnel.authority().host().equals("tunnel.test") ? upgrade("") : Response.text("as if");
        }
        String path = String.join("/", request.path().segments());
        return switch (path) {
            case "hello" -> Response.text("hello");
            case "cafe" -> Response.text("café");
            case "empty" -> Response.of(Status.NO_CONTENT);
            case "blank" -> Response.of(Status.OK);
            case "reset" -> Response.of(Status.RESET_CONTENT);
            case "ranges" -> Preconditions.of(request).applyTo(Response.text("0123456789").with("ETag", "\"v1\"")
                    .with("Last-Modified", "Fri, 02 Jan 2026 00:00:00 GMT").with("Accept-Ranges", "bytes"));
            case "not-modified" -> Response.of(Status.NOT_MODIFIED).with("ETag", "\"v1\"");
            case "status/204", "status/205", "status/304", "status/299", "status/101",
                 "status/103" ->
                    Response.text("unwanted").with(Status.of(Integer.parseInt(path.substring("status/".length()))));
            case "cookies" -> Response.text("cookies").and("Set-Cookie", "a=1").and("Set-Cookie", "b=2");
            case "latin" -> Response.text("latin").with("X-Latin", "caf\u00e9");
            case "close" -> Response.text("bye").with("Connection", "close");
            case "field" -> Response.text(request.field("X-Check").orElse("none"));
            case "method" -> Response.text(request.method().name());
            case "routed" -> routed.handle(request);
            case "authority" -> Response.text(request.authority().toString());
            case "early-hints" -> earlyHints(request, Status.EARLY_HINTS);
            case "early-ok" -> earlyHints(request, Status.OK);
            case "upgrade", "upgrade/as-200" -> upgrade(path);
            case "upgrade/unnamed" -> new Response(Status.SWITCHING_PROTOCOLS, Fields.none(), upgrade("").content());
            case "trailers-in" -> {
                int length = request.content().readAll().length;
                yield Response.text(length + " " + request.content().trailers().first("X-Checksum").orElse("none"));
            }
            case "trailers-out" -> Response.of(Status.OK).with(Content.generated(
                    out -> parts(out, "one"), () -> Fields.of("X-Checksum", "abc")));
            case "trailers-out-short" -> Response.of(Status.OK).with(Content.generated(
                    out -> out.write('1'), () -> Fields.of("X-Checksum", "abc")));
            case "trailers-forbidden" -> Response.of(Status.OK).with(Content.generated(
                    out -> parts(out, "one"), () -> Fields.of("Content-Length", "3")));
            case "early-framing" -> {
                request.interim().send(Status.EARLY_HINTS, Fields.of("Content-Length", "5")
                        .and("Transfer-Encoding", "chunked").and("X-Kept", "yes"));
                yield Response.text("hello");
            }
            case "upgrade-required" -> Response.of(Status.UPGRADE_REQUIRED).with("Upgrade", "lines");
            case "large" -> Response.text(Integer.toString(request.content().withLimit(3 << 20).readAll().length));
            case "small" -> Response.text(Integer.toString(request.content().withLimit(3).readAll().length));
            default -> path.startsWith("stream") || path.endsWith("gate") ? streamed(path) : unusual(path, request);
        };
    }

    private Response unusual(String path, Request request) throws Exception {
        return switch (path) {
            case "echo-stream" -> Response.of(Status.OK).with(request.content());
            case "echo" -> Response.of(Status.OK).with(MediaType.TEXT, request.content().readAll());
            case "count" -> Response.text(Integer.toString(request.content().readAll().length));
            case "first" -> Response.text(firstOctet(request));
            case "ignore" -> Response.text("ignored");
            case "mirror" -> Response.of(Status.OK).with(request.content());
            case "slow" -> slow();
            case "slow-echo" -> {
                Thread.sleep(600);
                yield Response.of(Status.OK).with(MediaType.TEXT, request.content().readAll());
            }
            case "fail" -> throw new IllegalStateException("a secret of the server");
            case "overflow" -> Response.text("depth " + deeper(1));
            case "split" -> Response.text("split").with("X-Split", "a\r\nX-Injected: yes");
            case "split-caught" -> caught(() -> Response.text("split").with("X-Split", "a\r\n\r\nHTTP/1.1 200 OK"));
            case "split-name" -> caught(() -> Response.text("split").with("X-Split: a\r\nX-Injected", "b"));
            case "split-phrase" -> caught(() -> Response.of(new Status(200, "OK\r\nX-Injected: yes")));
            case "lie-length" -> Response.text("hello").with("Content-Length", "99");
            case "lie-nothing" -> Response.of(Status.OK).with("Content-Length", "5");
            case "lie-not-modified" -> Response.of(Status.NOT_MODIFIED).with("Content-Length", "5");
            case "lie-date" -> Response.text("hello").with("Date", "yesterday");
            case "lie-connection" -> Response.text("hello").with("Connection", "X-A").with("Keep-Alive", "timeout=5");
            case "lie-coding" -> Response.text("hello").with("Transfer-Encoding", "chunked");
            default -> throw HttpError.notFound("resource", request.path());
        };
    }

    private Response streamed(String path) {
        return switch (path) {
            case "stream" -> generated(out -> parts(out, "one", "two", "three"));
            case "stream-nothing" -> generated(_ -> { });
            case "stream-gaps" -> generated(out -> parts(out, "", "a", "", "b", ""));
            case "stream-much" -> generated(out -> out.write("a".repeat(300_000).getBytes(StandardCharsets.UTF_8)));
            case "stream-input" -> input("from an input");
            case "stream-input-much" -> input("a".repeat(300_000));
            case "stream-short" -> Response.of(Status.OK).with(new Content.Streamed(
                    new ByteArrayInputStream("hello".getBytes(StandardCharsets.UTF_8)), 10));
            case "stream-fail" -> generated(out -> {
                parts(out, "half");
                throw new IOException("the source failed");
            });
            case "stream-fail-early" -> generated(_ -> {
                throw new IOException("the source failed");
            });
            case "stream-lie" -> generated(out -> parts(out, "one", "two", "three")).with("Content-Length", "3");
            case "stream-204", "stream-205", "stream-304" -> generated(out -> parts(out, "unwanted"))
                    .with(Status.of(Integer.parseInt(path.substring("stream-".length()))));
            case "stream-gate" -> generated(out -> {
                parts(out, "before");
                await(gate);
                parts(out, "after");
            });
            case "open-gate" -> {
                gate.countDown();
                yield Response.of(Status.NO_CONTENT);
            }
            default -> throw HttpError.notFound("stream", path);
        };
    }

    private static Response generated(Content.Generator generator) {
        return Response.of(Status.OK).with("Content-Type", MediaType.TEXT.toString())
                .with(Content.generated(generator));
    }

    private static Response input(String text) {
        return Response.of(Status.OK).with(Content.of(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8))));
    }

    private static void parts(OutputStream out, String... parts) throws IOException {
        for (String part : parts) {
            out.write(part.getBytes(StandardCharsets.UTF_8));
            out.flush();
        }
    }

    private static Response earlyHints(Request request, Status status) throws IOException {
        request.interim().send(status, Fields.of("Link", "</style.css>; rel=preload"));
        return Response.text("hinted");
    }

    /// A protocol of lines that are sent back, until one says "bye".
    private static Response upgrade(String path) {
        return Response.of(path.equals("upgrade") ? Status.SWITCHING_PROTOCOLS : Status.OK).with("Upgrade", "lines")
                .with(Content.takeover((in, out) -> {
                    BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
                    for (String line = lines.readLine(); line != null && !line.equals("bye"); line = lines.readLine()) {
                        out.write((line + "!\n").getBytes(StandardCharsets.UTF_8));
                    }
                }));
    }

    private static String firstOctet(Request request) throws IOException {
        InputStream content = request.content().open();
        return Character.toString(content.read());
    }

    private static Response slow() throws InterruptedException {
        Thread.sleep(50);
        return Response.text("slow");
    }

    /// Ends in a stack overflow long before the depth does.
    private static int deeper(int depth) {
        return depth < 0 ? 0 : 1 + deeper(depth + 1);
    }

    private static Response caught(Supplier<Response> response) {
        try {
            return response.get();
        } catch (IllegalArgumentException e) {
            return Response.text(e.getClass().getSimpleName());
        }
    }

    private static void await(CountDownLatch latch) throws IOException {
        try {
            if (!latch.await(5, TimeUnit.SECONDS)) {
                throw new IOException("nobody opened the gate");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }
}
