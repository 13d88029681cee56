package dev.homespun.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.homespun.App;
import dev.homespun.binding.Call;
import dev.homespun.binding.Event;
import dev.homespun.binding.EventStream;
import dev.homespun.binding.Parameter;
import dev.homespun.http.Content;
import dev.homespun.http.Fields;
import dev.homespun.http.MediaType;
import dev.homespun.http.Method;
import dev.homespun.http.Response;
import dev.homespun.http.Status;
import dev.homespun.server.ServerOptions;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/// The kit itself; everything in memory and on a port.
@Timeout(30)
@ParameterizedClass
@EnumSource
class TestAppTest {

    enum Tier { IN_MEMORY, LIVE }

    record Book(int id, String title) {}

    private final Tier tier;

    TestAppTest(Tier tier) {
        this.tier = tier;
    }

    private TestApp start(App app) {
        return start(app, TestApp.PATIENCE);
    }

    private TestApp start(App app, Duration patience) {
        return tier == Tier.LIVE ? TestApp.live(app, patience) : TestApp.inMemory(app, patience);
    }

    private static App echo() {
        return App.create().route(Method.POST, "/echo", request -> Response.of(Status.OK)
                .with("Asked", request.target().toString())
                .with("Type", request.field("Content-Type").orElse("none"))
                .with("Framing", request.field("Transfer-Encoding")
                        .or(() -> request.field("Content-Length")).orElse("none"))
                .with(MediaType.OCTETS, request.content().readAll()));
    }

    private static App books() {
        return App.create()
                .route(Method.GET, "/books", Call.of(() -> List.of(new Book(1, "Emma"), new Book(2, "Dracula"))))
                .route(Method.GET, "/books/{id}", Call.of(Parameter.path("id", int.class), id -> new Book(id, "Emma")))
                .route(Method.POST, "/books", Call.of(Parameter.body(Book.class), book -> book));
    }

    @Test
    void anAnswerIsReadAsTheApplicationWritesIt() {
        try (TestApp t = start(books())) {
            assertThat(t.get("/books/7").expect(200).json(Book.class)).isEqualTo(new Book(7, "Emma"));
            assertThat(t.get("/books").expect(Status.OK).jsonList(Book.class)).extracting(Book::title)
                    .containsExactly("Emma", "Dracula");
            t.post("/books").json(new Book(3, "Ulysses")).expect(200).expectField("Content-Type", "application/json")
                    .expectNoField("ETag").expectJson("{\"title\": \"Ulysses\", \"id\": 3}");
            t.post("/books").json("{\"id\": 3, \"title\": \"Ulysses\"}").expect(200);
        }
    }

    @Test
    void aProblemIsToldInParts() {
        try (TestApp t = start(books())) {
            ToldProblem problem = t.get("/books/seven").expect(400).problem();
            assertThat(problem.status()).isEqualTo(400);
            assertThat(problem.detail()).contains("path variable id");
            assertThat(problem.errors()).singleElement().satisfies(error -> {
                assertThat(error.in()).isEqualTo("path");
                assertThat(error.at()).isEqualTo("id");
                assertThat(error.reason()).contains("int");
            });
            assertThat(t.post("/books").json("{\"id\": \"x\", \"title\": \"T\"}").expect(400).problem().errors())
                    .singleElement().extracting(ToldProblem.Fault::at).isEqualTo("/id");
            assertThatExceptionOfType(AssertionError.class).isThrownBy(() -> t.get("/books").expect(200).problem())
                    .withMessageStartingWith("expected a problem, got application/json\n");
        }
    }

    @Test
    void valuesArePercentEncodedAndTargetsAreNot() {
        try (TestApp t = start(echo())) {
            t.post("/echo?a=%20").query("q", "a b&c=ö", 7).query("none").send().expectField("Asked",
                    "/echo?a=%20&q=a%20b%26c%3D%C3%B6&q=7");
        }
        App names = App.create().route(Method.GET, "/a/{name}/{rest}",
                request -> Response.text(request.pathVariable("name") + "|" + request.pathVariable("rest")));
        try (TestApp t = start(names)) {
            t.get("/a/{name}/{}", "a/b ?", "%").expect(200).expectText("a/b ?|%");
            assertThatIllegalArgumentException().isThrownBy(() -> t.get("/a/{name}/{}", "x"))
                    .withMessage("/a/{name}/{} has 2 variables in braces, and there are 1 values for them");
        }
    }

