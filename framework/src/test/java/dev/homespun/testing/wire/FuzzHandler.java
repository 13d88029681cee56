package dev.homespun.testing.wire;

import dev.homespun.http.Content;
import dev.homespun.http.Handler;
import dev.homespun.http.MediaType;
import dev.homespun.http.Request;
import dev.homespun.http.RequestTarget;
import dev.homespun.http.Response;
import dev.homespun.http.Status;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;

/// The application of the corpus, without those of its paths that fail or wait on purpose, and with a memory of what it
/// was called with. For one connection at a time.
final class FuzzHandler implements Handler {

    /// With these a 500, a line in the log or a pause would be as it should be.
    private static final Set<String> LEFT_OUT = Set.of("fail", "overflow", "first", "slow", "split", "split-name",
            "stream-fail", "stream-fail-early", "stream-short", "stream-lie", "stream-gate", "trailers-out-short",
            "trailers-forbidden", "early-ok", "status/101", "status/103", "upgrade/as-200", "upgrade/unnamed",
            "upgrade");
    /// These are made smaller: a pipeline of a thousand of them would be all that a run has time for.
    private static final Set<String> LARGE = Set.of("stream-much", "stream-input-much");
    private static final byte[] MORE_THAN_IS_HELD_BACK = new byte[20_000];

    private final CorpusHandler corpus = new CorpusHandler();
    private final List<Call> calls = new CopyOnWriteArrayList<>();

    /// A request that the handler was given.
    ///
    /// @param readsAll whether it meant to read the whole content
    /// @param content what it read
    /// @param ended whether it came to the end of it
    record Call(String method, RequestTarget target, boolean readsAll, byte[] content, boolean ended) {}

    List<Call> calls() {
        return calls;
    }

    void forget() {
        calls.clear();
    }

    @Override
    public Response handle(Request request) throws Exception {
        String path = path(request);
        if (LARGE.contains(path)) {
            remember(request, false, new byte[0], false);
            return Response.of(Status.OK).with(Content.generated(out -> out.write(MORE_THAN_IS_HELD_BACK)));
        }
        if (LEFT_OUT.contains(path) || path.equals("echo") || path.equals("count")) {
            return readAll(request);
        }
        remember(request, false, new byte[0], false);
        return corpus.handle(request);
    }

    private static String path(Request request) {
        return switch (request.target()) {
            case RequestTarget.Origin _, RequestTarget.Absolute _ -> String.join("/", request.path().segments());
            case RequestTarget.Asterisk _, RequestTarget.Tunnel _ -> "";
        };
    }

    private Response readAll(Request request) throws IOException {
        ByteArrayOutputStream read = new ByteArrayOutputStream();
        boolean ended = false;
        try (InputStream content = request.content().open()) {
            content.transferTo(read);
            ended = true;
        } finally {
            remember(request, true, read.toByteArray(), ended);
        }
        return Response.of(Status.OK).with(MediaType.OCTETS, read.toByteArray());
    }

    private void remember(Request request, boolean readsAll, byte[] content, boolean ended) {
        calls.add(new Call(request.method().name(), request.target(), readsAll, content, ended));
    }
}
