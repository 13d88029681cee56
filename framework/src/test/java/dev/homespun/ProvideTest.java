package dev.homespun;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.homespun.annotation.Controller;
import dev.homespun.annotation.Get;
import dev.homespun.annotation.Use;
import dev.homespun.http.Filter;
import dev.homespun.http.Handler;
import dev.homespun.http.Request;
import dev.homespun.http.Response;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/// How constructors get their arguments. Filters stand for all that is made.
class ProvideTest {

    interface Store { }

    record Memory(List<String> log) implements Store, AutoCloseable {
        @Override
        public void close() {
            log.add("memory");
        }
    }

    record Disk() implements Store { }

    record Clock(String name) { }

    record Needs(Optional<Clock> maybe, List<Store> all, Supplier<Clock> later, List<? extends Store> wild,
            AtomicReference<Object> out) implements Passing, AutoCloseable {
        Needs {
            out.set(List.of(maybe, all, later, wild));
        }

        @Override
        public void close() {
            ((Memory) all.getFirst()).log.add("filter");
        }
    }

    record Plain(Store store, AtomicReference<Object> out) implements Passing {
        Plain {
            out.set(store);
        }
    }

    interface Passing extends Filter {
        @Override
        default Response filter(Request request, Handler next) throws Exception {
            return next.handle(request);
        }
    }

    @Controller
    static final class WithNeeds {
        @Get("/needs") @Use(Needs.class) String get() { return "got"; }
    }

    @Controller
    static final class WithPlain {
        @Get("/plain") @Use(Plain.class) String get() { return "got"; }
    }

    private final AtomicReference<Object> out = new AtomicReference<>();
    private final List<String> log = new ArrayList<>();

    @Test
    void optionalListAndSupplierAreUnderstood() {
        List<String> clocks = new ArrayList<>();
        App app = App.create().provide(out).provide(new Memory(log)).provide(Disk.class, Disk::new)
                .provide(Clock.class, () -> {
                    clocks.add("made");
                    return new Clock("c");
                }).controller(new WithNeeds());
        app.verify();
        List<?> got = (List<?>) out.get();
        assertThat(got.get(0)).isEqualTo(Optional.of(new Clock("c")));
        assertThat(got.get(1)).isEqualTo(List.of(new Memory(log), new Disk()));
        assertThat(got.get(3)).isEqualTo(got.get(1));
        Supplier<?> later = (Supplier<?>) got.get(2);
        assertThat(later.get()).isSameAs(later.get());
        assertThat(clocks).containsExactly("made");
        app.close();
        assertThat(log).as("what was made last is closed first").containsExactly("filter", "memory");
    }

    @Controller
    @Use(Lazy.class)
    static final class WithLazy {
        @Get String get() { return "got"; }
    }

    record Lazy(Supplier<Clock> later, Optional<Disk> none) implements Filter {
        @Override
        public Response filter(Request request, Handler next) {
            return Response.text(later.get().name + none);
        }
    }

    @Test
    void aSupplierMakesNothingBeforeItIsCalled() throws Exception {
        List<String> clocks = new ArrayList<>();
        App app = App.create().controller(new WithLazy()).provide(Clock.class, () -> {
            clocks.add("made");
            return new Clock("c");
        });
        app.verify();
        assertThat(clocks).isEmpty();
        assertThat(new String(app.handle(Request.get("/")).content().readAll(), UTF_8)).isEqualTo("cOptional.empty");
        assertThat(clocks).hasSize(1);
    }

    @Test
    void whatIsProvidedCanBeMadeOfWhatIsProvided() {
        App.create().provide(out).controller(new WithPlain())
                .provide(Store.class, provided -> new Memory(List.of(provided.get(Clock.class).name)))
                .provide(Clock.class, provided -> new Clock(provided.get(String.class)))
                .provide("name").verify();
        assertThat(out.get()).isEqualTo(new Memory(List.of("name")));
    }

    @Test
    void whatIsMissingOrAmbiguousIsToldTogetherWithTheLineToAdd() {
        App app = App.create().provide(new Memory(log)).provide(new Disk())
                .controller(new WithPlain()).controller(new WithLazy()).controller(new WithNeeds());
        String message = String.valueOf(catchThrowable(app::verify).getMessage());
        assertThat(message.lines().count()).as(message).isEqualTo(6);
        assertThat(message)
                .containsPattern("Plain constructor \\(ProvideTest.java:\\d+\\): several things can be the \\S+Store it needs: "
                        + "\\S+Memory, \\S+Disk. Say which with .provide\\(ProvideTest.Store.class, provided -> provided.get\\(ProvideTest.Memory.class\\)\\)")
                .containsPattern("Plain constructor \\(.*\\): nothing provides the java.*AtomicReference it needs")
                .containsPattern("Lazy constructor \\(.*\\): nothing provides the \\S+Clock it needs. Add .provide\\(ProvideTest.Clock")
                .containsPattern("Needs constructor \\(.*\\): nothing provides the \\S+Clock it needs");
    }

