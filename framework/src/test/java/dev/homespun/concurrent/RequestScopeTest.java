package dev.homespun.concurrent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.homespun.App;
import dev.homespun.http.Content;
import dev.homespun.http.Fields;
import dev.homespun.http.HttpError;
import dev.homespun.http.Method;
import dev.homespun.http.Request;
import dev.homespun.http.Response;
import dev.homespun.http.Status;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.Principal;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RequestScopeTest {

    private static final Principal ADA = () -> "Ada";

    @TempDir
    Path folder;

    private static String who() {
        return RequestScope.current().principal().map(Principal::getName).orElse("nobody");
    }

    private static App signedIn() {
        return App.create().use((request, next) -> RequestScope.current().with(ADA).handle(request, next));
    }

    @Test
    void outsideOfARequestThereIsNone() {
        assertThat(RequestScope.find()).isEmpty();
        assertThatThrownBy(RequestScope::current).isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("is not working at a request, so there is no RequestScope");
    }

    @Test
    void filtersAndHandlersOfOneRequestHaveOne() throws Exception {
        List<UUID> ids = new ArrayList<>();
        App app = App.create().use((request, next) -> {
            ids.add(RequestScope.current().id());
            return next.handle(request.with("X-More", "yes"));
        }).route(Method.GET, "/", request -> {
            ids.add(RequestScope.current().id());
            ids.add(request.id());
            return Response.text("");
        });
        Request request = Request.get("/");
        app.handle(request);
        app.handle(Request.get("/"));
        assertThat(ids).hasSize(6);
        assertThat(ids.subList(0, 3)).containsOnly(request.id());
        assertThat(ids.subList(3, 6)).containsOnly(ids.get(3)).doesNotContain(request.id());
        assertThat(RequestScope.find()).isEmpty();
    }

    @Test
    void whatAFilterAddsIsThereFurtherInAndNotFurtherOut() throws Exception {
        List<String> seen = new ArrayList<>();
        App app = App.create().use((request, next) -> {
            Response response = next.handle(request);
            seen.add(who());
            return response;
        }, (request, next) -> RequestScope.current().with(ADA).handle(request, next))
                .route(Method.GET, "/", _ -> {
                    seen.add(who());
                    return Response.text("");
                });
        app.handle(Request.get("/"));
        assertThat(seen).containsExactly("Ada", "nobody");
    }

    @Test
    void contentThatIsMadeWhileItIsSentHasIt() throws Exception {
        App app = signedIn()
                .route(Method.GET, "/generated", _ -> Response.of(Status.OK).with(Content.generated(
                        out -> out.write(who().getBytes(StandardCharsets.UTF_8)), () -> Fields.of("X-Who", who()))))
                .route(Method.GET, "/streamed", _ -> Response.of(Status.OK).with(
                        new Content.Streamed(new ByteArrayInputStream(new byte[3]) {
                            @Override
                            public synchronized int read(byte[] into, int offset, int length) {
                                int read = super.read(into, offset, length);
                                if (read > 0) {
                                    System.arraycopy(who().getBytes(StandardCharsets.UTF_8), 0, into, offset, read);
                                }
                                return read;
                            }
                        }, 3)));
        try (Wires wires = new Wires(Wires.Kind.PLAIN, app, folder)) {
            assertThat(wires.send("GET /generated HTTP/1.1\r\nHost: a\r\nTE: trailers\r\nConnection: TE\r\n\r\n")
                    .until("\r\n\r\n")).startsWith("HTTP/1.1 200 ");
            assertThat(wires.until("\r\n\r\n")).isEqualTo("3\r\nAda\r\n0\r\nX-Who: Ada\r\n\r\n");
            assertThat(wires.get("/streamed").receive()).endsWith("Ada");
        }
    }

    @Test
    void everyProblemOfARequestHasItsId() throws Exception {
        List<UUID> ids = new ArrayList<>();
        App app = App.create().use((request, next) -> {
            ids.add(request.id());
            return next.handle(request);
        }).route(Method.GET, "/fault", _ -> {
            throw new IllegalStateException("provoked");
        }).route(Method.GET, "/conflict", _ -> {
            throw HttpError.conflict("Taken.");
        }).route(Method.GET, "/late", _ -> Response.of(Status.OK).with(Content.generated(_ -> {
            throw new IllegalStateException("provoked");
        }))).route(Method.POST, "/read", request -> Response.text("" + request.content().readAll().length));
        for (String sent : List.of("GET /fault HTTP/1.1\r\nHost: a\r\nX-Request-Id: mine\r\n\r\n",
                "GET /conflict HTTP/1.1\r\nHost: a\r\n\r\n", "GET /nothing HTTP/1.1\r\nHost: a\r\n\r\n",
                "GET /late HTTP/1.1\r\nHost: a\r\n\r\n", "GET / HTTP/1.1\r\nHost: a\r\nExpect: much\r\n\r\n",
                "POST /read HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\nx")) {
            ids.clear();
            try (Wires wires = new Wires(Wires.Kind.PLAIN, app, folder)) {
                assertThat(wires.send(sent).receive())
                        .contains("\"instance\":\"urn:uuid:%s\"".formatted(ids.getFirst())).doesNotContain("mine");
            }
        }
    }

    /// There is no request, and still an id, which the log has, too.
    @Test
    void aMessageThatIsNoRequestIsAnsweredWithAnId() throws Exception {
        try (Wires wires = new Wires(Wires.Kind.PLAIN, App.create(), folder)) {
            assertThat(wires.send("nonsense\r\n\r\n").receive()).startsWith("HTTP/1.1 400 ")
                    .containsPattern("\"instance\":\"urn:uuid:[-0-9a-f]{36}\"");
        }
    }
}
