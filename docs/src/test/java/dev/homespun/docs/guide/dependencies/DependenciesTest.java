package dev.homespun.docs.guide.dependencies;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.homespun.App;
import dev.homespun.docs.RoutesTable;
import dev.homespun.http.Request;
import dev.homespun.http.Response;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// What docs/guide/dependencies.md says.
class DependenciesTest {

    private final List<String> log = new ArrayList<>();

    @Test
    void thePageShowsTheTableOfRoutes() throws Exception {
        assertThat(page()).contains(RoutesTable.of(Main.class));
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
        assertThat(page()).containsIgnoringWhitespaces(message(app));
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
                .hasMessage(NotEmpty.class.getName() + " is provided twice");
    }

    @Test
    void aSupplierThatFailsIsToldWithItsCause() {
        App app = Main.app(Clock.systemUTC()).provide(Ledger.class, () -> {
            throw new IllegalArgumentException("no disk");
        });
        Throwable thrown = catchThrowable(app::verify);
        assertThat(thrown).hasMessageContaining("provide(Ledger.class, …) failed: ").hasMessageContaining("no disk");
        assertThat(thrown.getCause()).hasMessage("no disk");
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