    @Test
    void contentIsSentInEveryForm() {
        byte[] octets = {0, (byte) 0xff, 10};
        try (TestApp t = start(echo())) {
            t.post("/echo").send().expectField("Type", "none").expectField("Framing", "0").expectText("");
            t.post("/echo").text("ö").send().expectField("Type", "text/plain;charset=utf-8").expectText("ö");
            t.post("/echo").form("a", "1 2").form("b", "x", "&").send()
                    .expectField("Type", "application/x-www-form-urlencoded").expectText("a=1%202&b=x&b=%26");
            t.post("/echo").mergePatch("{}").send().expectField("Type", "application/merge-patch+json")
                    .expectText("{}");
            t.post("/echo").mergePatch(Map.of("a", 1)).send().expectText("{\"a\":1}");
            assertThat(t.post("/echo").content(octets, "image/png").send().expectField("Type", "image/png").octets())
                    .isEqualTo(octets);
            t.post("/echo").text("twelve chars").chunked(5).send().expectField("Framing", "chunked")
                    .expectText("twelve chars");
        }
    }

    @Test
    void aRequestCanBeSentInSeveralVersions() {
        try (TestApp t = start(echo())) {
            TestRequest base = t.post("/echo").query("a", 1);
            base.text("one").send().expectText("one");
            base.text("two").query("b", 2).send().expectText("two").expectField("Asked", "/echo?a=1&b=2");
            base.send().expectText("");
        }
    }

    @Test
    void aClassIsNoContent() {
        try (TestApp t = start(books())) {
            TestRequest request = t.get("/books/7");
            assertThatIllegalArgumentException().isThrownBy(() -> request.json(Book.class)).withMessage(
                    "json(…) of a request takes what is sent, and found the class "
                    + "dev.homespun.testing.TestAppTest$Book; to read the answer, send first: "
                    + ".expect(200).json(Book.class)");
            request.send();
        }
    }

    @Test
    void aRequestThatIsNeverSentIsToldAtTheEnd() {
        TestApp t = start(books());
        t.get("/books/7").query("x", 1);
        t.get("/books/8").expect(200);
        assertThatExceptionOfType(AssertionError.class).isThrownBy(t::close).withMessageMatching(
                "GET /books/7 \\(TestAppTest.java:\\d+\\) was never sent; end it with .expect\\(…\\) or .send\\(\\)");
    }

    @Test
    void aRequestThatCannotBeMadeIsNotBlamedForNotBeingSent() {
        try (TestApp t = start(echo())) {
            assertThatIllegalArgumentException().isThrownBy(() -> t.post("/echo").text("x").chunked(0));
            assertThatIllegalArgumentException().isThrownBy(() -> t.post("/echo").field("a b", "x"));
            assertThatIllegalArgumentException().isThrownBy(() -> t.post("/echo").json(Book.class));
            assertThatIllegalArgumentException().isThrownBy(() -> t.post("/echo").content(new byte[0], "a\nb"));
        }
    }

    @Test
    @SuppressWarnings("NullAway") // what tests in other languages, and without a check, may pass
    void nullIsToldInASentence() {
        String nothing = null;
        try (TestApp t = start(echo())) {
            assertThatIllegalArgumentException().isThrownBy(() -> t.post("/echo").json(nothing))
                    .withMessage("what is sent is null; the JSON null is .json(\"null\")");
            assertThatIllegalArgumentException().isThrownBy(() -> t.post("/echo").mergePatch((Object) null))
                    .withMessage("what is sent is null; the JSON null is .mergePatch(\"null\")");
            assertThatIllegalArgumentException().isThrownBy(() -> t.post("/echo").text(nothing))
                    .withMessage("the text is null");
            assertThatIllegalArgumentException().isThrownBy(() -> t.post("/echo").field("If-Match", null))
                    .withMessage("the value of the field If-Match is null");
            assertThatIllegalArgumentException().isThrownBy(() -> t.post("/echo").query("q", (Object) null))
                    .withMessage("a value of q is null");
            assertThatIllegalArgumentException().isThrownBy(() -> t.post("/echo").form("q", 1, null))
                    .withMessage("a value of q is null");
            assertThatIllegalArgumentException().isThrownBy(() -> t.get("/{id}", (Object) null))
                    .withMessage("the value for {id} in /{id} is null");
            assertThatIllegalArgumentException().isThrownBy(() -> t.get("/{id}", (Object[]) null))
                    .withMessage("the value for {id} in /{id} is null");
        }
    }

