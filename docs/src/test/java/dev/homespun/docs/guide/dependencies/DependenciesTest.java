package dev.homespun.docs.guide.dependencies;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.homespun.App;
import dev.homespun.annotation.Get;
import dev.homespun.annotation.Use;
import dev.homespun.docs.Logged;
import dev.homespun.docs.RoutesTable;
import dev.homespun.http.Filter;
import dev.homespun.http.Handler;
import dev.homespun.http.Request;
import dev.homespun.http.Response;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.logging.Level;
import org.junit.jupiter.api.Test;
import org.mockito.Mockito;

/// What docs/guide/dependencies.md says.
class DependenciesTest {

    private final List<String> log = new ArrayList<>();

    @Test
    void thePageShowsTheTableOfRoutes() throws Exception {
        assertThat(page()).contains(RoutesTable.of(Main.class).lines().filter(line -> line.startsWith("GET"))
                .reduce("", (all, line) -> all + line + "\n"));
    }

    @Test
    void thePageShowsWhatTheStartSaysWhenSomethingIsMissing() throws Exception {
        // @start region="missing"
        App app = App.create()
                .provide(Clock.systemUTC())
                .provide(new SqlLedger(new Pool("jdbc:…", List.of())))
                .provide(new PaperLedger())
                .scan("dev.homespun.docs.guide.dependencies");
        // @end
        assertThat(page()).containsIgnoringWhitespaces(message(app));
    }

    @Test
    void thePageShowsWhatTheStartSaysOfACircle() throws Exception {
        App app = Main.app(Clock.systemUTC())
                .provide(Pool.class, provided -> new Pool(provided.get(Ledger.class).toString(), log))
                .provide(Ledger.class, provided -> new SqlLedger(provided.get(Pool.class)));
        assertThat(page()).containsIgnoringWhitespaces(message(app).replaceAll("Test\\.java:\\d+", "Test.java:…"));
    }

    @Test
    void theExactTypeGoesBeforeWhatCanStandForIt() throws Exception {
        App app = App.create().provide(new PaperLedger()).provide(Ledger.class, () -> _ -> 7)
                .provide(Clock.systemUTC()).provide(Mailer.class, Mailer::new)
                .scan("dev.homespun.docs.guide.dependencies");
        assertThat(get(app, "/accounts/ada")).contains("\"cents\":7,");
    }

    @Test
    void severalAreAMistakeForAnOptionalToo() {
        App app = Main.app(Clock.systemUTC()).provide(Ledger.class, PaperLedger::new)
                .provide(One.class, One::new).provide(Other.class, Other::new);
        assertThat(message(app)).contains("several things can be the").contains("Tracer it needs");
    }

    record One() implements Tracer {}

    record Other() implements Tracer {}

    @Test
    void whatNobodyNeedsIsNeverMadeAndWhatASupplierIsForOnlyWhenItIsCalled() throws Exception {
        App app = Main.app(Clock.systemUTC()).provide(Ledger.class, PaperLedger::new).provide(Pool.class, () -> {
            log.add("made");
            return new Pool("", log);
        });
        app.verify();
        assertThat(log).isEmpty();
        assertThat(get(app, "/accounts/ada/parts")).isEqualTo("[\"Mailer\",\"not traced\"]");
        app.close();
        assertThat(log).isEmpty();
    }

    @Test
    void oneIsMadeForAll() {
        List<Object> made = new ArrayList<>();
        App app = Main.app(Clock.systemUTC()).provide(Ledger.class, provided -> {
            made.add(provided.get(Pool.class));
            made.add(provided.get(Pool.class));
            return new PaperLedger();
        }).provide(Pool.class, () -> new Pool("", log));
        app.verify();
        assertThat(made.get(0)).isSameAs(made.get(1));
    }

    @Test
    void theLastThatWasMadeIsClosedFirst() {
        App app = Main.app(Clock.systemUTC())
                .provide(Ledger.class, provided -> new SqlLedger(provided.get(Pool.class)))
                .provide(Pool.class, () -> new Pool("", log));
        app.verify();
        app.close();
        assertThat(log).containsExactly("ledger", "pool");
    }

    @Test
    void whatYouMakeYourselfIsYoursToClose() {
        Pool pool = new Pool("", log);
        // @start region="by-hand"
        App app = App.create().controller(new Accounts(new SqlLedger(pool), Clock.systemUTC(), List.of(),
                Mailer::new, Optional.empty()));
        // @end
        app.verify();
        app.close();
        assertThat(log).isEmpty();
    }

    @Test
    void aContainerIsAskedForControllersAndForWhatIsNotProvided() throws Exception {
        List<Class<?>> asked = new ArrayList<>();
        Container container = new Container(asked);
        // @start region="factory"
        App app = App.create()
                .provide(Clock.systemUTC())
                .factory(type -> container.find(type))
                .scan("dev.homespun.docs.guide.dependencies");
        // @end
        assertThat(get(app, "/accounts/ada")).contains("\"cents\":0,");
        assertThat(asked.stream().distinct()).as("not for the Clock, which is provided, and not for a Check")
                .containsExactly(Accounts.class, Ledger.class, Mailer.class, Tracer.class);
    }