    @Test
    void whatASupplierAsksForInVainIsToldWithTheRest() {
        App app = App.create().provide(out).controller(new WithPlain()).controller(new Broken())
                .provide(Store.class, provided -> new Memory(List.of(provided.get(Clock.class).name)));
        assertThat(catchThrowable(app::verify)).hasMessageContaining("because of 2 mistakes")
                .hasMessageContaining("provide(ProvideTest.Store.class, …) (ProvideTest.java:")
                .hasMessageContaining("): nothing provides the dev.homespun.ProvideTest.Clock it needs. "
                        + "Add .provide(ProvideTest.Clock.class, () -> …) to the App.");
    }

    @Controller
    static final class Broken { }

    @Test
    void aCircleIsAMistake() {
        App app = App.create().provide(out).controller(new WithPlain())
                .provide(Store.class, provided -> new Memory(List.of(provided.get(Clock.class).name)))
                .provide(Clock.class, provided -> new Clock(provided.get(Store.class).toString()));
        assertThat(catchThrowable(app::verify)).hasMessageContaining("because of 1 mistake:")
                .hasMessageContaining("): it needs itself: ProvideTest.Store needs ProvideTest.Clock needs ProvideTest.Store. "
                        + "Let one of them ask later: give it a Supplier, () -> provided.get(ProvideTest.Store.class).");
    }

    @Test
    void aContainerIsAskedForWhatIsNotProvided() {
        List<Class<?>> asked = new ArrayList<>();
        Store store = new Disk();
        App app = App.create().provide(out).controller(new WithPlain()).factory(type -> {
            asked.add(type);
            return type == Store.class ? Optional.of(store) : Optional.empty();
        });
        app.verify();
        assertThat(out.get()).isSameAs(store);
        assertThat(asked).containsExactly(Plain.class, Store.class);
    }

    @Test
    void aContainerMayMakeFiltersAndWhatItGivesIsItsOwnToClose() {
        Needs own = new Needs(Optional.empty(), List.of(new Memory(log)), () -> new Clock(""), List.of(), out);
        App app = App.create().controller(new WithNeeds())
                .factory(type -> type == Needs.class ? Optional.of(own) : Optional.empty());
        assertThat(app.verify().getFirst().filters()).containsExactly(own);
        app.close();
        assertThat(log).isEmpty();
    }

    @Test
    void aContainerThatFailsIsToldInASentence() {
        App wrong = App.create().controller(new WithPlain()).factory(_ -> Optional.of("text"));
        assertThatThrownBy(wrong::verify).hasMessageStartingWith("factory(…) failed for dev.homespun.ProvideTest$Plain: ")
                .hasMessageContaining("Cannot cast java.lang.String");
    }

    /// The line that a message about two candidates recommends makes one thing stand for two types.
    @Test
    void whatIsProvidedForTwoTypesIsThereOnceAndClosedOnce() {
        App app = App.create().provide(out).provide(new Memory(log)).provide(new Disk()).provide(new Clock("c"))
                .provide(Store.class, provided -> provided.get(Memory.class)).controller(new WithNeeds());
        app.verify();
        assertThat(((List<?>) out.get()).get(1)).isEqualTo(List.of(new Memory(log), new Disk()));
        app.close();
        app.close();
        assertThat(log).containsExactly("filter", "memory");
    }

    record Ports(int port, Optional<Integer> same, AtomicReference<Object> out) implements Passing {
        Ports {
            out.set(List.of(port, same.orElseThrow()));
        }
    }

    @Controller
    @Use(Ports.class)
    static final class WithPorts {
        @Get String get() { return "got"; }
    }

    @Test
    void primitivesAreWhatTheirBoxesAre() {
        App.create().provide(out).provide(8080).controller(new WithPorts()).verify();
        assertThat(out.get()).isEqualTo(List.of(8080, 8080));
        App.create().provide(out).controller(new WithPorts())
                .factory(type -> type == Integer.class ? Optional.of(80) : Optional.empty()).verify();
        assertThat(out.get()).isEqualTo(List.of(80, 80));
        App.create().provide(out).provide(int.class, () -> 1).controller(new WithPorts()).verify();
        assertThat(out.get()).isEqualTo(List.of(1, 1));
    }

    static final class Unclosable implements AutoCloseable {
        @Override
        public void close() {
            throw new NoClassDefFoundError("provoked");
        }
    }

    @Test
    void anErrorWhileOneIsClosedLeavesNoOtherOpen() {
        App app = App.create().provide(new Memory(log)).provide(new Unclosable());
        app.close();
        assertThat(log).containsExactly("memory");
    }

    @Test
    void aClassIsNoInstance() {
        assertThatThrownBy(() -> App.create().provide(Disk.class)).isInstanceOf(IllegalArgumentException.class)
                .hasMessage("provide(…) takes an instance; for the class %s write provide(Disk.class, () -> …)",
                        Disk.class.getName());
    }
}