    @Test
    void contentOfAnotherShapeIsToldAsClientsAreTold() {
        record Other(String name, int pages) {}
        App app = App.create().route(Method.GET, "/", _ -> Response.text("{\"name\": \"x\"}")
                .with("Content-Type", "application/json"))
                .route(Method.GET, "/no", _ -> Response.text("{").with("Content-Type", "application/json"));
        try (TestApp t = start(app)) {
            assertThatExceptionOfType(AssertionError.class).isThrownBy(() -> t.get("/").expect(200).json(Other.class))
                    .withMessageContaining("Other: The body's /pages is missing.")
                    .withMessageNotContaining("Mismatch[");
            assertThatExceptionOfType(AssertionError.class).isThrownBy(() -> t.get("/no").expect(200).json(Map.class))
                    .withMessageContaining("expected JSON for java.util.Map: The body ")
                    .withMessageContaining("at line 1, column").withMessageNotContaining("Malformed[");
            assertThatIllegalArgumentException().isThrownBy(() -> t.get("/").expect(200).expectJson("{"))
                    .withMessageStartingWith("what is expected is no JSON: It ");
        }
    }

    @Test
    void aConnectionIsForOneThreadAtATime() throws InterruptedException {
        CountDownLatch began = new CountDownLatch(1);
        CountDownLatch go = new CountDownLatch(1);
        App slow = App.create().route(Method.GET, "/", _ -> {
            began.countDown();
            go.await();
            return Response.text("x");
        });
        try (TestApp t = start(slow); TestConnection one = t.connection()) {
            Thread other = Thread.ofVirtual().start(() -> one.get("/").expect(200));
            began.await();
            assertThatIllegalStateException().isThrownBy(() -> one.get("/").send()).withMessage("a TestConnection is "
                    + "used by two threads at the same time; requests of a TestApp open one for each");
            go.countDown();
            other.join();
            one.get("/").expect(200);
        }
    }

    @Test
    void headHasTheFieldsAndNoContent() {
        try (TestApp t = start(books())) {
            t.head("/books/7").expect(200).expectText("").expectField("Content-Length", "23");
            t.get("/books/7").expect(200);
        }
    }

    @Test
    void interimAnswersAreSeen() {
        App hints = App.create().route(Method.GET, "/", request -> {
            request.interim().send(Status.EARLY_HINTS, Fields.of("Link", "</a.css>; rel=preload"));
            return Response.text("done");
        });
        try (TestApp t = start(hints)) {
            TestResponse response = t.get("/").expect(200).expectText("done");
            assertThat(response.interim()).containsExactly(
                    new InterimResponse(Status.EARLY_HINTS, Fields.of("Link", "</a.css>; rel=preload")));
        }
    }

    @Test
    void aStreamIsReadToItsEnd() {
        App ticks = App.create().route(Method.GET, "/", _ -> Response.of(Status.OK)
                .with("Content-Type", "text/event-stream").with(Content.generated(out -> {
                    for (int i = 0; i < 3; i++) {
                        out.write("data: %d\n\n".formatted(i).getBytes(StandardCharsets.UTF_8));
                        out.flush();
                    }
                })));
        try (TestApp t = start(ticks)) {
            t.get("/").expect(200).expectField("Transfer-Encoding", "chunked")
                    .expectText("data: 0\n\ndata: 1\n\ndata: 2\n\n");
        }
    }

    @Test
    void anEndlessStreamIsReadAsFarAsIsWanted() throws InterruptedException {
        CountDownLatch over = new CountDownLatch(1);
        App ticks = App.create().route(Method.GET, "/", Call.of(() -> EventStream.of(events -> {
            try {
                for (int i = 0; ; i++) {
                    events.send(Event.of("tick\n" + i).named("t").withId("" + i));
                }
            } finally {
                over.countDown();
            }
        }))).route(Method.GET, "/two", _ -> Response.text("data: 1\n\n: none\n\ndata: 2\n\n")
                .with("Content-Type", "text/event-stream"));
        try (TestApp t = start(ticks)) {
            assertThat(t.get("/").events(2)).containsExactly(new ToldEvent("t", "tick\n0", "0"),
                    new ToldEvent("t", "tick\n1", "1"));
            assertThat(over.await(5, TimeUnit.SECONDS)).isTrue();
            assertThat(t.get("/two").events(2)).extracting(ToldEvent::name).containsExactly("message", "message");
            assertThatExceptionOfType(AssertionError.class).isThrownBy(() -> t.get("/two").events(3))
                    .withMessageStartingWith("expected 3 events, and the stream ended after 2\n");
            assertThatExceptionOfType(AssertionError.class).isThrownBy(() -> t.get("/three").events(1))
                    .withMessageStartingWith("expected 200 OK, got 404 Not Found\n");
            assertThatIllegalArgumentException().isThrownBy(() -> t.get("/two").events(0))
                    .withMessage("events(0) waits for none; 1 or more");
        }
    }