    record Container(List<Class<?>> asked) {
        Optional<Object> find(Class<?> type) {
            asked.add(type);
            return type == Ledger.class ? Optional.of(new PaperLedger())
                    : type == Mailer.class ? Optional.of(new Mailer()) : Optional.empty();
        }
    }

    @Test
    void twiceTheSameTypeIsRefusedAtOnce() {
        App app = Main.app(Clock.systemUTC());
        assertThatThrownBy(() -> app.provide(new NotEmpty())).isInstanceOf(IllegalArgumentException.class)
                .hasMessageMatching("\\Q%s\\E is provided twice, first by provide\\(NotEmpty\\.class, …\\) \\(Main\\.java:\\d+\\); leave one of them"
                        .formatted(NotEmpty.class.getName()));
    }

    @Test
    void aSupplierThatFailsIsToldWithItsCause() {
        App app = Main.app(Clock.systemUTC()).provide(Ledger.class, () -> {
            throw new IllegalArgumentException("no disk");
        });
        Throwable thrown = catchThrowable(app::verify);
        assertThat(thrown).hasMessageMatching("provide\\(Ledger\\.class, …\\) \\(DependenciesTest\\.java:\\d+\\) failed: .*no disk");
        assertThat(thrown.getCause()).hasMessage("no disk");
    }

    static class Recorder {
        @Get("/{name}") String one(String name) { return "one " + name; }
    }

    static final class Overriding extends Recorder {
        @Override String one(String name) { return "another " + name; }
    }

    @Test
    void anInstanceOfASubclassIsWhatTheClassIs() throws Exception {
        assertThat(get(App.create().controller(new Overriding()), "/ada")).isEqualTo("another ada");
        assertThat(get(App.create().controller(Mockito.spy(new Recorder())), "/ada")).isEqualTo("one ada");
    }

    record Port(int number) implements Filter {
        @Override public Response filter(Request request, Handler next) {
            return Response.text("port " + number);
        }
    }

    @Use(Port.class)
    static final class WithPort {
        @Get("/") String get() { return ""; }
    }

    @Test
    void aNumberIsProvidedAsSuch() throws Exception {
        assertThat(get(App.create().provide(8080).controller(new WithPort()), "/")).isEqualTo("port 8080");
        assertThat(get(App.create().provide(int.class, () -> 80).controller(new WithPort()), "/")).isEqualTo("port 80");
        assertThatThrownBy(() -> App.create().provide(1).provide(int.class, () -> 2))
                .isInstanceOf(IllegalArgumentException.class);
    }

    record Nested(Optional<List<Check>> checks) implements Filter {
        @Override public Response filter(Request request, Handler next) throws Exception {
            return next.handle(request);
        }
    }

    @Use(Nested.class)
    static final class WithNested {
        @Get("/{id}") String get(long number) { return ""; }
    }

    @Test
    void aContainerInAContainerIsAMistakeAndHidesNoOther() {
        assertThat(message(App.create().controller(new WithNested()))).contains("because of 2 mistakes",
                "one container in another", "/{id} has no {number}");
        for (Object container : List.of(Optional.of(1), List.of(1), (Supplier<Integer>) () -> 1)) {
            assertThatThrownBy(() -> App.create().provide(container)).isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("provide(…) takes one thing");
        }
    }

    @Test
    void whatIsProvidedForTwoTypesIsClosedOnceAlsoWhenTheApplicationIsClosedTwice() {
        App app = Main.app(Clock.systemUTC()).provide(new SqlLedger(new Pool("", log)))
                .provide(Ledger.class, provided -> provided.get(SqlLedger.class));
        app.verify();
        app.close();
        app.close();
        assertThat(log).containsExactly("ledger");
    }

    @Test
    void theSameControllerTwiceIsAMistake() {
        assertThat(message(App.create().controller(new Recorder()).controller(new Recorder())))
                .contains("the controller " + Recorder.class.getName() + " is there already, by controller(…) (DependenciesTest.java:");
        String name = "dev.homespun.docs.guide.dependencies";
        assertThat(message(Main.app().path("/again", again -> again.scan(name)))).contains("is there already, by scan(\"" + name);
    }

    @Test
    void aClassWithRoutesThatNoScanFindsIsALineInTheLog() {
        try (Logged logged = Logged.below("dev.homespun.App")) {
            Main.app().verify();
            assertThat(logged.records()).anySatisfy(record -> {
                assertThat(record.getLevel()).isEqualTo(Level.WARNING);
                assertThat(record.getMessage()).contains("Recorder (DependenciesTest.java:",
                        "it has routes or answers errors, and has no @Controller, so no scan finds it");
            });
        }
    }

    @Test
    void anEmptyScanNamesWhatCannotBeFound() {
        assertThat(message(App.create().scan("dev.homespun.docs.guide.none"))).contains("no class there has @Controller",
                "java Main.java, cannot be found");
    }

    private static String page() throws Exception {
        return Files.readString(Path.of("guide/dependencies.md"));
    }

    private static String message(App app) {
        return String.valueOf(catchThrowable(app::verify).getMessage());
    }

    private static String get(App app, String path) throws Exception {
        Response response = app.handle(Request.get(path));
        return new String(response.content().readAll(), UTF_8);
    }
}
