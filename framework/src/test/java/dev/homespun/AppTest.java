package dev.homespun;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.homespun.annotation.Body;
import dev.homespun.annotation.Controller;
import dev.homespun.annotation.Default;
import dev.homespun.annotation.Get;
import dev.homespun.annotation.Post;
import dev.homespun.annotation.Query;
import dev.homespun.binding.Call;
import dev.homespun.http.Handler;
import dev.homespun.http.Method;
import dev.homespun.http.Request;
import dev.homespun.http.Response;
import dev.homespun.server.Server;
import dev.homespun.server.ServerOptions;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class AppTest {

    interface Greeter {
        String greet();
    }

    @Controller("/greet")
    record Greeting(Greeter greeter) {
        @Get
        String greet() {
            return greeter.greet();
        }
    }

    @Controller("/bad")
    static final class Bad {
        @Get("/{id}") String unbound() { return ""; }
        @Get("/a") String noSource(int id) { return ""; }
        @Get("/b") String bodyOfGet(@Body String body) { return ""; }
        @Get("/c") String unreadable(@Query Thread thread) { return ""; }
        @Get("/d") String badDefault(@Query @Default("x") int n) { return ""; }
        @Get("/e") CompletableFuture<String> reactive() { return new CompletableFuture<>(); }
        @Post("/f") void twoBodies(@Body String a, @Body String b) { }
        @Get("/{") void malformed() { }
        @Get("/twin/{a}") String oneTwin(String a) { return a; }
        @Get("/twin/{b}") String otherTwin(String b) { return b; }
    }

    @Test
    void anApplicationAnswersWithoutASocket() throws Exception {
        App app = App.create().provide(new StringBuilder()).scan("dev.homespun.scan.found");
        assertThat(text(app.handle(Request.get("/shop")))).isEqualTo("open");
        assertThat(text(app.handle(Request.get("/cellar")))).isEqualTo("dark");
        assertThat(app.verify()).hasSize(2);
    }

    @Test
    void theSameApplicationAnswersOverLoopback() throws Exception {
        App app = App.create().controller(new Greeting(() -> "hello"));
        try (Server server = app.listen(ServerOptions.DEFAULTS.withPort(0)); HttpClient client = HttpClient.newHttpClient()) {
            assertThat(client.send(HttpRequest.newBuilder(URI.create(server.url() + "/greet")).build(),
                    BodyHandlers.ofString()).body()).isEqualTo("hello");
        }
    }

    /// At the line that has it, not at the first request.
    @Test
    @SuppressWarnings({"NullAway", "DataFlowIssue"})
    void nothingIsNoHandler() {
        App app = App.create();
        assertThatThrownBy(() -> app.route(Method.GET, "/", (Handler) null)).hasMessage("handler of a route");
        assertThatThrownBy(() -> app.route(Method.GET, "/", (Call) null)).hasMessage("call of a route");
        assertThatThrownBy(() -> app.onError(Exception.class, null)).hasMessage("error handler");
        assertThatThrownBy(() -> app.controller(null)).hasMessage("controller");
        assertThatThrownBy(() -> app.scan(null)).hasMessage("name of a package to scan");
        assertThatThrownBy(() -> app.provide(null)).hasMessage("what is provided");
    }

    @Test
    void anApplicationKnowsThatItsServerStops() throws Exception {
        App app = App.create().controller(new Greeting(() -> "hello"));
        assertThat(app.isStopping()).isFalse();
        try (Server _ = app.listen(ServerOptions.DEFAULTS.withPort(0))) {
            assertThat(app.isStopping()).isFalse();
        }
        assertThat(app.isStopping()).isTrue();
    }

    @Test
    void routesNeedNoAnnotations() throws Exception {
        App app = App.create().route(Method.GET, "/{name}", request -> Response.text(request.pathVariable("name")));
        assertThat(text(app.handle(Request.get("/x")))).isEqualTo("x");
        assertThat(app.verify().getFirst().source()).matches("route \\(AppTest\\.java:\\d+\\)");
    }

    record First(List<String> log) implements AutoCloseable {
        @Override
        public void close() {
            log.add("closed first");
        }
    }

    record Second(List<String> log) implements AutoCloseable {
        @Override
        public void close() {
            log.add("closed second");
            throw new IllegalStateException("provoked");
        }
    }

    @Test
    void whatWasProvidedIsMadeOnceAndClosedInReverse() throws Exception {
        List<String> log = new ArrayList<>();
        App app = App.create().provide(new First(log)).provide(new Second(log))
                .provide(StringBuilder.class, () -> {
                    log.add("made");
                    return new StringBuilder();
                })
                .provide(Thread.class, () -> {
                    throw new AssertionError("nobody needs it");
                })
                .scan("dev.homespun.scan.found");
        app.handle(Request.get("/shop"));
        app.handle(Request.get("/shop"));
        app.close();
        assertThat(log).containsExactly("made", "closed second", "closed first");
    }

    interface Finder<T> {
        String one(T id);
    }

    static class Base {
        @Get("/inherited") String inherited() { return "inherited"; }
        @Get("/overridden") String overridden() { return "of the base"; }
    }

    @Controller("/sub")
    static final class Derived extends Base implements Finder<String> {
        @Get("/{id}") @Override public String one(String id) { return "one " + id; }
        @Get("/overridden") @Override String overridden() { return "of the subclass"; }
    }

    @Test
    void inheritedMethodsAreRoutesAndBridgesAreNot() throws Exception {
        App app = App.create().controller(new Derived());
        assertThat(app.verify()).hasSize(3).allSatisfy(route -> assertThat(route.annotations())
                .as("filters see what the controller is annotated with, also for what it inherits")
                .anyMatch(Controller.class::isInstance));
        assertThat(text(app.handle(Request.get("/sub/x")))).isEqualTo("one x");
        assertThat(text(app.handle(Request.get("/sub/inherited")))).isEqualTo("inherited");
        assertThat(text(app.handle(Request.get("/sub/overridden")))).isEqualTo("of the subclass");
    }

    /// What libraries declare that nobody here knows.
    interface Publisher<T> { }

    record Mono<T>(T value) implements Publisher<T> { }

    @Controller
    static final class Reactive {
        @Get("/a") Mono<String> mono() { return new Mono<>(""); }
        @Get("/b") Optional<CompletableFuture<String>> wrapped() { return Optional.empty(); }
        @Get("/c") List<? extends String> fine() { return List.of(); }
    }

    @Test
    void resultsThatAreNotThereYetAreMistakesWhoeverDeclaresThem() {
        App app = App.create().controller(new Reactive());
        assertThatThrownBy(app::verify).hasMessageContaining("because of 2 mistakes")
                .hasMessageContaining("it returns Mono, of which there is no response. Return the value itself")
                .hasMessageContaining("it returns CompletableFuture, of which there is no response. Return the value itself");
    }

    @Test
    void whatASupplierThrowsIsToldWithItsPlaceAndCause() {
        App app = App.create().provide(StringBuilder.class, () -> {
            throw new IllegalStateException("boom");
        }).scan("dev.homespun.scan.found");
        assertThatThrownBy(app::verify).hasMessageMatching("(?s).*provide\\(StringBuilder.class, …\\) \\(AppTest.java:\\d+\\) failed.*")
                .hasMessageContaining("boom").hasRootCauseMessage("boom");
    }

    @Test
    void anObjectIsNoController() {
        App app = App.create().controller(new Object());
        assertThatThrownBy(app::verify).hasMessageContaining("it has no method with @Get, @Post or the like");
    }

    @Test
    void whatIsInUseCannotBeChanged() {
        App app = App.create().controller(new Greeting(() -> "x"));
        app.verify();
        assertThatThrownBy(() -> app.scan("a.b")).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void allMistakesAreToldTogetherWithPlaceAndFix() {
        App app = App.create().controller(new Bad()).scan("dev.homespun.scan.found").scan("dev.homespun.scan.empty");
        String message = String.valueOf(catchThrowable(app::verify).getMessage());
        assertThat(message.lines().count()).as(message).isEqualTo(12);
        assertThat(message)
                .contains("no parameter takes {id} of /bad/{id}")
                .contains("parameter id has no annotation, and /bad/a has no {id}. Write {id} into the path, or @Query")
                .contains("GET has a parameter with @Body")
                .contains("parameter thread is of type java.lang.Thread, which cannot be made of text")
                .contains("the default \"x\" of parameter n must be an int")
                .contains("it returns CompletableFuture, of which there is no response. Return the value itself")
                .contains("2 parameters with @Body")
                .contains("path \"/bad/{\" is malformed")
                .contains("GET /bad/twin/{a} and GET /bad/twin/{b} match the same requests")
                .contains("nothing provides the java.lang.StringBuilder it needs. Add .provide(StringBuilder.class")
                .contains("): no class there has @Controller")
                .containsPattern("Bad\\.unbound \\(AppTest\\.java:\\d+\\)")
                .containsPattern("Shop constructor \\(Shop\\.java:\\d+\\)");
    }

    private static String text(Response response) throws Exception {
        return new String(response.content().readAll(), StandardCharsets.UTF_8);
    }
}