    @Test
    void redirectsAreNotFollowed() {
        App moved = App.create().route(Method.GET, "/", _ -> Response.of(Status.FOUND).with("Location", "/there"));
        try (TestApp t = start(moved)) {
            assertThat(t.get("/").expect(302).field("Location")).isEqualTo("/there");
        }
    }

    @Test
    void oneConnectionIsUsedAgainUntilOneSideClosesIt() {
        App app = App.create().route(Method.GET, "/", _ -> Response.text("x"))
                .route(Method.GET, "/bye", _ -> Response.text("x").with("Connection", "close"));
        try (TestApp t = start(app); TestConnection one = t.connection(); TestConnection other = t.connection()) {
            one.get("/").expect(200);
            other.get("/").expect(200);
            assertThat(one.isOpen()).isTrue();
            one.get("/bye").expect(200);
            assertThat(one.isOpen()).isFalse();
            other.get("/").field("Connection", "close").expect(200);
            assertThat(other.isOpen()).isFalse();
            t.get("/bye").expect(200);
            t.get("/").expect(200);
        }
    }

    @Test
    void octetsAreSentAsTheyAre() {
        try (TestApp t = start(books())) {
            assertThat(t.raw("GET /books/7 HTTP/1.1\r\nHost: x\r\n\r\nGET / HTTP/1.1\r\nHost: x\r\n\r\n"))
                    .startsWith("HTTP/1.1 200 OK\r\n")
                    .contains("{\"id\":7,\"title\":\"Emma\"}HTTP/1.1 404 Not Found\r\n");
            assertThat(t.raw("GET / HTTP/1.1\r\n\r\n")).startsWith("HTTP/1.1 400 Bad Request\r\n")
                    .contains("\r\nConnection: close\r\n");
            assertThatIllegalArgumentException().isThrownBy(() -> t.raw("GET /✓ HTTP/1.1\r\n\r\n"));
        }
    }

    @Test
    void aFailureShowsTheWholeExchange() {
        try (TestApp t = start(echo())) {
            assertThatExceptionOfType(AssertionError.class)
                    .isThrownBy(() -> t.post("/echo").json("{\"a\":\n1}").field("Host", "shop").expect(201))
                    .extracting(failure -> String.valueOf(failure.getMessage()).replaceAll("Date: .*", "Date: …"))
                    .isEqualTo("""
                            expected 201 Created, got 200 OK

                            > POST /echo HTTP/1.1
                            > Content-Type: application/json
                            > Host: shop
                            > Content-Length: 8
                            >
                            > {"a":
                            > 1}
                            < HTTP/1.1 200 OK
                            < Date: …
                            < Asked: /echo
                            < Type: application/json
                            < Framing: 8
                            < Content-Type: application/octet-stream
                            < Content-Length: 8
                            <
                            < {"a":
                            < 1}
                            """);
        }
    }

    @Test
    void binaryAndLongContentIsShownInPart() {
        try (TestApp t = start(echo())) {
            byte[] binary = new byte[1000];
            assertThat(t.post("/echo").content(binary, "image/png").send().toString())
                    .contains("> ␀␀␀").contains("… 600 octets more\n");
            assertThat(t.post("/echo").text("x".repeat(5000)).send().toString())
                    .contains("xxx… 1000 characters more\n");
        }
    }

    @Test
    void aFaultOfTheApplicationIsShownWithA500() {
        IllegalStateException fault = new IllegalStateException("pool is closed");
        App broken = App.create().route(Method.GET, "/", _ -> {
            throw fault;
        });
        try (TestApp t = start(broken)) {
            assertThatExceptionOfType(AssertionError.class).isThrownBy(() -> t.get("/").expect(200)).withCause(fault)
                    .withMessageContaining("expected 200 OK, got 500 Internal Server Error\n"
                            + "the application has thrown java.lang.IllegalStateException: pool is closed\n"
                            + "    at dev.homespun.testing.TestAppTest.");
        }
    }

