package dev.homespun.docs.guide.binding;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.homespun.App;
import dev.homespun.annotation.Body;
import dev.homespun.annotation.Default;
import dev.homespun.annotation.Get;
import dev.homespun.annotation.Params;
import dev.homespun.annotation.Post;
import dev.homespun.annotation.Query;
import dev.homespun.binding.Input;
import dev.homespun.docs.PageTable;
import dev.homespun.docs.Replay;
import dev.homespun.http.Content;
import dev.homespun.http.Filter;
import dev.homespun.http.Handler;
import dev.homespun.http.HttpError;
import dev.homespun.http.Method;
import dev.homespun.http.Request;
import dev.homespun.http.Response;
import dev.homespun.http.Status;
import dev.homespun.server.Server;
import dev.homespun.server.ServerOptions;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.Reader;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.MonthDay;
import java.time.OffsetTime;
import java.time.Period;
import java.time.ZoneId;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BindingTest {

    private final App app = Main.app();

    @Test
    void thePageShowsWhatTheApplicationAnswers() throws Exception {
        Replay.play("docs/guide/binding.md", app);
    }

    @Test
    void documentsAreAnsweredAsTheTableSays() throws Exception {
        List<List<String>> rows = PageTable.rows("docs/guide/binding.md", "document");
        assertThat(rows).hasSizeGreaterThan(10);
        for (List<String> row : rows) {
            String document = PageTable.codes(row.getFirst()).getFirst();
            String answer = Replay.curl("curl 127.0.0.1:8080/venues --json '%s'".formatted(document), app).getFirst();
            assertThat(answer).as(document).contains("\"status\":400,\"detail\":\"%s\"".formatted(row.get(1)));
        }
    }

    @Test
    void patchesAreAnsweredAsTheTableSays() throws Exception {
        for (List<String> row : PageTable.rows("docs/guide/binding.md", "patch")) {
            String patch = PageTable.codes(row.getFirst()).getFirst();
            String answer = Replay.curl(("curl -X PATCH 127.0.0.1:8080/halls/1 "
                    + "-H 'Content-Type: application/merge-patch+json' -d '%s'").formatted(patch), app).getFirst();
            assertThat(answer).as(patch).contains("\"status\":%s,\"detail\":\"%s\"".formatted(row.get(1), row.get(2)));
        }
    }

    @Test
    void resultsAreAnsweredAsTheTableSays() throws Exception {
        for (List<String> row : PageTable.rows("docs/guide/binding.md", "returned")) {
            Optional<String> path = PageTable.codes(row.get(3)).stream().findFirst();
            if (path.isPresent()) {
                Method method = path.get().equals("/results/nothing") ? Method.DELETE : Method.GET;
                Response response = app.handle(Request.of(method, path.get()));
                assertThat(row.get(1)).startsWith(Integer.toString(response.status().code()));
                assertThat(PageTable.codes(row.get(2)).stream().findFirst())
                        .isEqualTo(response.fields().first("Content-Type"));
            }
        }
        assertThat(text(app.handle(Request.get("/results/record")))).isEqualTo("{\"name\":\"Ada\",\"row\":null}");
    }

    @Test
    void namesAreAskedForAtTheStart(@TempDir Path folder) throws Exception {
        Path source = Files.writeString(folder.resolve("Nameless.java"), """
                import dev.homespun.annotation.Get;
                public final class Nameless {
                    @Get("/{id}")
                    public String one(long id) {
                        return "one";
                    }
                }
                """);
        int status = ToolProvider.getSystemJavaCompiler().run(null, null, null, "-proc:none", "-cp",
                System.getProperty("java.class.path"), "-d", folder.toString(), source.toString());
        assertThat(status).isZero();
        try (URLClassLoader loader = new URLClassLoader(new URL[] {folder.toUri().toURL()})) {
            Object controller = loader.loadClass("Nameless").getDeclaredConstructor().newInstance();
            Throwable refused = catchThrowable(() -> App.create().controller(controller).verify());
            String message =
                    String.valueOf(refused.getMessage()).replaceAll("\\.java:\\d+", ".java:…").stripTrailing();
            assertThat(Files.readString(Path.of("guide/binding.md"))).contains("```text\n" + message + "\n```");
        }
    }

    @ParameterizedTest(name = "{0} octets")
    @ValueSource(ints = {1, 2_000_000, (20 << 20)})
    void aHandlerMayTakeMoreThanTheLimit(int octets) throws Exception {
        assertThat(upload(octets)).startsWith("HTTP/1.1 200 OK").contains("\"octets\":" + octets);
    }

    @Test
    void butNoMoreThanItSaid() throws Exception {
        assertThat(upload((20 << 20) + 1)).startsWith("HTTP/1.1 413 Content Too Large")
                .contains("Content is larger than 20971520 octets.");
    }

    @Test
    void withoutSayingItTakesAMebibyte() throws Exception {
        String text = "\"" + "x".repeat(1 << 20) + "\"";
        Response inMemory = app.handle(json("/venues", text));
        assertThat(inMemory.status()).isEqualTo(Status.BAD_REQUEST);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        String request = "POST /venues HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\nContent-Length: "
                + text.length() + "\r\n\r\n" + text;
        Server.serve(new ByteArrayInputStream(request.getBytes(UTF_8)), out, app, ServerOptions.DEFAULTS);
        assertThat(out.toString(UTF_8)).startsWith("HTTP/1.1 413").contains("Content is larger than 1048576 octets.");
    }

    @Test
    void contentIsReadOnce() throws Exception {
        final class Twice {
            @Post("/")
            int both(@Body String text, Request request) throws Exception {
                return request.content().readAll().length;
            }
        }
        App twice = App.create().controller(new Twice());
        assertThat(Replay.curl("curl 127.0.0.1:8080 --json '\"text\"'", twice)).containsExactly("0");
    }

    @Test
    void whatCannotBeReadIsAnsweredAlsoWhenItIsCaught() throws Exception {
        App app = App.create().route(Method.POST, "/", request -> {
            try {
                return Response.text("read " + request.content().withLimit(2).readAll().length);
            } catch (HttpError caught) {
                return Response.text("caught");
            }
        });
        assertThat(Replay.curl("curl -i 127.0.0.1:8080 -d abc", app)).startsWith("HTTP/1.1 413 Content Too Large");
    }

    record Odd(String text) {
        static Odd of(String text) {
            throw new IllegalStateException("out of order");
        }
    }

    record Unreadable(String text) {
        @Override
        public String text() {
            throw new IllegalStateException("out of order");
        }
    }

    @Test
    void faultsOfTheApplicationAreNotTheClients() throws Exception {
        final class Faults {
            @Get("/odd") String odd(@Query Odd odd) { return odd.text(); }
            @Get("/unreadable") Unreadable unreadable() { return new Unreadable(""); }
            @Get("/illegal") String illegal() { throw new IllegalArgumentException("illegal"); }
        }
        App faults = App.create().controller(new Faults());
        for (String path : List.of("/odd?odd=1", "/unreadable", "/illegal")) {
            assertThat(faults.handle(Request.get(path)).status()).as(path).isEqualTo(Status.INTERNAL_SERVER_ERROR);
        }
    }

    @Test
    void typesOfTheJdkAreReadByTheirFactories() throws Exception {
        final class Zones {
            @Get("/") String zone(@Query ZoneId zone, @Query Locale locale) { return zone + " " + locale; }
        }
        App zones = App.create().controller(new Zones());
        assertThat(text(zones.handle(Request.get("/?zone=Europe/Paris&locale=fr")))).isEqualTo("Europe/Paris fr");
        final class Periods {
            @Get("/") String period(@Query Period a, @Query MonthDay b, @Query OffsetTime c) { return a + " " + b + " " + c; }
        }
        App periods = App.create().controller(new Periods());
        assertThat(text(periods.handle(Request.get("/?a=P1D&b=--01-31&c=10:15Z")))).isEqualTo("P1D --01-31 10:15Z");
    }

    record Explicit(@Query int page) {
        Explicit(int page) {
            this.page = page;
        }
    }

    @Test
    void aConstructorWithParametersOfItsOwnLosesTheAnnotations() {
        final class Explicitly {
            @Get("/") String page(@Params Explicit explicit) { return ""; }
        }
        assertThat(catchThrowable(() -> App.create().controller(new Explicitly()).verify()))
                .hasMessageContaining("parameter page has no annotation");
    }

    @Test
    void nullAndAbsenceAreTheSameForAnOptional() throws Exception {
        for (String opened : List.of("", ", \"opened\": null")) {
            assertThat(text(app.handle(json("/venues", "{\"name\": \"a\", \"seats\": 1" + opened + "}"))))
                    .isEqualTo("{\"name\":\"a\",\"seats\":1,\"opened\":null}");
        }
    }

    static final class Bean {
        public String name = "nobody";
        public int age = 7;
    }

    record Everything(long id, @Query int page, @Params Paging paging, @Body Input<String> text, Request request) {}

    static final class Others {
        @Post("/bean")
        String bean(@Body Bean bean) {
            return bean.name + bean.age;
        }

        @Post("/optional")
        String optional(@Body Optional<String> text) {
            return text.orElse("nothing");
        }

        @Post("/{id}/everything")
        String everything(@Params Everything all) {
            return all.id() + " " + all.page() + " " + all.paging().size() + " " + all.text().orElseThrow();
        }

        @Get("/defaults")
        String defaults(@Query @Default("a") List<String> list, @Query @Default("b") Optional<String> optional) {
            return list + " " + optional;
        }

        @Get("/text")
        String text(@Query Optional<String> text, @Query Optional<Integer> number) {
            return text + " " + number;
        }
    }

    private final App others = App.create().controller(new Others());

    @Test
    void whatOrdinaryClassesLackStaysAsItIs() throws Exception {
        assertThat(text(others.handle(json("/bean", "{\"age\":8}")))).isEqualTo("nobody8");
    }

    @Test
    void aBodyMayBeLeftOutWhenItIsOptionalAndNullIsNotLeftOut() throws Exception {
        assertThat(text(others.handle(Request.of(Method.POST, "/optional")))).isEqualTo("nothing");
        assertThat(others.handle(json("/optional", "null")).status()).isEqualTo(Status.BAD_REQUEST);
    }

    @Test
    void aRecordMayHaveWhateverAMethodMayHave() throws Exception {
        assertThat(text(others.handle(json("/5/everything?page=2", "\"text\"")))).isEqualTo("5 2 20 text");
    }

    @Test
    void aDefaultIsOneText() throws Exception {
        assertThat(text(others.handle(Request.get("/defaults")))).isEqualTo("[a] Optional[b]");
    }

    @Test
    void anEmptyTextIsAText() throws Exception {
        assertThat(text(others.handle(Request.get("/text?text")))).isEqualTo("Optional[] Optional.empty");
        assertThat(others.handle(Request.get("/text?number=")).status()).isEqualTo(Status.BAD_REQUEST);
    }

    @Test
    void whatNobodyAskedForInAQueryIsIgnored() throws Exception {
        assertThat(text(others.handle(Request.get("/text?other=1")))).isEqualTo("Optional.empty Optional.empty");
    }

    @Test
    void resultsThatAreNotThereYetAreRefusedAtTheStart() {
        final class Streams {
            @Get("/a") List<InputStream> a() { return List.of(); }
            @Get("/b") List<Path> b() { return List.of(); }
            @Get("/c") List<Stream<String>> c() { return List.of(); }
            @Get("/d") String d(@Query Collection<String> texts) { return ""; }
            @Get("/e") String e(@Query int[] numbers) { return ""; }
        }
        assertThat(catchThrowable(() -> App.create().controller(new Streams()).verify()))
                .hasMessageContaining("because of 5 mistakes");
    }

    @Test
    void resultsOfTheTableAreRefusedAtTheStart() throws Exception {
        final class Unmeant {
            @Get("/1") List<InputStream> a() { return List.of(); }
            @Get("/2") Reader b() { return Reader.nullReader(); }
            @Get("/3") Path[] c() { return new Path[0]; }
            @Get("/4") Optional<List<Stream<String>>> d() { return Optional.empty(); }
            @Get("/5") Iterator<String> e() { return List.<String>of().iterator(); }
            @Get("/6") CompletableFuture<String> f() { return new CompletableFuture<>(); }
            @Get("/7") Thread[] g() { return new Thread[0]; }
            @Get("/8") Supplier<String> h() { return () -> ""; }
            @Get("/9") Callable<String> i() { return () -> ""; }
            @Get("/10") Runnable j() { return () -> { }; }
            @Get("/11") List<IllegalStateException> k() { return List.of(); }
            @Get("/12") Status l() { return Status.OK; }
            @Get("/13") Request m(Request request) { return request; }
            @Get("/14") Handler n() { return _ -> Response.text(""); }
            @Get("/15") Filter o() { return (request, next) -> next.handle(request); }
            @Get("/16") List<File> p() { return List.of(); }
            @Get("/17") ByteBuffer q() { return ByteBuffer.allocate(0); }
            @Get("/18") StringBuilder r() { return new StringBuilder(); }
            @Get("/19") CharSequence s() { return ""; }
        }
        String message = String.valueOf(catchThrowable(() -> App.create().controller(new Unmeant()).verify()).getMessage());
        assertThat(message).contains("because of 19 mistakes");
        List<List<String>> rows = PageTable.rows("docs/guide/binding.md", "result");
        List<String> named = rows.stream().flatMap(row -> PageTable.codes(row.getFirst()).stream()).toList();
        assertThat(named).hasSize(19).allSatisfy(type -> assertThat(message).contains("it returns " + type + ", of which"));
    }

    @Test
    void whatTheSignatureDoesNotShowIsA500() throws Exception {
        final class Hidden {
            @Get("/exception") Object exception() { return new IllegalStateException("secret"); }
            @Get("/task") Object task() { return (Runnable) () -> { }; }
            @Get("/future") Object future() { return new CompletableFuture<>(); }
        }
        App hidden = App.create().controller(new Hidden());
        for (String path : List.of("/exception", "/task", "/future")) {
            assertThat(hidden.handle(Request.get(path)).status()).as(path).isEqualTo(Status.INTERNAL_SERVER_ERROR);
        }
    }

    @Test
    void whatToWriteBeforeAParameterIsSaidByItsType() {
        final class Unannotated {
            @Post("/a") String a(int page) { return ""; }
            @Post("/b") String b(NewBooking sent) { return ""; }
            @Get("/c") String c(Paging paging) { return ""; }
            @Get("/d") String d(Status status) { return ""; }
        }
        assertThat(catchThrowable(() -> App.create().controller(new Unannotated()).verify()))
                .hasMessageContaining("Write {page} into the path, or @Query or @Header before the parameter")
                .hasMessageContaining("Write @Body before the parameter, or @Params to bind its components")
                .hasMessageContaining("Write @Params before the parameter, to bind its components")
                .hasMessageContaining("Take the Request, and what you need from it");
    }

    record Page<T>(int number, List<T> items) {}

    abstract static class Adding<T> {
        @Post("/") String add(@Body Page<T> page) { return page.items().toString(); }
    }

    @Test
    void aBodyMayBeGenericAlsoByWhatAControllerExtends() throws Exception {
        final class Numbers extends Adding<Integer> {}
        App numbers = App.create().controller(new Numbers());
        assertThat(text(numbers.handle(json("/", "{\"number\":1,\"items\":[1,2]}")))).isEqualTo("[1, 2]");
        assertThat(text(numbers.handle(json("/", "{\"number\":1,\"items\":[\"x\"]}"))))
                .contains("The body's /items/0 must be a whole number, found a string.");
    }

    @Test
    void aFilterMayUndoACoding() throws Exception {
        App inflating = App.create().use((request, next) -> next.handle(request.field("Content-Encoding").isEmpty() ? request
                        : request.with("Content-Encoding", "identity").with(Content.of(
                                new GZIPInputStream(request.content().open()).readAllBytes()))))
                .controller(new Others());
        ByteArrayOutputStream zipped = new ByteArrayOutputStream();
        try (OutputStream out = new GZIPOutputStream(zipped)) {
            out.write("\"tea\"".getBytes(UTF_8));
        }
        assertThat(text(inflating.handle(json("/optional", "x").with("Content-Encoding", "gzip")
                .with(Content.of(zipped.toByteArray()))))).isEqualTo("tea");
    }

    @Test
    void aRefusedInputSaysAcceptOnlyWhenItIsThrown() throws Exception {
        Request request = Request.of(Method.POST, "/5/everything?page=1").with("Content-Type", "text/plain")
                .with(Content.of("x".getBytes(UTF_8)));
        assertThat(others.handle(request).fields().first("Accept")).contains("application/json");
    }

    @Test
    void aGeneratedResponseIsWrittenWhileItIsSent() throws Exception {
        assertThat(text(app.handle(Request.get("/results/numbers")))).hasLineCount(1_000_000);
        assertThat(app.handle(Request.get("/results/numbers")).content().length()).isEqualTo(Content.UNKNOWN);
    }

    private String upload(int octets) throws Exception {
        ByteArrayOutputStream request = new ByteArrayOutputStream();
        request.writeBytes(("PUT /posters/1 HTTP/1.1\r\nHost: a\r\nContent-Type: image/png\r\nContent-Length: " + octets
                + "\r\n\r\n").getBytes(UTF_8));
        request.writeBytes(new byte[octets]);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Server.serve(new ByteArrayInputStream(request.toByteArray()), out, app, ServerOptions.DEFAULTS);
        return out.toString(UTF_8);
    }

    private static Request json(String target, String json) {
        return Request.of(Method.POST, target).with("Content-Type", "application/json")
                .with(Content.of(json.getBytes(UTF_8)));
    }

    private static String text(Response response) throws Exception {
        return new String(response.content().readAll(), UTF_8);
    }
}
