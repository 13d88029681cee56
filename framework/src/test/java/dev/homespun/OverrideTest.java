package dev.homespun;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import dev.homespun.annotation.Controller;
import dev.homespun.annotation.Get;
import dev.homespun.annotation.Use;
import dev.homespun.http.Filter;
import dev.homespun.http.Handler;
import dev.homespun.http.Request;
import dev.homespun.http.Response;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Fakes in the place of what an application provides.
class OverrideTest {

    interface Store extends AutoCloseable {
        String find();

        @Override
        void close();
    }

    static class Disk implements Store {
        private final List<String> log = new ArrayList<>();

        @Override
        public String find() {
            return "from the disk";
        }

        @Override
        public void close() {
            log.add("closed");
        }
    }

    record AskingStore(Store store) implements Filter {
        @Override
        public Response filter(Request request, Handler next) {
            return Response.text(store.find());
        }
    }

    record AskingDisk(Disk disk) implements Filter {
        @Override
        public Response filter(Request request, Handler next) {
            return Response.text(disk.find());
        }
    }

    @Controller
    static final class WithStore {
        @Get("/store") @Use(AskingStore.class) String get() { return ""; }
    }

    @Controller
    static final class WithDisk {
        @Get("/disk") @Use(AskingDisk.class) String get() { return ""; }
    }

    private static String answer(App app, String path) throws Exception {
        return new String(app.handle(Request.get(path)).content().readAll(), UTF_8);
    }

    private static Store fake() {
        Store fake = mock();
        when(fake.find()).thenReturn("fake");
        return fake;
    }

    @Test
    void aMockTakesThePlaceOfAnInstanceAndBothAreClosed() throws Exception {
        Disk real = new Disk();
        Store fake = fake();
        try (App app = App.create().provide(real).controller(new WithStore()).override(Store.class, fake)) {
            assertThat(answer(app, "/store")).isEqualTo("fake");
        }
        verify(fake).close();
        assertThat(real.log).containsExactly("closed");
    }

    @Test
    void whatIsReplacedIsNotMadeWhicheverIsSaidFirst() throws Exception {
        App app = App.create().override(Store.class, fake()).controller(new WithStore()).provide(Store.class, () -> {
            throw new IllegalStateException("made");
        });
        assertThat(answer(app, "/store")).isEqualTo("fake");
    }

    @Test
    void aMockOfAClassStandsForTheClass() throws Exception {
        Disk fake = mock();
        when(fake.find()).thenReturn("fake");
        App app = App.create().provide(new Disk()).controller(new WithStore()).controller(new WithDisk())
                .override(Disk.class, fake);
        assertThat(answer(app, "/disk")).isEqualTo("fake");
        assertThat(answer(app, "/store")).isEqualTo("fake");
    }

    @Test
    void whatIsAskedForNeedsNotBeProvided() throws Exception {
        App app = App.create().controller(new WithStore()).override(Store.class, fake());
        assertThat(answer(app, "/store")).isEqualTo("fake");
    }

    @Test
    void whatNobodyProvidesOrAsksForIsAMistake() {
        App app = App.create().provide(new Disk()).controller(new WithStore()).override(Runnable.class, () -> {});
        for (int attempt = 0; attempt < 2; attempt++) {
            assertThatThrownBy(app::verify).isInstanceOf(IllegalStateException.class).hasMessageMatching(
                    "The application cannot start, because of 1 mistake:\n  override\\(Runnable.class, …\\) "
                    + "\\(OverrideTest.java:\\d+\\): nothing provides a java.lang.Runnable, and nothing asks for one. "
                    + "Override the type that a constructor asks for, or remove this.");
        }
    }

    @Test
    void whoAsksForSomethingNarrowerIsToldOfTheOverride() {
        App app = App.create().provide(new Disk()).controller(new WithDisk()).override(Store.class, fake());
        assertThatThrownBy(app::verify)
                .hasMessageContaining("Disk it needs is replaced by override(OverrideTest.Store.class, …) (")
                .hasMessageContaining("Override OverrideTest.Disk.class, or ask for the wider type.");
    }

    @Test
    void aTypeIsOverriddenOnceAndBeforeTheFirstRequest() {
        App app = App.create().controller(new WithStore()).override(Store.class, fake());
        assertThatThrownBy(() -> app.override(Store.class, fake())).isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("Store is overridden twice, first by override(OverrideTest.Store.class, …) (");
        app.verify();
        assertThatThrownBy(() -> app.override(Disk.class, new Disk()))
                .hasMessageContaining("the application is in use");
    }
}
