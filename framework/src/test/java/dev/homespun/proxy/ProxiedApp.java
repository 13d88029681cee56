package dev.homespun.proxy;

import dev.homespun.App;
import dev.homespun.http.Content;
import dev.homespun.http.MediaType;
import dev.homespun.http.Method;
import dev.homespun.http.Request;
import dev.homespun.http.Response;
import dev.homespun.http.Status;
import dev.homespun.server.ServerOptions;
import dev.homespun.server.Timeouts;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;

/// The application behind the proxies, a process of its own. Each answer says in `X-Instance` which process gave it,
/// and in `X-Connection` on which connection.
final class ProxiedApp {

    private static final long MOST_OCTETS = 1L << 30;
    /// How many requests are being read or answered, the one that asks included.
    private static final AtomicInteger BUSY = new AtomicInteger();

    private ProxiedApp() {}

    static void main(String[] args) {
        // @start region="ready"
        App app = App.create()
                .health()
                .options(ServerOptions.DEFAULTS.with(Timeouts.DEFAULTS.withDrainDelay(Duration.ofSeconds(2))));
        // @end
        app.use((request, next) -> next.handle(request)
                        .with("X-Instance", Long.toString(ProcessHandle.current().pid()))
                        .with("X-Connection", Integer.toString(request.peer().port())))
                .route(Method.GET, "/hello", _ -> Response.text("hello"))
                .route(Method.POST, "/digest", ProxiedApp::digest)
                .route(Method.GET, "/octets/{count}", request -> octets(Long.parseLong(request.pathVariable("count"))))
                .route(Method.GET, "/busy", _ -> Response.text(Integer.toString(BUSY.get())))
                .start(args);
    }

    private static Response digest(Request request) throws IOException {
        BUSY.incrementAndGet();
        try (InputStream content = request.content().withLimit(MOST_OCTETS).open()) {
            return Response.text(Octets.digest(content));
        } finally {
            BUSY.decrementAndGet();
        }
    }

    private static Response octets(long count) {
        return Response.of(Status.OK).with("Content-Type", MediaType.OCTETS.toString())
                .with(Content.generated(out -> {
                    BUSY.incrementAndGet();
                    try (InputStream octets = Octets.of(count)) {
                        octets.transferTo(out);
                    } finally {
                        BUSY.decrementAndGet();
                    }
                }));
    }
}