    @Test
    void aFaultThatAnErrorHandlerAnswersIsShownToo() {
        IOException fault = new IOException("disk");
        App broken = App.create().route(Method.GET, "/", _ -> {
            throw fault;
        }).onError(IOException.class, (_, _) -> Response.of(Status.SERVICE_UNAVAILABLE));
        try (TestApp t = start(broken)) {
            assertThatExceptionOfType(AssertionError.class).isThrownBy(() -> t.get("/").expect(200)).withCause(fault);
        }
    }

    @Test
    void aFaultThatCutsAnAnswerIsShown() {
        App broken = App.create().route(Method.GET, "/", _ -> Response.of(Status.OK).with(Content.generated(out -> {
            out.write(new byte[100_000]);
            out.flush();
            throw new IllegalStateException("row 7");
        })));
        try (TestApp t = start(broken)) {
            assertThatExceptionOfType(AssertionError.class).isThrownBy(() -> t.get("/").send())
                    .withMessageContaining("java.lang.IllegalStateException: row 7");
        }
    }

    @Test
    void anAnswerThatDoesNotComeIsToldWithWhereTheApplicationIs() {
        CountDownLatch never = new CountDownLatch(1);
        App stuck = App.create().route(Method.GET, "/", _ -> {
            never.await();
            return Response.text("late");
        });
        try (TestApp t = start(stuck, Duration.ofMillis(200))) {
            assertThatExceptionOfType(AssertionError.class).isThrownBy(() -> t.get("/").send())
                    .withMessageStartingWith("waited 200 ms for an answer\nthe application is still at it:\n")
                    .withMessageContaining("TestAppTest").withMessageContaining("< (nothing)");
            never.countDown();
        }
    }

    @Test
    void contentThatDoesNotEndIsToldWithWhatCame() {
        AtomicBoolean over = new AtomicBoolean();
        App endless = App.create().route(Method.GET, "/", _ -> Response.of(Status.OK).with(Content.generated(out -> {
            out.write("tick".getBytes(StandardCharsets.UTF_8));
            out.flush();
            while (!over.get()) {
                Thread.onSpinWait();
            }
        })));
        try (TestApp t = start(endless, Duration.ofMillis(300))) {
            assertThatExceptionOfType(AssertionError.class).isThrownBy(() -> t.get("/").send())
                    .withMessageStartingWith("waited 300 ms for another chunk, or the last\n")
                    .withMessageContaining("< tick");
            over.set(true);
        }
    }

    @Test
    void theLimitsOfTheApplicationHold() {
        App small = echo().options(ServerOptions.defaults().with(
                ServerOptions.defaults().limits().withContentOctets(10)));
        try (TestApp t = start(small)) {
            t.post("/echo").text("eleven char").expect(413);
            t.post("/echo").text("ten chars.").expect(200);
        }
    }

    @Test
    void everythingIsClosedAtTheEnd() {
        AtomicInteger closed = new AtomicInteger();
        AutoCloseable pool = closed::incrementAndGet;
        TestApp t = start(App.create().provide(AutoCloseable.class, () -> pool)
                .route(Method.GET, "/", _ -> Response.text("x")).override(AutoCloseable.class, pool));
        t.get("/").expect(200);
        t.close();
        assertThat(closed).hasValueLessThanOrEqualTo(1);
        assertThat(Thread.getAllStackTraces().keySet()).extracting(Thread::getName)
                .doesNotContain("homespun-acceptor");
        if (tier == Tier.LIVE) {
            int port = Integer.parseInt(t.url().substring(t.url().lastIndexOf(':') + 1));
            assertThatExceptionOfType(IOException.class).isThrownBy(() -> new Socket("127.0.0.1", port).close());
        }
    }

    @Test
    void mistakesAreToldAtTheStartAndWhatWasProvidedIsClosed() {
        AtomicInteger closed = new AtomicInteger();
        record Pool(AtomicInteger count) implements AutoCloseable {
            @Override
            public void close() {
                count.incrementAndGet();
            }
        }
        App app = App.create().provide(new Pool(closed)).scan("dev.homespun.nothing.there");
        assertThatIllegalStateException().isThrownBy(() -> start(app))
                .withMessageStartingWith("The application cannot start, because of 1 mistake:");
        assertThat(closed).hasValue(1);
    }

    @Test
    void theTableOfRoutesIsThere() {
        try (TestApp t = start(books())) {
            assertThat(t.routes()).contains("GET   /books/{id}").contains("TestAppTest.java:");
            assertThat(t.app().verify()).hasSize(3);
        }
    }
}
